// How a feed is doing, in one word and one sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { noDoubt, noMove } from "../../src/core/feed/feed-memory.ts";
import type { FeedFacts } from "../../src/core/status/facts.ts";
import { feedHealth } from "../../src/core/status/feed-health.ts";
import { after, dayMs, feedMemory, hourMs, minuteMs, start } from "../helpers/make.ts";
import { feedFacts } from "../helpers/status.ts";

/** Twelve items a day, known for long. */
const twelve = { weightedRate: 0.5, weight: 1, peakPerHour: 0, longestGapMs: 0, entries: 20 };

function health(parts: Partial<FeedFacts> = {}) {
  return feedHealth(feedFacts(parts), start);
}

function failing(outcome: string, parts: Partial<FeedFacts> = {}) {
  return health({ outcome, failures: 5, lastSuccessAt: after(-3 * dayMs), ...parts });
}

test("feedHealth: a feed that works -> ok, with its rhythm when that is known", () => {
  assert.deepEqual(health(), { state: "ok", sentence: "It works.", remedy: "Nothing to do.", rhythm: undefined });
  const lastNewItemAt = after(-hourMs);
  assert.equal(health({ memory: feedMemory({ rhythm: twelve, lastNewItemAt }) }).rhythm, "about 12 a day");
});

test("feedHealth: one failed check after a recent success -> ok, and says so", () => {
  const stumbled = health({ failures: 1, outcome: "timeout" });
  assert.equal(stumbled.state, "ok");
  assert.equal(
    stumbled.sentence,
    "The last check failed (the site took too long to answer); the one before it did not.",
  );
});

test("feedHealth: silent beyond its rhythm -> quiet, with how long, what is usual, and what to do", () => {
  const quiet = health({ memory: feedMemory({ rhythm: twelve, lastNewItemAt: after(-9 * dayMs) }) });
  assert.equal(quiet.state, "quiet");
  assert.equal(quiet.sentence, "It has brought nothing new for 9 days, although it usually brings about 12 a day.");
  assert.match(quiet.remedy, /Open the feed/);
});

test("feedHealth: silent since its baseline, by the dates of its first document -> quiet too", () => {
  const memory = feedMemory({ rhythm: twelve });
  assert.equal(health({ memory, baselineAt: after(-9 * dayMs) }).state, "quiet");
  assert.equal(health({ memory, baselineAt: after(-hourMs) }).state, "ok");
});

test("feedHealth: failing checks -> the state that each outcome means, with its reason", () => {
  assert.equal(failing("timeout").state, "failing");
  assert.equal(
    failing("timeout").sentence,
    "It no longer answers: the site took too long to answer; it last answered 3 days ago.",
  );
  assert.equal(failing("http-404").state, "failing");
  assert.equal(failing("http-403").state, "blocked");
  assert.equal(failing("http-451").state, "blocked");
  assert.equal(failing("http-410").state, "gone");
  const walled = failing("blocked:cloudflare");
  assert.equal(walled.state, "blocked");
  assert.match(walled.sentence, /the site's cloudflare takes us for a robot/);
  assert.match(walled.remedy, /contact/);
});

test("feedHealth: never answered -> failing, or what it says", () => {
  const never = { lastSuccessAt: undefined };
  assert.match(failing("dns", never).sentence, /^It has never answered/);
  assert.equal(failing("http-403", never).state, "blocked");
  assert.equal(failing("http-410", { ...never, failures: 1 }).state, "gone");
});

test("feedHealth: not checked yet, or overdue -> unasked", () => {
  assert.equal(health({ lastCheckedAt: undefined, outcome: undefined }).state, "unasked");
  const overdue = health({
    lastCheckedAt: after(-hourMs),
    lastSuccessAt: after(-hourMs),
    nextDueAt: after(-45 * minuteMs),
  });
  assert.equal(overdue.state, "unasked");
  assert.match(overdue.remedy, /worker/);
});

test("feedHealth: a feed that asked for an hour and was given it -> ok, although three intervals have passed", () => {
  const patient = {
    lastCheckedAt: after(-58 * minuteMs),
    lastSuccessAt: after(-58 * minuteMs),
    nextDueAt: after(2 * minuteMs),
  };
  assert.equal(health(patient).state, "ok");
});

test("feedHealth: moved -> says to which host, never with the key in its address", () => {
  const move = { ...noMove, url: "https://new.example/feed?key=canary", at: start };
  const moved = health({ memory: feedMemory({ move }) });
  assert.equal(moved.state, "moved");
  assert.match(moved.sentence, /to new\.example /);
  assert.doesNotMatch(JSON.stringify(moved), /canary/);
});

test("feedHealth: validators that lie -> ok, and says why it is read once a day", () => {
  const doubt = { ...noDoubt, distrustedSince: after(-dayMs) };
  const lied = health({ memory: feedMemory({ doubt }) });
  assert.equal(lied.state, "ok");
  assert.match(lied.sentence, /read whole, once a day/);
});
