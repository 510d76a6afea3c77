// Headers are a server's word and may hold anything: what is read from them stays within its bounds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { freshForMs } from "../../src/web/fresh-for.ts";
import { askedWaitMs } from "../../src/web/retry-after.ts";
import { robotsRules } from "../../src/web/robots-rules.ts";
import { wallOf } from "../../src/web/wall.ts";

const now = new Date("2026-03-05T12:00:00Z");
const rounds = 3_000;

/** Always the same numbers in [0, 1) for the same seed (a linear congruence, after Numerical Recipes). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const scraps = [
  "max-age=",
  "no-cache",
  "s-maxage",
  "=",
  ",",
  ";",
  '"',
  " ",
  "\t",
  "0",
  "9",
  "999999999999999999999",
  "-1",
  "1e9",
  "NaN",
  "Infinity",
  "Thu, 05 Mar 2026 12:02:00 GMT",
  "Thu, 99 Mar 2026 99:99:99 GMT",
  "Thursday, 05-Mar-26 12:02:00 GMT",
  "t=",
  "r=0",
  "reset=",
  "challenge",
  "datadome=",
  "_px=",
  "\u202e",
  "\0",
  "ÿ",
  "__proto__",
  "User-agent: *\n",
  "Disallow: /",
  "Crawl-delay: ",
  "*",
  "$",
  "\n",
  "#",
];

function nonsense(roll: () => number): string {
  const length = Math.floor(roll() * 8);
  return Array.from({ length }, () => scraps[Math.floor(roll() * scraps.length)] ?? "").join("");
}

test("web headers: thousands of made-up ones -> every time read is a whole number within its bounds", () => {
  const roll = dice(7);
  for (let round = 0; round < rounds; round++) {
    const written = nonsense(roll);
    const header = () => (roll() < 0.7 ? written : undefined);
    for (const [ms, max] of [
      [freshForMs(header, now), limits.freshForMsMax],
      [askedWaitMs(429, header, now), limits.retryAfterMsMax],
    ] as const) {
      assert.ok(ms === undefined || (ms >= 0 && ms <= max), `${ms} from ${JSON.stringify(written)}`);
    }
  }
});

test("web headers: thousands of made-up ones -> what is told of a wall is short and plain", () => {
  const roll = dice(11);
  for (let round = 0; round < rounds; round++) {
    const told = wallOf(403, () => nonsense(roll))?.header ?? "";
    assert.match(told, /^[\x20-\x7e]{0,80}$/);
  }
});

test("robots rules: thousands of made-up files -> always an answer, and a pause within its bounds", () => {
  const roll = dice(13);
  for (let round = 0; round < rounds; round++) {
    const rules = robotsRules("https://wire.example", nonsense(roll), "newswatch");
    assert.equal(typeof rules.allows("https://wire.example/a?b=c"), "boolean");
    assert.ok(rules.delayMs >= 0 && rules.delayMs <= limits.crawlDelayMsMax);
  }
});
