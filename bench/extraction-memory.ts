// Reads thousands of pages in a row and tells what stays in memory: node --expose-gc dist/bench/extraction-memory.js PAGES.jsonl.gz [pages]
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { readPage } from "../src/pages/read-page.ts";

const [file = "", pagesMax = "5000"] = process.argv.slice(2);
const reportsMax = 10;
const bytesPerMb = 1024 * 1024;
const line = z.object({ url: z.string(), html: z.string() });
const pages = gunzipSync(readFileSync(file))
  .toString("utf8")
  .split("\n")
  .filter((text) => text !== "")
  .map((text) => line.parse(JSON.parse(text)));

const count = Number(pagesMax);
const outcomes = new Map<string, number>();
for (let index = 0; index < count; index++) {
  const page = pages[index % pages.length];
  if (page === undefined) break;
  const bytes = new TextEncoder().encode(page.html);
  const reading = readPage({ bytes, contentType: "text/html; charset=utf-8", url: page.url });
  const outcome = reading.kind === "article" ? reading.kind : reading.why;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  if ((index + 1) % (count / reportsMax) !== 0) continue;

  globalThis.gc?.();
  console.log(`${index + 1} pages: ${(process.memoryUsage().heapUsed / bytesPerMb).toFixed(1)} MB of heap`);
}
console.log(Object.fromEntries(outcomes));
