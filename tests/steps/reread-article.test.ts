// Reading a page again, on a real store: versions, differences, and nobody told twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageReading } from "../../src/core/article.ts";
import type { ArticleDifference } from "../../src/core/article-difference.ts";
import { explainTrail } from "../../src/core/status/explain-trail.ts";
import { openWatchSet } from "../../src/core/watch/engine/watch-set.ts";
import type { NewArticle } from "../../src/ports/store.ts";
import type { WebAnswer } from "../../src/ports/web.ts";
import { judgeArticle } from "../../src/steps/judge-article.ts";
import { readArticle } from "../../src/steps/read-article.ts";
import { rereadArticle } from "../../src/steps/reread-article.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { body, clockAt, notedJobs, unchanged, webThat } from "../helpers/doors.ts";
import { readArticle as anArticle, dayMs, hourMs, minuteMs, watch } from "../helpers/make.ts";
import { itemsToRead, lookedAt, openTestStore, readyFeed, recordWatches } from "../helpers/stored.ts";

const link = "https://news.example/one";
const page = () => body("<html>", { url: link });
const edited = anArticle({
  title: "President calls off the visit",
  text: "The president stays at home.\nTalks begin on Saturday.",
});

const silent = { error() {}, warn() {}, info() {}, debug() {} };

/** An item that was read and judged at `lookedAt`, and is due to be read again a quarter of an hour later. */
async function scene(store: OpenStore) {
  await recordWatches(store);
  const feed = await readyFeed(store);
  const [id = ""] = await itemsToRead(store, feed, [{ guid: "one", link }]);
  let reading: PageReading = { kind: "article", article: anArticle(), problems: [] };
  const web = webThat(page());
  const jobs = notedJobs();
  const clock = clockAt(lookedAt);
  let rereadAt: Date | undefined = new Date(lookedAt.getTime() + 15 * minuteMs);
  const examine = async (one: NewArticle) =>
    one.page === undefined ? one : { ...one, page: { ...one.page, rereadAt } };
  const pageReader = { readPage: async () => reading };
  const needs = { clock, web, jobs, items: store.items, pages: store.pages, examine, pageReader, log: silent };
  const desk = () => ({
    met: openWatchSet([{ ...watch(), version: 1 }]).metBy,
    routes: [{ name: "desk", channel: "hook", watches: ["*"], level: "low" as const }],
  });
  const judging = { clock, jobs, items: store.items, judgements: store.judgements, log: silent };
  return {
    id,
    web,
    jobs,
    clock,
    needs,
    read: () => readArticle(id, needs),
    reread: () => rereadArticle(id, needs),
    judge: () => judgeArticle(id, { ...judging, desk }),
    pageIs(other: PageReading) {
      reading = other;
      web.answerWith(body(`<html data-edit="${other.kind}">`, { url: link }));
    },
    later(ms: number) {
      clock.set(new Date(clock.now().getTime() + ms));
    },
    never() {
      rereadAt = undefined;
    },
  };
}

async function settled(store: OpenStore) {
  const told = await scene(store);
  await told.read();
  await told.judge();
  told.later(15 * minuteMs);
  return told;
}

async function versions(store: OpenStore) {
  return store.sql<
    { version: number; cause: string; title: string; difference: ArticleDifference | null; story: string | null }[]
  >`
    select version, cause, title, difference, story_id as story from articles order by version`;
}

async function pageRow(store: OpenStore) {
  const [row] = await store.sql<
    { outcome: string; dueAt: Date | null; looks: number; etag: string | null; claimed: boolean }[]
  >`
    select outcome, due_at as "dueAt", looks, etag, claimed from pages`;
  return row;
}

test("rereadArticle: not due, or still to be judged -> nothing is done", async (t) => {
  const store = await openTestStore(t);
  const told = await scene(store);
  await told.read();
  told.later(15 * minuteMs);

  assert.deepEqual(await store.pages.due(told.clock.now(), 10), [], "it waits for its judge");
  assert.equal((await told.reread()).kind, "drop");

  await told.judge();
  assert.deepEqual(await store.pages.due(told.clock.now(), 10), [told.id]);
  assert.deepEqual(await store.pages.due(new Date(told.clock.now().getTime() - minuteMs), 10), []);
});

test("rereadArticle: unchanged -> asked with the validators, noted, planned again", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  told.web.answerWith(unchanged({ etag: '"v2"' }));

  assert.deepEqual(await told.reread(), { kind: "done", what: "unchanged" });

  assert.equal(told.web.asked.at(-1)?.etag, '"v2"');
  assert.equal(told.web.asked.at(-1)?.lastModified, "Fri, 20 Nov 2026 08:15:00 GMT");
  const row = await pageRow(store);
  assert.deepEqual([row?.outcome, row?.looks, row?.claimed], ["unchanged", 2, false]);
  assert.deepEqual(row?.dueAt, new Date(Date.parse("2026-11-20T08:00:00Z") + hourMs));
  assert.equal((await versions(store)).length, 1);
});

test("rereadArticle: the same bytes -> unchanged, and not parsed again", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  const pageReader = { readPage: () => Promise.reject(new Error("parsed")) };

  assert.deepEqual(await rereadArticle(told.id, { ...told.needs, pageReader }), { kind: "done", what: "unchanged" });
  assert.deepEqual([(await pageRow(store))?.outcome, (await pageRow(store))?.looks], ["unchanged", 2]);
});

