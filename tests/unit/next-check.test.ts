// When a feed is looked at again.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Feed } from "../../src/core/feed/feed.ts";
import type { FeedMemory, Rhythm } from "../../src/core/feed/feed-memory.ts";
import { noHints } from "../../src/core/feed/hints.ts";
import { type LookResult, nextCheckAt } from "../../src/core/feed/next-check.ts";
import { feed, feedMemory } from "../helpers/make.ts";

const now = new Date("2026-03-05T12:00:00Z");
const minute = 60_000;
const day = 1_440 * minute;

function waitOf(parts: Partial<Feed>, result: LookResult) {
  return nextCheckAt(feed({ memory: memory(), ...parts }), now, result).getTime() - now.getTime();
}

/** Of a feed that answered a moment ago. */
function memory(parts: Partial<FeedMemory> = {}) {
  return feedMemory({ lastSuccessAt: now, createdAt: new Date(now.getTime() - 30 * day), ...parts });
}

/** A feed known for long, with so many items an hour. */
function rhythm(perHour: number, parts: Partial<Rhythm> = {}): Rhythm {
  return { weightedRate: perHour, weight: 1, peakPerHour: 0, longestGapMs: 0, entries: 20, ...parts };
}

const success: LookResult = { kind: "succeeded", freshForMs: undefined };
const failure: LookResult = { kind: "failed", retryAfterMs: undefined, gone: false };

function near(actual: number, expected: number) {
  assert.ok(
    actual >= expected * 0.9 - 1 && actual <= expected * 1.1 + 1,
    `${actual} is not within a tenth of ${expected}`,
  );
}

test("nextCheckAt: after a success -> the interval, give or take a tenth", () => {
  near(waitOf({}, success), 15 * minute);
});

test("nextCheckAt: the same feed twice -> the same wait, so that a restart changes nothing", () => {
  assert.equal(waitOf({}, success), waitOf({}, success));
});

test("nextCheckAt: a hundred feeds of one interval -> are spread over the whole tenth", () => {
  const waits = Array.from({ length: 100 }, (_, index) => waitOf({ id: `feed-${index}` }, success));

  assert.ok(new Set(waits).size > 90);
  assert.ok(Math.min(...waits) < 15 * minute * 0.92);
  assert.ok(Math.max(...waits) > 15 * minute * 1.08);
});

test("nextCheckAt: failures in a row -> twice as long each time", () => {
  near(waitOf({ failures: 0 }, failure), 15 * minute);
  near(waitOf({ failures: 1 }, failure), 30 * minute);
  near(waitOf({ failures: 3 }, failure), 120 * minute);
});

test("nextCheckAt: failing for long -> once a day; dead for two weeks -> once a week, never not at all", () => {
  near(waitOf({ failures: 50 }, failure), day);
  near(waitOf({ failures: 5_000 }, failure), day);
  const dead = memory({ lastSuccessAt: new Date(now.getTime() - 15 * day) });
  near(waitOf({ failures: 20, memory: dead }, failure), 7 * day);
  near(waitOf({ failures: 20, memory: { ...dead, lastSuccessAt: undefined } }, failure), 7 * day);
});

test("nextCheckAt: an interval of more than a day that fails -> keeps its own interval", () => {
  near(waitOf({ failures: 3, intervalMs: 3 * day }, failure), 3 * day);
});

test("nextCheckAt: Retry-After longer than our wait -> is kept to the letter", () => {
  assert.equal(waitOf({}, { ...failure, retryAfterMs: 5 * 60 * minute }), 5 * 60 * minute);
});

test("nextCheckAt: Retry-After shorter than our wait -> our wait", () => {
  near(waitOf({}, { ...failure, retryAfterMs: 1_000 }), 15 * minute);
});

test("nextCheckAt: gone -> looked at after a day; said again -> paused to once a week", () => {
  near(waitOf({}, { ...failure, gone: true }), day);
  near(waitOf({ failures: 1 }, { ...failure, gone: true }), 7 * day);
});

