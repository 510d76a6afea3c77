// Measures our feed parser against rss-parser on a folder of feeds: node dist/bench/feeds-speed.js FOLDER [ROUNDS]
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import Parser from "rss-parser";
import { decode } from "../src/feeds/decode.ts";
import { parseFeed } from "../src/feeds/parse-feed.ts";

const url = "http://feed.invalid/";
const roundsDefault = 20;
// Until then the compiler is at work on both; a service runs for months.
const roundsUnmeasured = 5;

type Contestant = { readonly name: string; readonly parse: (bytes: Uint8Array) => Promise<unknown> };

/** Both start from bytes; rss-parser gets our decoding, because its own knows hardly any encoding. */
const ours: Contestant = {
  name: "newswatch",
  parse: (bytes) => parseFeed({ bytes, contentType: undefined, url }),
};

function theirs(): Contestant {
  const parser = new Parser();
  return {
    name: "rss-parser",
    parse: (bytes) => parser.parseString(decode(bytes, undefined).text).catch(() => undefined),
  };
}

/** CPU time of one pass over all feeds, in milliseconds. */
async function pass({ parse }: Contestant, feeds: readonly Uint8Array[]): Promise<number> {
  const before = process.cpuUsage();
  for (const bytes of feeds) await parse(bytes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, two) => one - two)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** Turn by turn, so that a busy moment of the machine strikes both. */
async function race(feeds: readonly Uint8Array[], rounds: number): Promise<void> {
  const rival = theirs();
  const mine: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < roundsUnmeasured; round++) {
    await pass(ours, feeds);
    await pass(rival, feeds);
  }
  for (let round = 0; round < rounds; round++) {
    mine.push(await pass(ours, feeds));
    other.push(await pass(rival, feeds));
  }
  const bytes = feeds.reduce((sum, { length }) => sum + length, 0);
  const show = (times: readonly number[]) =>
    `best ${Math.min(...times).toFixed(1)} median ${median(times).toFixed(1)} ms`;
  console.log(`${feeds.length} feeds, ${bytes} bytes, ${rounds} rounds, CPU time`);
  console.log(`  ${ours.name} ${show(mine)}; ${rival.name} ${show(other)}`);
  const ratios = [Math.min(...other) / Math.min(...mine), median(other) / median(mine)];
  console.log(`  times rss-parser's speed: best ${ratios[0]?.toFixed(2)} median ${ratios[1]?.toFixed(2)}`);
}

const [folder, rounds] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: node dist/bench/feeds-speed.js FOLDER [ROUNDS]");
  process.exitCode = 2;
} else {
  const count = rounds === undefined ? roundsDefault : Number(rounds);
  const feeds = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  await race(feeds, count);
}
