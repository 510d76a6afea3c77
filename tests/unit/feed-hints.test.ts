// What feeds and servers ask of readers, and what is made of it.
import assert from "node:assert/strict";
import test from "node:test";
import { noRhythm, type Rhythm } from "../../src/core/feed/feed-memory.ts";
import { askedWaitMs, noHints, outsideSkipped, rememberedHints } from "../../src/core/feed/hints.ts";

const hourMs = 3_600_000;
const nothing = { ttlMs: undefined, updateEveryMs: undefined, skipHours: [], skipDays: [] };

function bringing(itemsPerHour: number): Rhythm {
  return { ...noRhythm, weightedRate: itemsPerHour, weight: 1 };
}

test("update period: nothing known of the rhythm -> counts", () => {
  assert.equal(rememberedHints({ ...nothing, updateEveryMs: hourMs }, noRhythm).everyMs, hourMs);
});

test("update period: the feed keeps to it -> counts", () => {
  assert.equal(rememberedHints({ ...nothing, updateEveryMs: hourMs }, bringing(0.5)).everyMs, hourMs);
});

test("update period: the feed brings several items in that time -> is no hint", () => {
  assert.equal(rememberedHints({ ...nothing, updateEveryMs: hourMs }, bringing(3)).everyMs, undefined);
});

test("update period: untrue beside a ttl -> the ttl still counts", () => {
  const hints = { ...nothing, updateEveryMs: 24 * hourMs, ttlMs: hourMs / 2 };
  assert.equal(rememberedHints(hints, bringing(3)).everyMs, hourMs / 2);
});

test("ttl: a busy feed asks for it -> is honoured, because it is asked and not told", () => {
  assert.equal(rememberedHints({ ...nothing, ttlMs: 2 * hourMs }, bringing(50)).everyMs, 2 * hourMs);
});

test("ttl: a month -> a day at the most, so that no hint silences a feed", () => {
  assert.equal(rememberedHints({ ...nothing, ttlMs: 720 * hourMs }, noRhythm).everyMs, 24 * hourMs);
});

test("skip hours: all of them, or none that exist -> ask for nothing", () => {
  const all = Array.from({ length: 24 }, (_, hour) => hour);
  assert.deepEqual(rememberedHints({ ...nothing, skipHours: all }, noRhythm).skipHours, []);
  assert.deepEqual(rememberedHints({ ...nothing, skipHours: [-1, 24, 3.5] }, noRhythm).skipHours, []);
  assert.deepEqual(rememberedHints({ ...nothing, skipHours: [3, 3, 4] }, noRhythm).skipHours, [3, 4]);
});

test("asked wait: several hints -> the longest, and nothing below none", () => {
  assert.equal(askedWaitMs({ ...noHints, everyMs: 5 }, [undefined, 7, -3]), 7);
  assert.equal(askedWaitMs(noHints, [undefined, -3]), 0);
});

test("skipped hours: a look would fall into them -> the first full hour outside them", () => {
  const at = new Date("2026-03-02T03:20:00Z");
  const latest = new Date("2026-03-03T03:20:00Z");
  const found = outsideSkipped(at, { ...noHints, skipHours: [3, 4] }, latest);
  assert.equal(found.toISOString(), "2026-03-02T05:00:00.000Z");
});
