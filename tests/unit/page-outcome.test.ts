// What follows a page that could not be had.
import assert from "node:assert/strict";
import { test } from "node:test";
import { afterNoPage } from "../../src/core/page-outcome.ts";

test("afterNoPage: a fault that may heal -> another try, later each time", () => {
  for (const reason of ["timeout", "dns", "reset", "refused", "http-429", "http-503", "http-500"]) {
    const first = afterNoPage(reason, 1, undefined);
    const second = afterNoPage(reason, 2, undefined);

    assert.equal(first.kind, "again", reason);
    assert.equal(second.kind, "again", reason);
    assert.ok(first.kind === "again" && second.kind === "again" && second.delayMs > first.delayMs);
  }
});

test("afterNoPage: the third failure -> the feed's own words", () => {
  assert.deepEqual(afterNoPage("timeout", 3, undefined), {
    kind: "use-feed-text",
    outcome: "unreadable:timeout",
    why: "the page could not be had: timeout",
  });
});

test("afterNoPage: a fault that will not heal -> the feed's own words at once", () => {
  for (const reason of ["http-403", "http-404", "http-410", "blocked-address", "too-large", "bad-url", "tls"]) {
    const next = afterNoPage(reason, 1, undefined);

    assert.deepEqual(next.kind === "use-feed-text" ? next.outcome : next.kind, `unreadable:${reason}`);
  }
});

test("afterNoPage: Retry-After of a minute -> is waited for; of an hour -> news does not wait", () => {
  const minute = afterNoPage("http-429", 1, 60_000);
  const hour = afterNoPage("http-429", 1, 3_600_000);

  assert.equal(minute.kind === "again" ? minute.delayMs : undefined, 60_000);
  assert.equal(hour.kind, "use-feed-text");
});
