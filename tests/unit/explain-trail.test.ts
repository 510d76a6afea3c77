// What `newswatch explain` prints of an item, from first sight to the last attempt.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainTrail } from "../../src/core/status/explain-trail.ts";
import type { Trail } from "../../src/core/status/trail.ts";
import type { TextFindings } from "../../src/core/text-findings.ts";
import { after, secondMs, start } from "../helpers/make.ts";

const bare: Trail = {
  itemId: "i-1",
  feed: "daily-news",
  guid: "entry-1",
  link: undefined,
  title: "",
  publishedAt: undefined,
  seenAt: start,
  state: "read",
  outcome: undefined,
  why: undefined,
  tries: 0,
  duplicateOf: undefined,
  article: undefined,
  story: undefined,
  matches: [],
  notifications: [],
};

test("explainTrail: an item that was only seen -> says what is missing", () => {
  assert.deepEqual(explainTrail(bare, []).split("\n"), [
    "(an item without a title)",
    "  link       none",
    "  feed       daily-news, as entry-1",
    "  published  not given",
    "  seen       2026-11-20 08:00:00 UTC",
    "  article    none",
    "  outcome    none yet: read",
    "",
  ]);
});

test("explainTrail: a dirty page of two pieces -> quality, what is no news and why, the pieces, the origins", () => {
  const text = "Home » World\nI'm sorry, but I cannot fulfill this request. Signed.\nLeave a Comment\nPost a comment";
  const findings: TextFindings = {
    quality: "debris",
    flagged: [
      { from: 0, to: 12, reason: "breadcrumb" },
      { from: 13, to: 58, reason: "machine-debris" },
      { from: 67, to: 82, reason: "comment-footer" },
      { from: 83, to: 97, reason: "comment-footer" },
    ],
    segments: [
      { from: 0, to: 58, kind: "report" },
      {
        from: 59,
        to: 97,
        kind: "interview",
        title: "A talk",
        turns: [
          { from: 59, to: 70, speaker: "Ann Example", role: "interviewer" },
          { from: 71, to: 97, speaker: "Boris Muster", role: "interviewee" },
        ],
      },
      { from: 97, to: 98, kind: "live-entry", at: "14:05" },
    ],
    origins: [
      { kind: "quote", outlet: "Xinhua", family: "china-state", by: "prose" },
      { kind: "rewrite", host: "evening-courier.example", by: "line" },
      { kind: "syndication", outlet: "TASS", by: "dateline" },
      { kind: "syndication", outlet: "AFP", by: "meta" },
      { kind: "syndication", host: "a.example", by: "canonical" },
      { kind: "syndication", host: "b.example", by: "feed-source" },
    ],
  };
  const article = { ...readOf(text), findings };

  const lines = explainTrail({ ...bare, article }, []).split("\n");

  const from = lines.findIndex((line) => line.startsWith("  quality"));
  assert.deepEqual(lines.slice(from, from + 11), [
    "  quality    debris: a program that writes text, or its template, left words in it",
    '  not news   the way through the site: "Home » World"',
    `  not news   words of a program that writes text: "I'm sorry, but I cannot fulfill this request."`,
    '  not news   what belongs to readers\' comments (2 times): "Leave a Comment"',
    '  pieces     report; interview "A talk" with Ann Example and Boris Muster; entry of a live blog at 14:05',
    "  origin     quotes Xinhua (in a sentence; one voice with all of china-state)",
    "  origin     retold from evening-courier.example (in a line of its own)",
    "  origin     copied from TASS (in the dateline)",
    "  origin     copied from AFP (as the page's byline or its machine-readable part tells)",
    "  origin     copied from a.example (as the page's canonical address tells)",
    "  origin     copied from b.example (as the feed tells)",
  ]);
});

test("explainTrail: one piece, nothing flagged, no origin -> only the quality is told", () => {
  const findings: TextFindings = {
    quality: "thin",
    flagged: [],
    segments: [{ from: 0, to: 7, kind: "report" }],
    origins: [],
  };

  const lines = explainTrail({ ...bare, article: { ...readOf("Signed."), findings } }, []);

  assert.match(lines, /\n {2}quality {4}thin: a few lines only\n {2}outcome/);
});

test("explainTrail: the text is kept no longer -> what was flagged is counted", () => {
  const findings: TextFindings = {
    quality: "ok",
    flagged: [{ from: 0, to: 5, reason: "share" }],
    segments: [],
    origins: [],
  };

  const told = explainTrail({ ...bare, article: { ...readOf(undefined), findings } }, []);

  assert.match(told, /\n {2}not news {3}buttons for sharing\n/);
});

function readOf(text: string | undefined): NonNullable<Trail["article"]> {
  const article = { id: "a-1", version: 1, source: "page", outcome: "read", title: "President visits" };
  return { ...article, chars: text?.length ?? 0, language: "en", fetchedAt: start, text };
}

test("explainTrail: read from the feed, matched, sent in two attempts -> each step with its reason and time", () => {
  const text = explainTrail(
    {
      ...bare,
      title: "President visits",
      publishedAt: after(-secondMs),
      outcome: "matched",
      why: "met visits",
      article: {
        id: "a-1",
        version: 1,
        source: "feed",
        outcome: "unreadable:http-403",
        title: "President visits",
        chars: 80,
        language: undefined,
        fetchedAt: start,
        text: undefined,
      },
      story: { id: "s-1", articles: 1, why: undefined },
      matches: [
        {
          watch: "visits",
          version: 2,
          matchedAt: start,
          evidence: {
            titleSpans: [],
            bodySpans: [],
            sentences: [{ field: "title", text: "President\u202e visits", marks: [{ from: 0, to: 10 }] }],
          },
          decision: "opened",
          why: "first report of the story",
        },
      ],
      notifications: [
        {
          id: "n-1",
          watch: "visits",
          route: "desk",
          channel: "hook",
          state: "due",
          attempts: [
            { number: 1, startedAt: start, endedAt: undefined, result: undefined, detail: undefined },
            { number: 2, startedAt: after(secondMs), endedAt: start, result: "failed", detail: "http-503" },
          ],
        },
      ],
    },
    [
      { watch: "visits", verdict: { kind: "match", evidence: { titleSpans: [], bodySpans: [], sentences: [] } } },
      { watch: "other", verdict: { kind: "no-match", why: "nothing for port" } },
    ],
  );
  assert.deepEqual(text.split("\n").slice(3), [
    "  published  2026-11-20 07:59:59 UTC",
    "  seen       2026-11-20 08:00:00 UTC",
    "  article    unreadable:http-403: 80 characters from the feed's summary, language unknown, at 2026-11-20 08:00:00 UTC",
    "  text       no longer kept, so the current watches cannot be tried on it",
    "  outcome    matched (met visits)",
    "  story      s-1, 1 article",
    "  match      visits (version 2) at 2026-11-20 08:00:00 UTC: opened, first report of the story",
    "             «President» visits",
    "  sent       visits by route desk to hook: due (n-1)",
    "             attempt 1 at 2026-11-20 08:00:00 UTC: no result recorded",
    "             attempt 2 at 2026-11-20 08:00:01 UTC: failed: http-503",
    "  current watches:",
    "    visits: would match",
    "    other: would not match, nothing for port",
    "",
  ]);
});
