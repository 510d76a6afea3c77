// Findings of single watches: silence that is longer than usual for them, and the day on which they end.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WatchFacts } from "../../src/core/status/facts.ts";
import { watchFindings } from "../../src/core/status/watch-findings.ts";
import type { Duty } from "../../src/core/watch/duty.ts";
import { after, dayMs, hourMs, start } from "../helpers/make.ts";
import { desk, statusFacts } from "../helpers/status.ts";

function findings(facts: Partial<WatchFacts>, duty: Duty = {}) {
  const watch = { name: "visits", title: "Visits", level: "high", ...duty } as const;
  const known = { name: "visits", version: 1, lastMatchAt: undefined, lastAlertAt: undefined, alerts: 0, ...facts };
  return watchFindings({ ...desk(), watches: [watch] }, statusFacts({ watches: [known] }), start).map(
    ({ level, subject, sentence }) => `${level} ${subject}: ${sentence}`,
  );
}

const usual = { matches: 84, overMs: 28 * dayMs, longestGapMs: 20 * hourMs };

test("silence: twice the longest gap and two days are over -> told, with what is usual", () => {
  assert.deepEqual(findings({ recent: usual, lastMatchAt: after(-4 * dayMs) }), [
    "warn watch visits: Silent: usually 3 a day, nothing for 4 days.",
  ]);
  assert.deepEqual(
    findings({ recent: { ...usual, matches: 10, overMs: 40 * dayMs }, lastMatchAt: after(-30 * dayMs) }),
    ["warn watch visits: Silent: usually one in 4 days, nothing for 30 days."],
  );
});

test("silence: within what it had before, or too few matches to know -> nothing is told", () => {
  assert.deepEqual(findings({ recent: usual, lastMatchAt: after(-2 * dayMs) }), []);
  assert.deepEqual(findings({ recent: { ...usual, longestGapMs: 3 * dayMs }, lastMatchAt: after(-5 * dayMs) }), []);
  assert.deepEqual(findings({ recent: { ...usual, matches: 9 }, lastMatchAt: after(-40 * dayMs) }), []);
  assert.deepEqual(findings({ lastMatchAt: after(-40 * dayMs) }), []);
  assert.deepEqual(findings({}), []);
});

test("expires: a week before -> told; on the last day -> today; after it -> a warning, and no word of silence", () => {
  assert.deepEqual(findings({}, { expires: "2026-11-28" }), []);
  assert.deepEqual(findings({}, { expires: "2026-11-27" }), ["info watch visits: Expires in 7 days."]);
  assert.deepEqual(findings({}, { expires: "2026-11-20" }), ["info watch visits: Expires today."]);
  assert.deepEqual(findings({ recent: usual, lastMatchAt: after(-9 * dayMs) }, { expires: "2026-11-19" }), [
    "warn watch visits: Expired on 2026-11-19: its matches are recorded and not told.",
  ]);
});