test("nextCheckAt: Cache-Control, ttl or sy:update longer than the interval -> never undercut", () => {
  const hints = { ...noHints, everyMs: 60 * minute };
  assert.ok(waitOf({}, { ...success, freshForMs: 40 * minute }) >= 40 * minute);
  assert.ok(waitOf({ memory: memory({ hints }) }, success) >= 60 * minute);
  assert.ok(waitOf({ memory: memory({ hints }) }, { ...success, freshForMs: 90 * minute }) >= 90 * minute);
});

test("nextCheckAt: hints shorter than the interval -> the interval", () => {
  near(waitOf({}, { ...success, freshForMs: 0 }), 15 * minute);
  near(waitOf({ memory: memory({ hints: { ...noHints, everyMs: minute } }) }, success), 15 * minute);
});

test("nextCheckAt: an absurd hint -> a day, so that no hint silences a feed", () => {
  assert.equal(waitOf({}, { ...success, freshForMs: 365 * day }), day);
  assert.equal(waitOf({ memory: memory({ hints: { ...noHints, everyMs: 40 * day } }) }, success), day);
});

test("nextCheckAt: hours to skip -> the first hour after them; days to skip -> after them, a day at the most", () => {
  const noon = { ...noHints, skipHours: [12, 13] };
  assert.equal(waitOf({ memory: memory({ hints: noon }) }, success), 120 * minute);
  const thursday = now.getUTCDay();
  const today = { ...noHints, skipDays: [thursday] };
  assert.equal(waitOf({ memory: memory({ hints: today }) }, success), 12 * 60 * minute);
  const three = { ...noHints, skipDays: [thursday, thursday + 1, thursday + 2] };
  assert.equal(waitOf({ memory: memory({ hints: three }) }, success), day);
});

test("nextCheckAt: hours to skip and a wait of a week -> the hint shortens nothing", () => {
  const dead = memory({ lastSuccessAt: new Date(now.getTime() - 20 * day), hints: { ...noHints, skipHours: [12] } });
  assert.ok(waitOf({ failures: 9, memory: dead }, failure) > 6 * day);
});

test("nextCheckAt: a feed of one item a day -> down to a fourth as often; adapt off, or hardly known -> its interval", () => {
  const slow = memory({ rhythm: rhythm(1 / 24), lastNewItemAt: now });
  near(waitOf({ memory: slow }, success), 60 * minute);
  near(waitOf({ memory: slow, adapt: false }, success), 15 * minute);
  near(waitOf({ memory: memory({ rhythm: rhythm(0.4, { weight: 0.4 }) }) }, success), 15 * minute);
});

test("nextCheckAt: a feed of two items an hour -> looked at as often as set", () => {
  near(waitOf({ memory: memory({ rhythm: rhythm(2), lastNewItemAt: now }) }, success), 15 * minute);
});

test("nextCheckAt: so fast that the document turns over -> sooner, down to a fourth, not below a minute", () => {
  const fast = (peakPerHour: number) => memory({ rhythm: rhythm(10, { peakPerHour }), lastNewItemAt: now });
  near(waitOf({ memory: fast(60) }, success), 10 * minute);
  near(waitOf({ memory: fast(6_000) }, success), 3.75 * minute);
  near(waitOf({ memory: fast(6_000), intervalMs: 2 * minute }, success), minute);
  near(waitOf({ memory: fast(60_000), intervalMs: 2_000 }, success), 2_000);
});

test("nextCheckAt: a fast feed whose server asks for an hour -> an hour: what is asked comes first", () => {
  const fast = memory({ rhythm: rhythm(10, { peakPerHour: 6_000 }), hints: { ...noHints, everyMs: 60 * minute } });
  assert.ok(waitOf({ memory: fast }, success) >= 60 * minute);
});

test("nextCheckAt: validators that lie -> read whole, once a day", () => {
  const doubt = { unchangedSince: undefined, doubts: 0, distrustedSince: now };
  near(waitOf({ memory: memory({ doubt }) }, success), day);
});
