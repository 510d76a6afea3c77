// Servers for the tests of the embedded PostgreSQL: folders that clean up after themselves, and newswatches to kill.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { connect, type Sql } from "../../src/store/connect.ts";
import { type Embedded, startEmbedded } from "../../src/store/embedded/embedded.ts";
import { EmbeddedFailure, type EmbeddedFailureCode } from "../../src/store/embedded/failure.ts";
import { type Layout, openLayout } from "../../src/store/embedded/layout.ts";
import { serverProcesses } from "../../src/store/embedded/processes.ts";
import { silentLog, temporaryFolder } from "./database.ts";

const answerSchema = z.union([z.object({ url: z.string() }), z.object({ code: z.string(), message: z.string() })]);
export type Answer = z.infer<typeof answerSchema>;

/** Another newswatch, as a process of its own. */
export type Other = {
  readonly answer: Answer;
  readonly pid: number;
  /** Asks it to stop in order, and waits until it has. */
  stop(): Promise<void>;
  kill(): Promise<void>;
};

export const isRoot = process.getuid?.() === 0;

const closings = new WeakMap<TestContext, (() => unknown)[]>();

/** Runs after the test, the last one first, so that what was built on something goes before it. */
export function later(t: TestContext, close: () => unknown): void {
  const known = closings.get(t);
  if (known !== undefined) {
    known.push(close);
    return;
  }
  const all = [close];
  closings.set(t, all);
  t.after(async () => {
    const failures: unknown[] = [];
    // One that fails must not keep the others from stopping their servers.
    for (const one of all.reverse()) await Promise.resolve(one()).catch((error: unknown) => failures.push(error));
    assert.deepEqual(failures, []);
  });
}

/** A folder that is removed after the test, with whatever server is still running on it. */
export async function dataFolder(t: TestContext): Promise<string> {
  const folder = await temporaryFolder();
  later(t, async () => {
    await killServer(await openLayout(folder));
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A server in this process, stopped after the test. */
export async function started(t: TestContext, folder: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataFolder: folder, log: silentLog });
  later(t, () => embedded.stop());
  return embedded;
}

/** A pool that is closed after the test. */
export function pool(t: TestContext, url: string): Sql {
  const sql = connect(url, { poolMax: 2 });
  later(t, () => sql.end({ timeout: 0 }));
  return sql;
}

export async function refused(folder: string, code: EmbeddedFailureCode): Promise<string> {
  const outcome = await startEmbedded({ dataFolder: folder, log: silentLog }).catch((error: unknown) => error);
  assert.ok(outcome instanceof EmbeddedFailure, `expected a refusal, got ${String(outcome)}`);
  assert.equal(outcome.code, code, outcome.message);
  return outcome.message;
}

/** kill -9 of every process of the server. */
export async function killServer(layout: Layout): Promise<void> {
  for (const pid of serverProcesses(layout)) kill(pid);
  await until("the server is dead", () => serverProcesses(layout).length === 0);
}

export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It was faster.
    assert.equal(error instanceof Error && "code" in error && error.code, "ESRCH");
  }
}

export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, `still waiting until ${what}`);
    await sleep(10);
  }
}

const program = `
  import { startEmbedded } from ${JSON.stringify(new URL("../../src/store/embedded/embedded.js", import.meta.url).href)};
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  try {
    const embedded = await startEmbedded({ dataFolder: process.argv[1], log });
    process.stdin.once("data", () => embedded.stop().then(() => process.exit(0)));
    console.log(JSON.stringify({ url: embedded.url }));
  } catch (error) {
    console.log(JSON.stringify({ code: String(error.code), message: error.message }));
  }
`;

/** `prefix` is a command that runs the command behind it, such as setpriv. */
export async function otherNewswatch(t: TestContext, folder: string, prefix: readonly string[] = []): Promise<Other> {
  const command = [...prefix, process.execPath, "--input-type=module", "-e", program, folder];
  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const child = spawn(command[0] ?? "", command.slice(1), { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  later(t, () => end(child, () => child.kill("SIGKILL")));
  const line = await firstLine(child);
  return {
    answer: answerSchema.parse(JSON.parse(line)),
    pid: child.pid ?? 0,
    stop: () => end(child, () => child.stdin.write("stop\n")),
    kill: () => end(child, () => child.kill("SIGKILL")),
  };
}

export function urlOfOther(other: Other): string {
  assert.ok("url" in other.answer, JSON.stringify(other.answer));
  return other.answer.url;
}

async function firstLine(child: ChildProcess): Promise<string> {
  assert.ok(child.stdout);
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error("The other newswatch said nothing.");
}

async function end(child: ChildProcess, how: () => void): Promise<void> {
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  if (!isOver()) how();
  await until("the other newswatch has ended", isOver);
}
