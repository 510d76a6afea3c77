// Measures polling thousands of feeds on a local fake internet, first and unchanged, beside Python feedparser + requests
// and newsboat on the same server, and finding what is due among a million rows.
//   node dist/bench/feeds-fleet.js [--feeds 10000] [--rivals 2000] [--rows 1000000] [--workers 16]
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { FeedReading } from "../src/core/feed/feed.ts";
import { limits } from "../src/core/limits.ts";
import { feedReader } from "../src/feeds/feed-reader.ts";
import { checkFeed } from "../src/steps/check-feed.ts";
import { hostTurns } from "../src/store/hosts.ts";
import { type OpenStore, openStore } from "../src/store/open-store.ts";
import { openThreads } from "../src/threads/pool.ts";
import { openWeb } from "../src/web/open-web.ts";
import { feedSetting } from "../tests/helpers/make.ts";
import { millionRows } from "./fleet-rows.ts";
import { freshDatabase } from "./fresh-database.ts";

const { values } = parseArgs({
  options: {
    feeds: { type: "string", default: "10000" },
    rivals: { type: "string", default: "2000" },
    rows: { type: "string", default: "1000000" },
    workers: { type: "string", default: "16" },
  },
});
const count = Number(values.feeds);
const rivals = Number(values.rivals);
const rows = Number(values.rows);
const workers = Number(values.workers);

type Pass = { readonly wall: number; readonly cpu: number; readonly rssMb: number };

function tell(what: string, feeds: number, { wall, cpu, rssMb }: Pass): void {
  const perSecond = (feeds / wall).toFixed(0);
  const cpuEach = ((cpu * 1_000) / feeds).toFixed(2);
  console.log(
    `${what.padEnd(34)} ${feeds} feeds in ${wall.toFixed(1)} s: ${perSecond} feeds/s, ${cpuEach} ms CPU a feed, ${rssMb.toFixed(0)} MB`,
  );
}

async function startSite(): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const file = fileURLToPath(new URL("fleet-site.js", import.meta.url));
  const child = spawn(process.execPath, [file], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(child.stdout, "data");
  return { child, port: Number(String(line)) };
}

function urlOf(index: number, port: number): string {
  return `http://127.${10 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}:${port}/feed.xml`;
}

async function ours(port: number): Promise<void> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url });
  const turns = hostTurns(store.sql);
  const web = openWeb({ userAgent: "newswatch-bench (+local)", allowPrivate: ["127.0.0.0/8"], hostGapMs: 500, turns });
  const threads = openThreads({ file: new URL("../workers/parse-thread.js", import.meta.url), threads: 2 });
  let now = new Date();
  const needs = {
    clock: { now: () => now },
    feeds: store.feeds,
    feedReader: feedReader((input) => threads.run<FeedReading>("parseFeed", input)),
    web,
    jobs: { add: async () => undefined },
  };
  try {
    const listed = Array.from({ length: count }, (_, index) =>
      feedSetting({ name: `feed-${index}`, url: urlOf(index, port) }),
    );
    await store.feeds.sync(listed, now);
    const outcomes = () => store.sql`select outcome, count(*) as feeds from feeds group by outcome`;
    const poll = () => pollAll(store, now, (id) => checkFeed(id, needs));
    await measured("newswatch, first poll", poll, store);
    const [first] = await outcomes();
    if (first?.["outcome"] !== "ok") throw new Error(`The first poll came to ${first?.["outcome"]}.`);
    now = new Date(now.getTime() + 2 * 86_400_000);
    await measured("newswatch, unchanged poll", poll, store);
    console.log(`  outcomes: ${(await outcomes()).map((row) => `${row["outcome"]} ${row["feeds"]}`).join(", ")}`);
    if (rows > 0) await millionRows(store, rows);
  } finally {
    await web.close();
    await threads.close();
    await store.close();
    await database.stop();
  }
}

/** As many at a time as the beat leaves hints for. */
async function pollAll(store: OpenStore, now: Date, look: (id: string) => Promise<unknown>): Promise<void> {
  for (let ids = [...(await store.feeds.due(now, limits.sweepRowsMax))]; ids.length > 0; ) {
    const work = async () => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop()) await look(id);
    };
    await Promise.all(Array.from({ length: workers }, work));
    ids = [...(await store.feeds.due(now, limits.sweepRowsMax))];
  }
}

