// What `newswatch explain` prints of an item, from first sight to the last attempt.
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainTrail } from "../../src/core/status/explain-trail.ts";
import type { Trail } from "../../src/core/status/trail.ts";
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
