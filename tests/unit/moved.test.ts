// When a new address of a feed is believed, and when it is given up.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Feed } from "../../src/core/feed/feed.ts";
import { type Move, noMove } from "../../src/core/feed/feed-memory.ts";
import { memoryAfter } from "../../src/core/feed/look.ts";
import { addressOf, isStranger, moveAfter, type SeenAddress } from "../../src/core/feed/moved.ts";
import { after, dayMs, feed, feedMemory, hourMs, start } from "../helpers/make.ts";

const there = "https://new.example/feed.xml";
const seen: SeenAddress = { kind: "answered", movedTo: there, isRead: true, isSameFeed: true };

function at(move: Partial<Move>, parts: Partial<Feed> = {}): Feed {
  return feed({ memory: feedMemory({ move: { ...noMove, ...move } }), ...parts });
}

function sightings(gapMs: number, count: number, what: SeenAddress = seen): Move {
  let move = noMove;
  for (let index = 0; index < count; index += 1) move = moveAfter(at(move), what, after(index * gapMs));
  return move;
}

test("moveAfter: seen for a week, five times at least -> in effect; seen less often or not so long -> not", () => {
  assert.equal(sightings(dayMs, 7).url, undefined);
  assert.deepEqual(sightings(dayMs, 8), { ...noMove, url: there, at: after(7 * dayMs) });
  assert.equal(sightings(3 * dayMs, 4).url, undefined);
  assert.equal(sightings(hourMs, 100).url, undefined);
});

test("moveAfter: the answer there is not the same feed -> not in effect, however long", () => {
  assert.equal(sightings(dayMs, 30, { ...seen, isSameFeed: false }).url, undefined);
});

test("moveAfter: another address, or none, in between -> counted from the start", () => {
  const before = sightings(dayMs, 7);
  const other = moveAfter(at(before), { ...seen, movedTo: "https://other.example/" }, after(7 * dayMs));
  assert.deepEqual([other.seenUrl, other.seen, other.seenSince], ["https://other.example/", 1, after(7 * dayMs)]);
  assert.deepEqual(moveAfter(at(before), { ...seen, movedTo: undefined }, after(7 * dayMs)), noMove);
});

test("moveAfter: an unchanged document without redirects -> neither counts nor forgets what the document said", () => {
  const before = sightings(dayMs, 3);
  const unchanged: SeenAddress = { kind: "answered", movedTo: undefined, isRead: false, isSameFeed: true };
  assert.deepEqual(moveAfter(at(before), unchanged, after(3 * dayMs)), before);
});

test("moveAfter: no address for the web, the same address, one that is too long -> nothing to count", () => {
  const own = feed().url;
  for (const movedTo of [
    "javascript:alert(1)",
    "file:///etc/passwd",
    "::",
    own,
    `https://x.example/${"y".repeat(3_000)}`,
  ]) {
    assert.deepEqual(moveAfter(at({}), { ...seen, movedTo }, start), noMove, movedTo);
  }
});

test("moveAfter: in effect and failing for good -> given up at once; passing failures -> at the third in a row", () => {
  const moved = { url: there, at: start };
  assert.deepEqual(moveAfter(at(moved), { kind: "failed", isForGood: true }, start), noMove);
  assert.equal(moveAfter(at(moved, { failures: 1 }), { kind: "failed", isForGood: false }, start).url, there);
  assert.deepEqual(moveAfter(at(moved, { failures: 2 }), { kind: "failed", isForGood: false }, start), noMove);
});

test("moveAfter: not yet in effect and a failure -> the sightings are kept", () => {
  const before = sightings(dayMs, 3);
  assert.deepEqual(moveAfter(at(before), { kind: "failed", isForGood: true }, after(3 * dayMs)), before);
});

test("moveAfter: moved, and moved back -> at home, and not called moved", () => {
  const home = new URL(feed().url).href;
  let move: Move = { ...noMove, url: there, at: start };
  for (let day = 1; day <= 8; day += 1) move = moveAfter(at(move), { ...seen, movedTo: home }, after(day * dayMs));
  assert.deepEqual(move, noMove);
});

test("addressOf: not moved -> what feeds.yaml says; moved -> the address in effect", () => {
  assert.equal(addressOf(feed()), feed().url);
  assert.equal(addressOf(at({ url: there })), there);
});

test("isStranger: the first document at a new address with nothing known in it -> another feed; later, or not moved -> no", () => {
  const moved = { url: there, at: start };
  assert.equal(isStranger(at(moved), 10, 0), true);
  assert.equal(isStranger(at(moved), 10, 1), false);
  assert.equal(isStranger(at(moved), 0, 0), false);
  assert.equal(isStranger(at({}), 10, 0), false);
  const settled = feedMemory({ move: { ...noMove, ...moved }, lastSuccessAt: after(hourMs) });
  assert.equal(isStranger(feed({ memory: settled }), 10, 0), false);
});

for (const outcome of ["blocked-port", "blocked-address", "bad-url", "http-410", "not-a-feed:html"]) {
  test(`memoryAfter: the address in effect ends in ${outcome} -> given up at once`, () => {
    const before = at({ url: there, at: start }, { failures: 0 });
    assert.deepEqual(memoryAfter(before, { kind: "failed", outcome, detail: "" }, after(hourMs)).move, noMove);
  });
}
