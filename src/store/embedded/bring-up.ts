// Gets from whatever is there - nothing, a dead server, one left behind - to a running server that is ours.
import type { ChildProcess } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../core/limits.ts";
import { absentIsUndefined, EmbeddedFailure } from "./failure.ts";
import { type Held, type Holder, hold } from "./hold.ts";
import { type Layout, urlOf } from "./layout.ts";
import type { Means } from "./means.ts";
import { readPostmaster, removeStaleLocks, serverProcesses } from "./processes.ts";
import { launch, stopServer } from "./server.ts";

export type Place = {
  readonly layout: Layout;
  readonly means: Means;
  readonly signal: AbortSignal;
};

export type Up = { readonly holder: Holder; readonly socketFolder: string };

type Launched = { readonly child: ChildProcess; readonly logStart: number };

/** A start can be lost to another process that stops again at once, so one more is tried. */
const launchesMax = 2;
export const stoppedSentence = "newswatch was stopped while its database was starting.";

/** Gives the held server, or throws an EmbeddedFailure and leaves nothing running that it started. */
export async function bringUp(place: Place): Promise<Up> {
  const launched: Launched[] = [];
  try {
    return await untilHeld(place, launched);
  } catch (error) {
    const inUse = error instanceof EmbeddedFailure && error.code === "in-use";
    if (!inUse) await putDown(place.layout, launched);
    throw error;
  }
}

async function untilHeld(place: Place, launched: Launched[]): Promise<Up> {
  const deadline = Date.now() + limits.databaseStartMsMax;
  for (;;) {
    const { held, socketFolder } = await tryHold(place.layout);
    if (held.kind === "held") return { holder: held.holder, socketFolder };
    if (held.kind === "taken") throw inUse(place.layout, held.by);
    const move = nextMove(place, launched, deadline);
    if (move === "give-up") throw new EmbeddedFailure("stopped", stoppedSentence);
    if (move === "fail") throw await startFailed(place.layout, launched);
    if (move === "launch") {
      removeStaleLocks(place.layout);
      launched.push({ logStart: await logSize(place.layout), child: await launch(place.layout, place.means) });
    }
    await sleep(limits.databasePollMs);
  }
}

function nextMove(place: Place, launched: readonly Launched[], deadline: number) {
  const running = launched.some(isRunning) || serverProcesses(place.layout).length > 0;
  // A server that somebody else started is waited for, so that it can be held and then stopped in order.
  if (place.signal.aborted && (launched.length > 0 || !running)) return "give-up";
  if (Date.now() > deadline) return "fail";
  if (running) return "wait";
  return launched.length < launchesMax ? "launch" : "fail";
}

async function tryHold(layout: Layout): Promise<{ readonly held: Held; readonly socketFolder: string }> {
  const postmaster = readPostmaster(layout);
  // A server left behind may listen elsewhere than we would choose today.
  const socketFolder = postmaster?.socketFolder ?? layout.socketFolder;
  if (postmaster?.ready !== true) return { held: { kind: "away" }, socketFolder };
  const password = await readFile(layout.passwordFile, "utf8");
  return { held: await hold(urlOf(socketFolder, password.trim(), "postgres")), socketFolder };
}

async function putDown(layout: Layout, launched: readonly Launched[]): Promise<void> {
  const running = launched.filter(isRunning);
  if (running.length === 0) return;
  // Before it has written its lock file, only its parent knows it.
  for (const { child } of running) child.kill("SIGINT");
  const deadline = Date.now() + limits.databaseStopMsMax;
  while (running.some(isRunning) && Date.now() < deadline) await sleep(limits.databasePollMs);
  await stopServer(layout);
}

function isRunning({ child }: Launched): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function inUse(layout: Layout, by: string): EmbeddedFailure {
  return new EmbeddedFailure(
    "in-use",
    `Another newswatch (${by}) is already running on ${layout.dataFolder}. Stop it first, or set NEWSWATCH_DATA to ` +
      "another folder.",
  );
}

async function startFailed(layout: Layout, launched: readonly Launched[]): Promise<EmbeddedFailure> {
  const lines = await logLines(layout, launched.at(-1)?.logStart ?? 0);
  return new EmbeddedFailure(
    "start-failed",
    `PostgreSQL did not start on ${layout.cluster}. The end of its log ${layout.logFile}:\n${lines.join("\n")}`,
  );
}

async function logSize(layout: Layout): Promise<number> {
  const file = await open(layout.logFile).catch(absentIsUndefined);
  if (file === undefined) return 0;
  return (await file.stat().finally(() => file.close())).size;
}

async function logLines(layout: Layout, start: number): Promise<readonly string[]> {
  const bytes = (await readFile(layout.logFile).catch(absentIsUndefined)) ?? Buffer.alloc(0);
  // A log set aside at the start is shorter than it was.
  const text = bytes.subarray(start <= bytes.length ? start : 0).toString("utf8");
  return text.trimEnd().split("\n").slice(-limits.databaseLogTailLines);
}
