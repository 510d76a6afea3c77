// When pages are read again, and what stands before an article.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { wallAt } from "../../src/core/page-walls.ts";
import { nextReread } from "../../src/core/reread.ts";
import { after, dayMs, hourMs, item, minuteMs } from "../helpers/make.ts";

/** Minutes after publication of every reading, when each is made on time. */
function schedule(parts: Parameters<typeof item>[0], firstAt = after(0)): readonly number[] {
  const times: number[] = [];
  for (let now = nextReread(item(parts), firstAt); now !== undefined; now = nextReread(item(parts), now)) {
    times.push((now.getTime() - after(0).getTime()) / minuteMs);
  }
  return times;
}

test("reread: read at once -> after 15 minutes, 1 hour, 4 hours, 1 day and 3 days, within the window", () => {
  assert.deepEqual(schedule({ windowMs: 30 * dayMs }), [15, 60, 240, 1_440, 4_320]);
  assert.deepEqual(schedule({ windowMs: 3 * dayMs }), [15, 60, 240, 1_440]);
  assert.deepEqual(schedule({ windowMs: 2 * hourMs }), [15, 60]);
});

test("reread: read late -> only what is left, and not at once", () => {
  assert.deepEqual(schedule({ windowMs: 3 * dayMs }, after(3 * hourMs)), [240, 1_440]);
  assert.deepEqual(schedule({ windowMs: 3 * dayMs }, after(14 * minuteMs)), [60, 240, 1_440]);
  assert.deepEqual(schedule({ windowMs: 3 * dayMs }, after(2 * dayMs)), []);
});

test("reread: dated in the future, or not at all -> counted from when it was seen", () => {
  assert.deepEqual(schedule({ publishedAt: after(dayMs), windowMs: 2 * hourMs }), [15, 60]);
  assert.deepEqual(schedule({ publishedAt: undefined, windowMs: 2 * hourMs }), [15, 60]);
});

test("reread: a link that does not tell pages apart -> never", () => {
  assert.equal(nextReread(item({ linkKey: undefined }), after(0)), undefined);
});

test("reread: the times -> grow, and every gap is longer than the least", () => {
  const gaps = limits.rereadAfterMs.map((ms, index) => ms - (limits.rereadAfterMs[index - 1] ?? 0));

  assert.ok(gaps.every((gap) => gap >= limits.rereadGapMs));
});

test("wall: an address of consent or login that was not asked for -> is named", () => {
  const asked = "https://paper.example/world/a";
  for (const [url, wall] of [
    ["https://consent.paper.example/collect?next=x", "consent-wall"],
    ["https://guce.paper.example/x", "consent-wall"],
    ["https://paper.example/consent?return=/world/a", "consent-wall"],
    ["https://login.paper.example/", "login-wall"],
    ["https://paper.example/account/login?next=/world/a", "login-wall"],
    ["https://paper.example/sign-in/", "login-wall"],
    ["https://paper.example/", "front-page"],
    ["https://www.paper.example/?from=old", undefined],
    ["https://other.example/", undefined],
    ["https://paper.example/world/a/", undefined],
    ["https://www.paper.example/world/login-scandal-at-the-ministry", undefined],
    ["https://www.paper.example/consent-of-the-governed", undefined],
  ] as const) {
    assert.equal(wallAt(url, asked), wall, url);
  }
});

test("wall: the article itself is at such an address -> is none", () => {
  const url = "https://paper.example/privacy/consent/";

  assert.equal(wallAt(url, url), undefined);
  assert.equal(wallAt("not an address", url), undefined);
});
