// When a feed is looked at again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type LookResult, nextCheckAt } from "../../src/core/feed/next-check.ts";
import { feed } from "../helpers/make.ts";

const now = new Date("2026-03-05T12:00:00Z");
const minute = 60_000;
const day = 1_440 * minute;

function waitOf(
  parts: { readonly id?: string; readonly failures?: number; readonly intervalMs?: number },
  result: LookResult,
) {
  return nextCheckAt(feed(parts), now, result).getTime() - now.getTime();
}

const success: LookResult = { kind: "succeeded" };
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

test("nextCheckAt: failing for ever -> once a day, never less often, never not at all", () => {
  near(waitOf({ failures: 50 }, failure), day);
  near(waitOf({ failures: 5_000 }, failure), day);
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

test("nextCheckAt: gone -> looked at once a day", () => {
  near(waitOf({}, { ...failure, gone: true }), day);
});
