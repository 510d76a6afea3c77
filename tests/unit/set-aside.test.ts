// Why an article is not judged at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { whySetAside } from "../../src/core/set-aside.ts";
import { after, article, dayMs, item, start } from "../helpers/make.ts";

const outcome = (made: Parameters<typeof item>[0], publishedAt: Date | undefined, now = start) =>
  whySetAside(item(made), article({ publishedAt }), now)?.outcome;

test("whySetAside: fresh, or without a date -> judged", () => {
  assert.equal(outcome({}, start), undefined);
  assert.equal(outcome({}, undefined), undefined);
});

test("whySetAside: at the edge of the feed's window -> judged; beyond it -> too old", () => {
  assert.equal(outcome({ windowMs: 3 * dayMs }, after(-3 * dayMs)), undefined);
  assert.equal(outcome({ windowMs: 3 * dayMs }, after(-3 * dayMs - 1)), "too-old");
});

test("whySetAside: seen in time and judged days later -> not old for our delay", () => {
  assert.equal(outcome({ seenAt: start }, after(-2 * dayMs), after(9 * dayMs)), undefined);
});

test("whySetAside: seen by a clock that ran ahead -> its delay is nothing, not less", () => {
  assert.equal(outcome({ seenAt: after(5 * dayMs) }, after(-2 * dayMs)), undefined);
});

test("whySetAside: begun more often than allowed -> given up, whatever its date", () => {
  assert.equal(outcome({ tries: limits.judgeTriesMax }, start), undefined);
  assert.equal(outcome({ tries: limits.judgeTriesMax + 1 }, start), "unjudgeable");
});
