// A feed that could not be asked, because its host's turns were taken or it wants to be left alone, is no worse for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WebFailure } from "../../src/ports/web.ts";
import { checkFeed } from "../../src/steps/check-feed.ts";
import { body, clockAt, notedJobs, webThat } from "../helpers/doors.ts";
import { after, dayMs, entry, feedDocument, feedSetting, hourMs, secondMs, start } from "../helpers/make.ts";
import { openTestStore } from "../helpers/stored.ts";

const cases: readonly (readonly [WebFailure["reason"], number | undefined, number])[] = [
  ["host-held", 2 * hourMs, 2 * hourMs],
  ["host-busy", 500, 30 * secondMs],
  ["host-busy", undefined, 30 * secondMs],
];

for (const [reason, retryAfterMs, waitMs] of cases) {
  test(`checkFeed: ${reason} for ${retryAfterMs ?? "no"} ms -> asked again after ${waitMs} ms, no failure counted`, async (t) => {
    const store = await openTestStore(t);
    await store.feeds.sync([feedSetting()], start);
    const [id = ""] = await store.feeds.due(start, 1);
    const clock = clockAt(start);
    const web = webThat(body("a feed"));
    const readFeed = async () => ({ kind: "feed" as const, feed: feedDocument({ entries: [entry()] }), problems: [] });
    const needs = { clock, web, feeds: store.feeds, feedReader: { readFeed }, jobs: notedJobs() };
    await checkFeed(id, needs);
    const row = () => store.sql`select failures, outcome, etag, last_checked_at, due_at, claimed from feeds`;
    const [before] = await row();

    clock.set(after(dayMs));
    web.answerWith({
      kind: "failed",
      reason,
      detail: "The host is busy.",
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
    const outcome = await checkFeed(id, needs);

    assert.deepEqual(outcome, { kind: "later", delayMs: waitMs, why: "The host is busy." });
    const [now] = await row();
    assert.deepEqual(now, { ...before, due_at: after(dayMs + waitMs), claimed: false });
  });
}