/** Processor time of the thread that runs the event loop: unlike the clock, it does not count waiting for a processor. */
function mainThreadMs(): number {
  return Number(readFileSync("/proc/self/schedstat", "utf8").split(" ", 1)[0]) / 1e6;
}

/** A thread that does nothing: what delays it is the machine, not our work. */
const idle = `
  const { monitorEventLoopDelay } = require("node:perf_hooks");
  const { parentPort } = require("node:worker_threads");
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  parentPort.once("message", () => parentPort.postMessage(delay.max / 1e6));
`;

async function idleDelayMs(worker: Worker): Promise<number> {
  worker.postMessage("tell");
  const [ms] = await once(worker, "message");
  return Number(ms);
}

async function measured(what: string, work: () => Promise<void>, store: OpenStore): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const control = new Worker(idle, { eval: true });
  await once(control, "online");
  let rss = 0;
  let workedMs = 0;
  let before = mainThreadMs();
  const sampling = setInterval(() => {
    const ms = mainThreadMs();
    workedMs = Math.max(workedMs, ms - before);
    before = ms;
    rss = Math.max(rss, process.memoryUsage.rss());
  }, 5);
  const [cpuBefore, postgresBefore, startedAt] = [process.cpuUsage(), await postgresCpu(store), performance.now()];
  delay.enable();
  await work();
  delay.disable();
  clearInterval(sampling);
  const { user, system } = process.cpuUsage(cpuBefore);
  const wall = (performance.now() - startedAt) / 1_000;
  const machineMs = await idleDelayMs(control);
  tell(what, count, { wall, cpu: (user + system) / 1e6, rssMb: rss / 1024 ** 2 });
  const postgres = ((await postgresCpu(store)) - postgresBefore) * 1_000;
  const ms = (nanoseconds: number) => `${(nanoseconds / 1e6).toFixed(0)} ms`;
  console.log(`  PostgreSQL besides: ${(postgres / count).toFixed(2)} ms CPU a feed`);
  console.log(`  event loop worked for ${workedMs.toFixed(0)} ms at most between two of its turns`);
  console.log(
    `  by the clock it was delayed by ${ms(delay.max)} at most, ${ms(delay.percentile(99.9))} in 99.9 %; an idle thread beside it by ${machineMs.toFixed(0)} ms`,
  );
}

/** Seconds of processor time of the server's processes that serve this pool, as Linux counts them. */
async function postgresCpu({ sql }: OpenStore): Promise<number> {
  const pids = await sql<{ pid: number }[]>`select pid from pg_stat_activity where pid is not null`;
  const ticks = pids.map(({ pid }) => ticksOf(pid));
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

function ticksOf(pid: number): number {
  try {
    const fields = execFileSync("cat", [`/proc/${pid}/stat`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const numbers = fields.slice(fields.lastIndexOf(")") + 2).split(" ");
    return Number(numbers[11]) + Number(numbers[12]);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

async function others(port: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "newswatch-fleet-"));
  const list = join(folder, "urls");
  await writeFile(list, Array.from({ length: rivals }, (_, index) => urlOf(index, port)).join("\n"));
  const script = fileURLToPath(new URL("../../bench/fleet-rivals.py", import.meta.url));
  for (const rival of ["feedparser", "newsboat"]) {
    const out = execFileSync("/usr/bin/python3", [script, rival, list, String(workers)], { encoding: "utf8" });
    const { first, again }: { first: Pass; again: Pass } = JSON.parse(out);
    tell(`${rival}, first poll`, rivals, first);
    tell(`${rival}, unchanged poll`, rivals, again);
  }
  await rm(folder, { recursive: true, force: true });
}

const { child, port } = await startSite();
try {
  console.log(`${workers} requests at a time, two parsing threads, 20 entries of 0.4 kB in a feed`);
  await ours(port);
  if (rivals > 0) await others(port);
} finally {
  child.stdin?.end();
}
