// What follows an attempt to deliver.
import assert from "node:assert/strict";
import { test } from "node:test";
import { afterAttempt } from "../../src/core/alert/after-attempt.ts";
import { notification as aNotification } from "../helpers/make.ts";

const endedAt = new Date("2026-03-05T12:00:00Z");
const second = 1_000;
const hour = 3_600 * second;

const notification = (attempt: number, id = "n1") => aNotification({ id, attempt, failures: attempt - 1 });

function waitAfter(attempt: number, retryAfterMs?: number): number {
  const failed = { kind: "failed", detail: "503", ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } as const;
  const next = afterAttempt(notification(attempt), failed, endedAt);
  assert.equal(next.kind, "again");
  return next.kind === "again" ? next.at.getTime() - endedAt.getTime() : Number.NaN;
}

test("afterAttempt: delivered -> sent", () => {
  assert.deepEqual(afterAttempt(notification(1), { kind: "delivered", detail: "200" }, endedAt), { kind: "sent" });
});

test("afterAttempt: failed again and again -> the schedule of Standard Webhooks, each up to a tenth longer", () => {
  const scheduled = [
    5 * second,
    300 * second,
    1_800 * second,
    2 * hour,
    5 * hour,
    10 * hour,
    14 * hour,
    20 * hour,
    24 * hour,
  ];

  scheduled.forEach((expected, index) => {
    const wait = waitAfter(index + 1);
    assert.ok(wait >= expected && wait <= expected * 1.1 + 1, `attempt ${index + 1}: ${wait} for ${expected}`);
  });
});

test("afterAttempt: the tenth failure -> given up, after more than 75 hours", () => {
  const next = afterAttempt(notification(10), { kind: "failed", detail: "503" }, endedAt);

  assert.deepEqual(next, { kind: "given-up", why: "it failed 10 times: 503" });
});

test("afterAttempt: Retry-After -> lengthens a wait and never shortens it", () => {
  assert.equal(waitAfter(1, 60 * second), 60 * second);
  assert.ok(waitAfter(4, 1 * second) >= 2 * hour);
});

test("afterAttempt: two notifications that failed together -> do not come back together", () => {
  const failed = { kind: "failed", detail: "timeout" } as const;
  const first = afterAttempt(notification(3, "n1"), failed, endedAt);
  const second = afterAttempt(notification(3, "n2"), failed, endedAt);

  assert.notDeepEqual(first, second);
});

test("afterAttempt: attempts that our own crashes cut short -> do not use up the schedule", () => {
  const crashed = aNotification({ attempt: 12, failures: 0 });
  const next = afterAttempt(crashed, { kind: "failed", detail: "503" }, endedAt);

  assert.equal(next.kind === "again" && next.at.getTime() - endedAt.getTime() < 6 * second, true);
});

test("afterAttempt: refused for good -> given up at once", () => {
  const next = afterAttempt(notification(1), { kind: "refused", detail: "550 no such user" }, endedAt);

  assert.deepEqual(next, { kind: "given-up", why: "the receiver refused it for good: 550 no such user" });
});

test("afterAttempt: gone -> the channel is switched off", () => {
  const next = afterAttempt(notification(1), { kind: "gone", detail: "410" }, endedAt);

  assert.deepEqual(next, { kind: "switch-off", why: "410" });
});
