// What a look at a feed is told as, and why the next one is when it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Look } from "../../src/core/feed/look.ts";
import { feedPreview, lookReport } from "../../src/core/feed/look-report.ts";
import type { Looked, LookResult } from "../../src/core/feed/next-check.ts";
import { nextWhy } from "../../src/core/feed/next-why.ts";
import { rhythmOfDates } from "../../src/core/feed/rhythm.ts";
import {
  after,
  dayMs,
  entry,
  feed,
  feedDocument,
  feedMemory,
  hourMs,
  minuteMs,
  sortedEntry,
  start,
} from "../helpers/make.ts";

const question = { kind: "whole", why: "nothing remembered" } as const;
const answered = {
  question,
  detail: "",
  validators: { etag: undefined, lastModified: undefined, bodyHash: "h" },
  freshForMs: undefined,
  movedTo: undefined,
};

function readLook(parts: Partial<Extract<Look, { kind: "read" }>> = {}): Look {
  const entries = [entry({ guid: "a" }), entry({ guid: "b" }), entry({ guid: "c" })];
  return {
    kind: "read",
    ...answered,
    document: feedDocument({ entries }),
    sorted: { fresh: [], edited: [] },
    ...parts,
  };
}

function report(look: Look, isRemembered = true, of = feed()): readonly string[] {
  return lookReport({ feed: of, look, now: start, isRemembered });
}

test("lookReport: new, old and known entries -> counted", () => {
  const fresh = [sortedEntry({ guid: "a" }), sortedEntry({ guid: "b" }, "too-old")];
  const lines = report(readLook({ sorted: { fresh, edited: [{ id: "c", wordsKey: "w" }] } }));
  assert.equal(lines[0], "daily-news: ok: 3 entries: 1 new, 1 too old, 1 known, 1 of them edited");
});

test("lookReport: a first look -> a baseline", () => {
  assert.match(report(readLook(), true, feed({ baselineAt: undefined }))[0] ?? "", /baseline of a first look$/);
});

test("lookReport: no database -> says that it cannot tell what is new", () => {
  assert.match(report(readLook(), false)[0] ?? "", /not known without the database$/);
});

test("lookReport: nothing new -> why, and when next", () => {
  const lines = report({ kind: "not-modified", ...answered, detail: "the server says so" });
  assert.deepEqual(lines[0], "daily-news: unchanged: the server says so");
  assert.match(lines[1] ?? "", /^next look in 1[3-6] min: every 15 min, as feeds.yaml says$/);
});

test("lookReport: a failure -> its name, sentence and consequence", () => {
  const lines = report({
    kind: "failed",
    outcome: "http-503",
    detail: "The server answers with status 503.",
    retryAfterMs: 2 * hourMs,
  });
  assert.deepEqual(lines, [
    "daily-news: http-503: The server answers with status 503.",
    "next look in 2 h: its server asks for 2 h",
  ]);
});

test("lookReport: hints, hub and problems -> told, without what a stranger may have hidden in them", () => {
  const hints = { ttlMs: hourMs, updateEveryMs: 2 * hourMs, skipHours: [1, 2], skipDays: [6] };
  const document = feedDocument({ hints, hub: "https://hub.example/\u202e" });
  const lines = report(readLook({ document, detail: "read with problems: one\u001b[31m" }));
  assert.match(
    lines.join("\n"),
    /the feed asks: ttl 60 min, updated every 120 min, skip 2 hours of the day, skip 1 day of the week, hub https/,
  );
  assert.doesNotMatch(lines.join("\n"), /[\p{Cf}]|[^\P{Cc}\n]/u);
});

test("feedPreview: a feed -> title, its five newest items, its rhythm", () => {
  const entries = Array.from({ length: 30 }, (_, index) =>
    entry({ guid: `${index}`, title: `Item ${index}`, publishedAt: after(-index * 2 * hourMs) }),
  ).reverse();
  const lines = feedPreview(feedDocument({ entries }), start, rhythmOfDates(entries, start));
  assert.equal(lines.length, 7);
  assert.equal(lines[0], "The Daily News");
  assert.equal(lines[1], "  now         Item 0");
  assert.equal(lines[5], "  8 h ago     Item 4");
  assert.match(lines[6] ?? "", /^30 entries; about 12 a day$/);
});

test("feedPreview: no titles and no dates -> said so", () => {
  const entries = [entry({ title: "", publishedAt: undefined })];
  const lines = feedPreview(feedDocument({ title: "", entries }), start, rhythmOfDates(entries, start));
  assert.deepEqual(lines, ["(no title)", "  no date     (no title)", "1 entry; its rhythm is not known yet"]);
});

const succeeded: LookResult = { kind: "succeeded", freshForMs: undefined };
const usual = { weightedRate: 0, weight: 0, peakPerHour: 0, longestGapMs: 0, entries: 0 };
const hints = { everyMs: undefined, skipHours: [], skipDays: [] };

function looked(memory: Parameters<typeof feedMemory>[0] = {}, parts: Partial<Looked> = {}): Looked {
  return { ...feed(), memory: feedMemory(memory), ...parts };
}

const reasons: readonly (readonly [string, Looked, LookResult, RegExp])[] = [
  ["nothing special", looked(), succeeded, /^every 15 min, as feeds.yaml says$/],
  ["a ttl", looked({ hints: { ...hints, everyMs: hourMs } }), succeeded, /^the feed asks for 1 h$/],
  [
    "max-age",
    looked(),
    { kind: "succeeded", freshForMs: 3 * hourMs },
    /^its server says that nothing changes for 3 h$/,
  ],
  [
    "a lying server",
    looked({ doubt: { unchangedSince: undefined, doubts: 0, distrustedSince: start } }),
    succeeded,
    /not believed/,
  ],
  [
    "a slow feed",
    looked({ rhythm: { ...usual, weight: 0.9, weightedRate: 0.01 }, createdAt: after(-30 * dayMs) }),
    succeeded,
    /^slower than .*it brings about/,
  ],
  ["a fast feed", looked({ rhythm: { ...usual, peakPerHour: 100, entries: 20 } }), succeeded, /^faster than/],
  ["skipped hours", looked({ hints: { ...hints, skipHours: [8] } }), succeeded, /not to be visited at some hours/],
  ["one failure", looked(), { kind: "failed", retryAfterMs: undefined, gone: false }, /^it failed once$/],
  [
    "a row of failures",
    looked({}, { failures: 3 }),
    { kind: "failed", retryAfterMs: undefined, gone: false },
    /^it failed 4 times in a row$/,
  ],
  ["gone", looked(), { kind: "failed", retryAfterMs: undefined, gone: true }, /^it says that it is gone$/],
  ["Retry-After", looked(), { kind: "failed", retryAfterMs: 90 * minuteMs, gone: false }, /^its server asks for 1 h$/],
];

for (const [what, of, result, expected] of reasons) {
  test(`nextWhy: ${what} -> ${expected.source}`, () => assert.match(nextWhy(of, start, result), expected));
}
