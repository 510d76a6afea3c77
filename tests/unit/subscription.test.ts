// What a hub is asked, what of its questions is ours, and how a hub that works changes when a feed is looked at.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { memoryAfter } from "../../src/core/feed/look.ts";
import { ownIntervalMs } from "../../src/core/feed/next-check.ts";
import { type HubQuestion, hubRequest, judgeQuestion, type Subscription } from "../../src/core/feed/subscription.ts";
import { pushLimits } from "../../src/core/push-limits.ts";
import { isSigned } from "../../src/http/push-signature.ts";
import { after, feed, feedDocument, feedMemory, hourMs, minuteMs, start } from "../helpers/make.ts";

function subscription(parts: Partial<Subscription> = {}): Subscription {
  return {
    id: "01939a00-0000-4000-8000-000000000001",
    feedId: "01939a00-0000-7000-8000-000000000001",
    hub: "https://hub.example/",
    topic: "https://news.example/feed?a=1&b=2",
    secret: "s3cret",
    state: "asked",
    askedAt: start,
    ...parts,
  };
}

function question(parts: Partial<HubQuestion> = {}): HubQuestion {
  const { topic } = subscription();
  return { mode: "subscribe", topic, challenge: "c", leaseSeconds: 3_600, reason: undefined, ...parts };
}

test("hubRequest: to begin -> a form with everything, escaped", () => {
  const form = new URLSearchParams(hubRequest(subscription(), "https://us.example"));
  assert.deepEqual(Object.fromEntries(form), {
    "hub.mode": "subscribe",
    "hub.topic": "https://news.example/feed?a=1&b=2",
    "hub.callback": "https://us.example/websub/01939a00-0000-4000-8000-000000000001",
    "hub.secret": "s3cret",
    "hub.lease_seconds": "864000",
  });
});

test("hubRequest: to end -> without the secret", () => {
  const form = new URLSearchParams(hubRequest(subscription({ state: "leaving" }), "https://us.example"));
  assert.deepEqual([...form.keys()], ["hub.mode", "hub.topic", "hub.callback"]);
  assert.equal(form.get("hub.mode"), "unsubscribe");
});

const verdicts: readonly (readonly [string, Partial<Subscription>, Partial<HubQuestion>, string])[] = [
  ["what we asked for", {}, {}, "confirm-begin"],
  ["a renewal", { state: "verified" }, {}, "confirm-begin"],
  ["what the hub denied before", { state: "denied" }, {}, "confirm-begin"],
  ["the end that we want", { state: "leaving" }, { mode: "unsubscribe" }, "confirm-end"],
  ["a denial", {}, { mode: "denied", challenge: undefined }, "denied"],
  ["a denial of another topic", {}, { mode: "denied", topic: "https://other.example/" }, "refuse"],
  ["another topic", {}, { topic: "https://news.example/feed" }, "refuse"],
  ["what was never asked", { state: "wanted", askedAt: undefined }, {}, "refuse"],
  ["a beginning while we leave", { state: "leaving" }, {}, "refuse"],
  ["an end that nobody wants", { state: "verified" }, { mode: "unsubscribe" }, "refuse"],
  ["no challenge", {}, { challenge: undefined }, "refuse"],
  ["another mode", {}, { mode: "publish" }, "refuse"],
];

for (const [what, ours, theirs, expected] of verdicts) {
  test(`judgeQuestion: ${what} -> ${expected}`, () => {
    assert.equal(judgeQuestion(subscription(ours), question(theirs)).kind, expected);
  });
}

const leases: readonly (readonly [number | undefined, number])[] = [
  [3_600, hourMs],
  [undefined, pushLimits.leaseMs],
  [0, pushLimits.leaseMs],
  [1, pushLimits.leaseMsMin],
  [999_999_999, pushLimits.leaseMsMax],
];

for (const [leaseSeconds, leaseMs] of leases) {
  test(`judgeQuestion: a lease of ${leaseSeconds ?? "no"} seconds -> ${leaseMs} ms`, () => {
    const verdict = judgeQuestion(subscription(), question({ leaseSeconds }));
    assert.equal(verdict.kind === "confirm-begin" ? verdict.leaseMs : undefined, leaseMs);
  });
}

const sign = (method: string, secret = "key") => `${method}=${createHmac(method, secret).update("body").digest("hex")}`;

test("isSigned: the right secret and body, in any letter case -> yes; anything else -> no", () => {
  const body = new TextEncoder().encode("body");
  for (const method of ["sha1", "sha256", "sha384", "sha512"]) assert.ok(isSigned(body, sign(method), "key"), method);
  assert.ok(isSigned(body, sign("sha256").toUpperCase(), "key"));
  for (const header of [undefined, "", sign("md5"), sign("sha256", "other"), sign("sha256").slice(0, -2), "sha256"]) {
    assert.ok(!isSigned(body, header, "key"), header);
  }
  assert.ok(!isSigned(new TextEncoder().encode("bodx"), sign("sha256"), "key"));
});

const answered = {
  question: { kind: "whole", why: "nothing remembered" },
  detail: "",
  validators: { etag: undefined, lastModified: undefined, bodyHash: "h" },
  freshForMs: undefined,
  movedTo: undefined,
} as const;

function offerAfter(parts: Parameters<typeof feedDocument>[0]) {
  const look = { kind: "read", ...answered, document: feedDocument(parts), sorted: { fresh: [], edited: [] } } as const;
  return memoryAfter(feed(), look, start).offer;
}

test("memoryAfter: a hub in the document -> remembered with the feed's own address, else the one it is read at", () => {
  const hub = "https://hub.example/";
  assert.deepEqual(offerAfter({ hub, self: "https://s.example/" }), { hub, topic: "https://s.example/" });
  assert.deepEqual(offerAfter({ hub }), { hub, topic: "https://daily-news.example/feed.xml" });
  assert.equal(offerAfter({ self: "https://s.example/" }), undefined);
  assert.equal(offerAfter({ hub: "mailto:hub@hub.example" }), undefined);
});

test("memoryAfter: nothing new, or a failure -> the offer is kept", () => {
  const offer = { hub: "https://hub.example/", topic: "https://s.example/" };
  const offered = feed({ memory: feedMemory({ offer }) });
  assert.deepEqual(memoryAfter(offered, { kind: "not-modified", ...answered }, start).offer, offer);
  assert.deepEqual(memoryAfter(offered, { kind: "failed", outcome: "timeout", detail: "" }, start).offer, offer);
});

test("ownIntervalMs: a hub tells of news -> four times the interval, six hours at the most, until its lease is over", () => {
  const pushed = (intervalMs: number, pushedUntil: Date, adapt = true) =>
    ownIntervalMs({ ...feed({ intervalMs, adapt }), memory: feedMemory({ pushedUntil }) }, start);
  assert.equal(pushed(15 * minuteMs, after(hourMs)), hourMs);
  assert.equal(pushed(3 * hourMs, after(hourMs)), 6 * hourMs);
  assert.equal(pushed(8 * hourMs, after(hourMs)), 8 * hourMs);
  assert.equal(pushed(15 * minuteMs, after(-1)), 15 * minuteMs);
  assert.equal(pushed(15 * minuteMs, after(hourMs), false), 15 * minuteMs);
});
