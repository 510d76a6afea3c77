// Runs a house until it is told to stop: SIGTERM and SIGINT drain it within a bound, SIGHUP reloads the settings.
import { setTimeout as pause } from "node:timers/promises";
import { sayAlive } from "../../workers/alive.ts";
import { every } from "../../workers/every.ts";
import type { Work } from "../../workers/work.ts";
import { limits } from "../core/limits.ts";
import type { SettingsReading } from "../core/settings.ts";
import { version } from "../core/version.ts";
import { type House, openHouse } from "../house.ts";
import { openLog } from "../log/log.ts";
import type { Log } from "../ports/clock-and-log.ts";
import type { Terminal } from "./command.ts";
import { fingerprintFrom, readFrom, readOrTell } from "./read-desk.ts";
import { listenToSignals, type Signals } from "./signals.ts";

export type RunOptions = {
  readonly ownsFeeds: boolean;
  /** Works beside other processes, so the embedded database will not do. */
  readonly sharesDatabase: boolean;
  readonly start: (house: House, state: { readonly draining: () => boolean }) => Promise<Work>;
};

type Run = {
  readonly terminal: Terminal;
  readonly options: RunOptions;
  readonly signals: Signals;
  readonly log: Log;
};

export async function runUntilStopped(terminal: Terminal, options: RunOptions): Promise<number> {
  const reading = await readOrTell(terminal);
  if (reading === undefined) return 1;

  if (options.sharesDatabase && reading.settings.service.databaseUrl === undefined) {
    terminal.err("newswatch work: separate workers share one PostgreSQL; set DATABASE_URL (see docs/scaling.md)\n");
    return 1;
  }

  const level = reading.settings.service.logLevel;
  const log = openLog({ level, plain: process.stderr.isTTY === true, write: terminal.err });
  const run: Run = { terminal, options, log, signals: listenToSignals() };
  log.info("starting newswatch", { version, process: process.pid });

  const house = await openUnlessStopped(reading, run);
  if (house === undefined) return 0;
  try {
    return await work(house, run);
  } finally {
    await house.close();
    log.info("newswatch has stopped");
  }
}

/** Undefined when the stop came first; what was opened by then is closed again. */
async function openUnlessStopped(
  reading: Extract<SettingsReading, { kind: "settings" }>,
  { terminal, options, signals, log }: Run,
): Promise<House | undefined> {
  const opening = openHouse({
    reading,
    readAgain: () => readFrom(terminal),
    fingerprint: () => fingerprintFrom(terminal),
    log,
    console: {
      write: (lines) => terminal.deliver(`${lines}\n`),
      isTerminal: terminal.isTerminal,
      colour: terminal.isTerminal && terminal.env["NO_COLOR"] === undefined,
    },
    ownsFeeds: options.ownsFeeds,
    stopping: signals.stopping,
  });
  const first = await Promise.race([opening, signals.stop]);
  if (typeof first !== "string") return first;

  log.info("stopped while starting", { signal: first });
  const closed = opening.then((house) => house.close()).catch(() => undefined);
  await Promise.race([closed, pause(limits.openAbortMs, undefined, { ref: false })]);
  return undefined;
}

async function work(house: House, { terminal, options, signals, log }: Run): Promise<number> {
  const started = await options.start(house, { draining: () => signals.stopping.aborted });
  const alive = terminal.env["NEWSWATCH_ALIVE"];
  const loops = alive === undefined ? [] : [sayAlive(house, alive)];
  const reload = every(limits.configPollMs, () => house.desk.reload(), { name: "reload", log });
  signals.onReload(() => {
    log.info("reloading the settings on SIGHUP");
    house.desk.reload().catch((error: unknown) => log.error("reloading the settings failed", { error }));
  });

  const { feeds, watches } = house.desk.current();
  const status = `${house.settings.http.url}/status`;
  log.info("newswatch is running", { status, feeds: feeds.length, watches: watches.length });
  const ending = await Promise.race([signals.stop, house.lost]);

  if (ending instanceof Error) log.error("newswatch cannot go on", { error: ending });
  else log.info("shutting down: finishing work in progress", { signal: ending });
  await Promise.all([...loops, reload].map((loop) => loop.stop()));
  await drain(started, log);
  await started.end();
  return ending instanceof Error ? 1 : 0;
}

/**
 * Waits for what is being done, but not for ever: a row that is left is claimed until its lease ends, and then found by
 * the sweep.
 */
async function drain(started: Work, log: Log): Promise<void> {
  const late = pause(limits.drainMs, "late" as const, { ref: false });
  const ended = started.drain().then(() => "ended" as const);
  if ((await Promise.race([ended, late])) === "late") {
    log.warn("work still in progress is left to the next start", { waitedMs: limits.drainMs });
  }
}
