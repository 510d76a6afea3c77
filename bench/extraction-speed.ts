// Measures what reading a page costs beside Readability and defuddle, and what threads bring:
//   node dist/bench/extraction-speed.js PAGES.jsonl.gz [pages]
// Each line of the file is a page: {"url": ..., "html": ...}. CPU time, all readers on a page before the next page.
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { z } from "zod";
import type { PageReading } from "../src/core/article.ts";
import { readPage } from "../src/pages/read-page.ts";
import type { Bytes } from "../src/ports/readers.ts";
import { openThreads } from "../src/threads/pool.ts";

const [file = "", pagesMax = "60"] = process.argv.slice(2);
const microsPerMs = 1_000;
const nanosPerMs = 1_000_000;
const delayResolutionMs = 5;
const line = z.object({ url: z.string(), html: z.string() });
type Page = z.infer<typeof line>;

const pages: readonly Page[] = gunzipSync(readFileSync(file))
  .toString("utf8")
  .split("\n")
  .filter((text) => text !== "")
  .slice(0, Number(pagesMax))
  .map((text) => line.parse(JSON.parse(text)));

const readers: readonly (readonly [string, (page: Page) => unknown])[] = [
  ["newswatch", (page) => readPage(bytesOf(page))],
  ["Readability + linkedom", ({ html }) => new Readability(parseHTML(html).document).parse()],
  ["defuddle + linkedom", ({ html, url }) => Defuddle(parseHTML(html).document, url)],
];

function bytesOf({ html, url }: Page): Bytes {
  return { bytes: new TextEncoder().encode(html), contentType: "text/html; charset=utf-8", url };
}

/** What one reader has spent, and on how many pages it threw. */
type Spent = { cpuMs: number; thrown: number };

async function measure(read: (page: Page) => unknown, page: Page): Promise<Spent> {
  const from = process.cpuUsage();
  let thrown = 0;
  try {
    await read(page);
  } catch {
    thrown = 1;
  }
  const { user, system } = process.cpuUsage(from);
  return { cpuMs: (user + system) / microsPerMs, thrown };
}

/** The readers take turns on each page, so that a busy machine slows all of them alike. */
async function measureReaders(): Promise<ReadonlyMap<string, Spent>> {
  const spent = new Map(readers.map(([name]) => [name, { cpuMs: 0, thrown: 0 }]));
  for (const page of pages) {
    for (const [name, read] of readers) {
      const { cpuMs, thrown } = await measure(read, page);
      const sum = spent.get(name);
      if (sum === undefined) continue;
      sum.cpuMs += cpuMs;
      sum.thrown += thrown;
    }
  }
  return spent;
}

async function measureThreads(threads: number): Promise<void> {
  const pool = openThreads({ file: new URL("../workers/parse-thread.js", import.meta.url), threads });
  const readAll = () => Promise.all(pages.map((page) => pool.run<PageReading>("readPage", bytesOf(page))));
  try {
    await readAll();
    const delay = monitorEventLoopDelay({ resolution: delayResolutionMs });
    delay.enable();
    const from = performance.now();
    await readAll();
    const perSecond = (pages.length / (performance.now() - from)) * microsPerMs;
    delay.disable();
    const blocked = Math.max(0, delay.max / nanosPerMs - delayResolutionMs);
    console.log(
      `${threads} thread(s): ${perSecond.toFixed(0)} pages/s, the event loop waited at most ${blocked.toFixed(1)} ms`,
    );
  } finally {
    await pool.close();
  }
}

// The first round warms the code up and is not counted.
await measureReaders();
const spent = await measureReaders();
const peerMs = spent.get("Readability + linkedom")?.cpuMs ?? 0;
for (const [name, { cpuMs, thrown }] of spent) {
  const perPage = (cpuMs / pages.length).toFixed(1);
  console.log(`${name}: ${perPage} CPU ms/page, ${(cpuMs / peerMs).toFixed(2)} of Readability, ${thrown} pages threw`);
}
await measureThreads(1);
await measureThreads(2);
