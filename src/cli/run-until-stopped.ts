// Runs a house until it is told to stop: SIGTERM and SIGINT drain it, a second one ends it at once, SIGHUP reloads.
import { setTimeout as pause } from "node:timers/promises";
import { sayAlive } from "../../workers/alive.ts";
import { every } from "../../workers/every.ts";
import type { Work } from "../../workers/work.ts";
import { limits } from "../core/limits.ts";
import { version } from "../core/version.ts";
import { type House, openHouse } from "../house.ts";
import { openLog } from "../log/log.ts";
import type { Log } from "../ports/clock-and-log.ts";
import type { Terminal } from "./command.ts";
import { fingerprintFrom, readFrom, readOrTell } from "./read-desk.ts";

export type RunOptions = {
  readonly ownsFeeds: boolean;
  readonly start: (house: House, state: { readonly draining: () => boolean }) => Promise<Work>;
};

export async function runUntilStopped(terminal: Terminal, options: RunOptions): Promise<number> {
  const reading = await readOrTell(terminal);
  if (reading === undefined) return 1;

  const signals = listen();
  const log = openLog({
    level: reading.settings.service.logLevel,
    plain: process.stderr.isTTY === true,
    write: terminal.err,
  });
  log.info("newswatch starts", { version, process: process.pid });
  const house = await openHouse({
    reading,
    readAgain: () => readFrom(terminal),
    fingerprint: () => fingerprintFrom(terminal),
    log,
    console: {
      write: (lines) => terminal.out(`${lines}\n`),
      isTerminal: terminal.isTerminal,
      colour: terminal.isTerminal && terminal.env["NO_COLOR"] === undefined,
    },
    ownsFeeds: options.ownsFeeds,
  });
  try {
    return await run(house, { options, signals, log, terminal });
  } finally {
    await house.close();
    log.info("newswatch has stopped");
  }
}

type Running = {
  readonly options: RunOptions;
  readonly signals: Signals;
  readonly log: Log;
  readonly terminal: Terminal;
};

async function run(house: House, { options, signals, log, terminal }: Running): Promise<number> {
  const work = await options.start(house, { draining: signals.stopped });
  const alive = terminal.env["NEWSWATCH_ALIVE"];
  const loops = alive === undefined ? [] : [sayAlive(house, alive)];
  const reload = every(limits.configPollMs, () => house.desk.reload(), { name: "reload", log });
  signals.onReload(() => house.desk.reload().catch((error: unknown) => log.error("the reload broke", { error })));

  const { feeds, watches } = house.desk.current();
  log.info("newswatch runs", {
    status: `${house.settings.http.url}/status`,
    feeds: feeds.length,
    watches: watches.length,
  });
  const ending = await Promise.race([signals.stop, house.lost]);

  if (ending instanceof Error) log.error("newswatch cannot go on", { error: ending });
  else log.info("newswatch drains", { signal: ending });
  await Promise.all([...loops, reload].map((loop) => loop.stop()));
  await drain(work, log);
  await work.end();
  return ending instanceof Error ? 1 : 0;
}

/** Waits for what is being done, but not for ever. */
async function drain(work: Work, log: Log): Promise<void> {
  const giveUp = new AbortController();
  const late = pause(limits.drainMs, "late" as const, { signal: giveUp.signal }).catch(() => "ended" as const);
  const ended = work.drain().then(() => "ended" as const);
  if ((await Promise.race([ended, late])) === "late") {
    log.warn("what was still being done is left to the next start", { waitedMs: limits.drainMs });
    await work.abandon();
  }
  giveUp.abort();
}

type Signals = {
  readonly stop: Promise<string>;
  stopped(): boolean;
  onReload(reload: () => void): void;
};

function listen(): Signals {
  let stopped = false;
  let reload = () => {};
  const stop = new Promise<string>((resolve) => {
    const on = (signal: NodeJS.Signals) => {
      if (stopped) process.exit(1);
      stopped = true;
      resolve(signal);
    };
    process.on("SIGTERM", on);
    process.on("SIGINT", on);
  });
  process.on("SIGHUP", () => reload());
  return {
    stop,
    stopped: () => stopped,
    onReload(wanted) {
      reload = wanted;
    },
  };
}