test("rereadArticle: the same words in a new page -> no version", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  told.pageIs({ kind: "article", article: anArticle(), problems: [] });

  assert.deepEqual(await told.reread(), { kind: "done", what: "unchanged" });
  assert.equal((await versions(store)).length, 1);
});

test("rereadArticle: edited -> a version with its difference, judged again, in the same story", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  told.pageIs({ kind: "article", article: edited, problems: [] });

  const outcome = await told.reread();
  assert.equal(outcome.kind, "done");
  assert.deepEqual(told.jobs.added.at(-1), `judge-article ${told.id}`);
  await told.judge();

  const [first, second] = await versions(store);
  assert.equal(second?.cause, "reread");
  assert.deepEqual(second?.difference?.headline, {
    from: "President arrives for a two-day visit",
    to: "President calls off the visit",
  });
  assert.deepEqual(second?.difference?.gone, ["The president arrived on Friday."]);
  assert.ok(first?.story);
  assert.equal(second?.story, first?.story);
});

test("rereadArticle: edited when its alert was told -> judged, and nobody told again", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  told.pageIs({ kind: "article", article: edited, problems: [] });
  await told.reread();
  await told.judge();

  const [row] = await store.sql<{ alerts: number; notifications: number }[]>`
    select
      (select count(*) from alerts)::int as alerts,
      (select count(*) from notifications)::int as notifications`;
  const decisions = await store.sql<{ decision: string }[]>`select decision from matches order by article_id`;
  assert.deepEqual(
    decisions.map(({ decision }) => decision),
    ["told", "silent"],
  );
  assert.deepEqual(row, { alerts: 1, notifications: 1 });
});

test("rereadArticle: explain -> shows both versions and what changed", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  told.pageIs({ kind: "article", article: edited, problems: [] });
  await told.reread();
  const [trail] = await store.status.trail(link);

  const shown = trail === undefined ? "" : explainTrail(trail, []);
  assert.match(shown, /version 1 {2}first reading/);
  assert.match(shown, /version 2 {2}its page was edited/);
  assert.match(
    shown,
    /headline changed from "President arrives for a two-day visit" to "President calls off the visit"/,
  );
  assert.match(shown, /- The president arrived on Friday\./);
});

test("rereadArticle: the page is gone, or has no text any more -> the known version stays; gone for good is not asked for again", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  const gone: WebAnswer = { kind: "failed", reason: "http-404", detail: "" };
  told.pageIs({ kind: "no-article", why: "no-text", detail: "" });

  assert.deepEqual(await told.reread(), { kind: "done", what: "unreadable:no-text" });
  assert.notEqual((await pageRow(store))?.dueAt, null);
  told.later(hourMs);
  told.web.answerWith(gone);
  assert.deepEqual(await told.reread(), { kind: "done", what: "unreadable:http-404" });
  assert.equal((await pageRow(store))?.dueAt, null);
  assert.equal((await versions(store)).length, 1);
});

test("rereadArticle: two workers at once -> one reads; a worker that died -> its lease ends", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  const now = told.clock.now();

  const claims = await Promise.all([
    store.pages.claim(told.id, now, minuteMs),
    store.pages.claim(told.id, now, minuteMs),
  ]);
  assert.equal(claims.filter((one) => one !== undefined).length, 1);
  assert.ok(await store.pages.claim(told.id, new Date(now.getTime() + minuteMs), minuteMs));
  await store.upkeep.releaseLeases(now);
  assert.ok(await store.pages.claim(told.id, now, minuteMs));
});

test("rereadArticle: not to be read again -> never due", async (t) => {
  const store = await openTestStore(t);
  const told = await scene(store);
  told.never();
  await told.read();
  await told.judge();

  assert.deepEqual(await store.pages.due(new Date(lookedAt.getTime() + 30 * dayMs), 10), []);
});

test("rereadArticle: a wall stood there the first time -> the article is asked for again, and the wall is no article", async (t) => {
  const store = await openTestStore(t);
  const told = await scene(store);
  const wall = body("<html> consent", { url: "https://consent.news.example/collect" });
  told.web.answerWith(wall);
  await told.read();
  await told.judge();
  told.later(15 * minuteMs);
  told.web.answerWith(body("<html> another consent", { url: wall.kind === "body" ? wall.url : "" }));

  assert.deepEqual(await told.reread(), { kind: "done", what: "unreadable:consent-wall" });
  assert.equal(told.web.asked.at(-1)?.url, link);
  assert.equal((await versions(store)).length, 1);
});

test("rereadArticle: sent on to the front page -> the article was taken down, not edited", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  told.pageIs({ kind: "article", article: edited, problems: [] });
  told.web.answerWith(body("<html> front", { url: "https://www.news.example/" }));

  assert.deepEqual(await told.reread(), { kind: "done", what: "unreadable:front-page" });
  assert.equal((await versions(store)).length, 1);
});

test("rereadArticle: edited at another address -> its validators are kept with that address", async (t) => {
  const store = await openTestStore(t);
  const told = await settled(store);
  const moved = "https://news.example/one-moved";
  told.pageIs({ kind: "article", article: edited, problems: [] });
  told.web.answerWith(body("<html> moved", { url: moved, etag: '"of-moved"' }));
  await told.reread();

  const [row] = await store.sql<{ url: string; etag: string | null }[]>`select url, etag from pages`;
  assert.deepEqual({ ...row }, { url: moved, etag: '"of-moved"' });
});
