// Reading an item's page, on a real store.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageReading } from "../../src/core/article.ts";
import { limits } from "../../src/core/limits.ts";
import type { NewArticle } from "../../src/ports/store.ts";
import type { WebAnswer } from "../../src/ports/web.ts";
import { readArticle } from "../../src/steps/read-article.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { body, clockAt, notedJobs, webThat } from "../helpers/doors.ts";
import { readArticle as anArticle, minuteMs } from "../helpers/make.ts";
import { plainExaminer } from "../helpers/outlets.ts";
import { itemsToRead, lookedAt, openTestStore, readyFeed } from "../helpers/stored.ts";

type Reason = "timeout" | "http-403" | "http-429" | "robots-disallowed" | "robots-unreachable" | "host-held";

const failed = (reason: Reason, retryAfterMs?: number): WebAnswer => ({
  kind: "failed",
  reason,
  detail: reason,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

async function scene(store: OpenStore, answer: WebAnswer, link: string | undefined = "https://news.example/one") {
  const feed = await readyFeed(store);
  const [id] = await itemsToRead(store, feed, [{ guid: "one", link, text: "What the feed itself says." }]);
  assert.ok(id);
  let reading: PageReading = { kind: "article", article: anArticle(), problems: [] };
  const web = webThat(answer);
  const jobs = notedJobs();
  const clock = clockAt(lookedAt);
  const needs = {
    clock,
    web,
    jobs,
    items: store.items,
    examine: async (one: NewArticle) => one,
    pageReader: { readPage: async () => reading },
  };
  return {
    id,
    web,
    jobs,
    clock,
    needs,
    pageIs(other: PageReading) {
      reading = other;
    },
  };
}

async function stored(store: OpenStore) {
  const [row] = await store.sql<{ source: string; outcome: string; body: string; title: string; url: string | null }[]>`
    select source, outcome, body, articles.title, url
    from articles join article_texts on article_id = id`;
  return row;
}

test("readArticle: a page -> its text is stored, and it is to be judged", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, jobs } = await scene(store, body("<html>", { url: "https://news.example/final" }));

  const outcome = await readArticle(id, needs);

  assert.deepEqual(outcome, { kind: "done", what: "read" });
  assert.deepEqual(jobs.added, [`judge-article ${id}`]);
  assert.equal((await stored(store))?.body, anArticle().text);
  assert.equal((await stored(store))?.url, "https://news.example/final");
  assert.ok(await store.items.claimToJudge(id, lookedAt, minuteMs));
});

test("readArticle: a page without a title -> the feed's title", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, pageIs } = await scene(store, body("<html>"));
  pageIs({ kind: "article", article: anArticle({ title: "" }), problems: [] });

  await readArticle(id, needs);

  assert.equal((await stored(store))?.title, "President arrives for a two-day visit");
});

test("readArticle: a page that states an older date than its feed -> the older one counts; a younger one does not", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, pageIs } = await scene(store, body("<html>"));
  const old = new Date("2019-05-01T00:00:00Z");
  pageIs({ kind: "article", article: anArticle(), statedAt: old, problems: [] });

  await readArticle(id, needs);
  const [row] = await store.sql<{ at: Date }[]>`select published_at as at from articles`;

  assert.deepEqual(row?.at, old);
});

test("readArticle: no text on the page -> named, and the feed's own words are the article", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, pageIs } = await scene(store, body("%PDF"));
  pageIs({ kind: "no-article", why: "not-html", detail: "a PDF" });

  const outcome = await readArticle(id, needs);

  assert.deepEqual(outcome, { kind: "done", what: "unreadable:not-html" });
  assert.equal((await stored(store))?.source, "feed");
  assert.equal((await stored(store))?.body, "What the feed itself says.");
});

test("readArticle: no text on the page, but its date -> the feed's own words with the page's date, and where it was read", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, pageIs } = await scene(store, body("<html>"));
  const statedAt = new Date("2026-11-01T08:00:00Z");
  const metadata = { ...toldMetadata, sources: { publishedAt: "json-ld" as const } };
  pageIs({
    kind: "no-article",
    why: "no-text",
    detail: "",
    told: { title: "On the page", author: "Jane Okafor", publishedAt: statedAt, statedAt, metadata },
  });

  await readArticle(id, needs);

  const [row] = await store.sql<{ title: string; published: Date; source: string; by: string }[]>`
    select title, published_at as published, source, metadata -> 'sources' ->> 'publishedAt' as by from articles`;
  assert.deepEqual([row?.source, row?.published, row?.by], ["feed", statedAt, "json-ld"]);
  assert.notEqual(row?.title, "On the page", "the feed's own title comes first");
});

const toldMetadata = {
  authors: [],
  publishedZone: "Z",
  publishedDay: "2026-11-01",
  publishedHasTime: true,
  modifiedAt: undefined,
  outlet: undefined,
  imageUrl: undefined,
  section: undefined,
  keywords: [],
  isFree: undefined,
};

test("readArticle: refused for good -> the feed's own words at once", async (t) => {
  const store = await openTestStore(t);
  const { id, needs } = await scene(store, failed("http-403"));

  assert.deepEqual(await readArticle(id, needs), { kind: "done", what: "unreadable:http-403" });
});

test("readArticle: a fault that may heal -> later, and not before; then again; then the feed's own words", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, clock, web } = await scene(store, failed("timeout"));
  const [firstMs, secondMs] = limits.readRetryMs;

  const first = await readArticle(id, needs);
  const tooSoon = await readArticle(id, needs);
  clock.set(new Date(lookedAt.getTime() + firstMs));
  const second = await readArticle(id, needs);
  clock.set(new Date(lookedAt.getTime() + firstMs + secondMs));
  const third = await readArticle(id, needs);

  assert.deepEqual(first, { kind: "later", delayMs: firstMs, why: "the page could not be had: timeout" });
  assert.equal(tooSoon.kind, "drop");
  assert.equal(second.kind === "later" ? second.delayMs : undefined, secondMs);
  assert.deepEqual(third, { kind: "done", what: "unreadable:timeout" });
  assert.equal(web.asked.length, 3);
});

test("readArticle: a fault that heals -> the page after all", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, clock, web } = await scene(store, failed("http-429", 60_000));

  assert.equal((await readArticle(id, needs)).kind, "later");
  clock.set(new Date(lookedAt.getTime() + 60_000));
  web.answerWith(body("<html>"));

  assert.deepEqual(await readArticle(id, needs), { kind: "done", what: "read" });
});

test("readArticle: robots.txt forbids the page -> the feed's own words at once, and the reason is kept", async (t) => {
  const store = await openTestStore(t);
  const { id, web, needs } = await scene(store, failed("robots-disallowed"));

  assert.deepEqual(await readArticle(id, needs), { kind: "done", what: "unreadable:robots-disallowed" });
  assert.deepEqual(
    web.asked.map(({ robots }) => robots),
    ["honour"],
  );
  const article = await stored(store);
  assert.equal(article?.source, "feed");
  assert.equal(article?.body, "What the feed itself says.");
});

for (const reason of ["robots-unreachable", "host-held"] as const) {
  test(`readArticle: ${reason} -> tried again a little later`, async (t) => {
    const store = await openTestStore(t);
    const { id, needs } = await scene(store, failed(reason));

    assert.equal((await readArticle(id, needs)).kind, "later");
  });
}

test("readArticle: held for longer than news can wait -> the feed's own words", async (t) => {
  const store = await openTestStore(t);
  const { id, needs } = await scene(store, failed("host-held", 60 * minuteMs));

  assert.deepEqual(await readArticle(id, needs), { kind: "done", what: "unreadable:host-held" });
});

test("readArticle: a page, or the feed's own words -> examined before they are stored", async (t) => {
  const store = await openTestStore(t);
  const examine = (one: NewArticle) => plainExaminer().examine(one);
  const page = await scene(store, body("<html>", { url: "https://news.example/final" }));
  const text = "Signed.\nOriginal Source: www.hindustantimes.com";
  page.pageIs({ kind: "article", article: anArticle({ text }), problems: [] });

  await readArticle(page.id, { ...page.needs, examine });

  const claimed = await store.items.claimToJudge(page.id, lookedAt, minuteMs);
  assert.deepEqual(claimed?.article.findings, {
    quality: "thin",
    flagged: [{ from: 8, to: 47, reason: "attribution" }],
    segments: [{ from: 0, to: 47, kind: "report" }],
    origins: [
      {
        kind: "rewrite",
        outlet: "Hindustan Times",
        host: "hindustantimes.com",
        family: "ht-media",
        span: { from: 8, to: 47 },
        by: "line",
      },
    ],
  });
});

test("readArticle: no link -> the feed's own words, the web is not asked", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const [id] = await itemsToRead(store, feed, [{ guid: "one", link: undefined }]);
  const web = webThat(body("<html>"));
  const pageReader = {
    readPage: async (): Promise<PageReading> => ({ kind: "article", article: anArticle(), problems: [] }),
  };

  const outcome = await readArticle(id ?? "", {
    clock: clockAt(lookedAt),
    web,
    jobs: notedJobs(),
    items: store.items,
    examine: async (one) => one,
    pageReader,
  });

  assert.deepEqual(outcome, { kind: "done", what: "no-link" });
  assert.equal(web.asked.length, 0);
});

test("readArticle: begun again and again and never ended (a page that kills) -> given up on the page, not on the item", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, clock, web } = await scene(store, body("<html>"));
  const killed = { ...needs, pageReader: { readPage: () => Promise.reject(new Error("the process died")) } };

  for (let begun = 0; begun < limits.readTriesMax; begun++) {
    await assert.rejects(readArticle(id, killed), /the process died/);
    clock.set(new Date(clock.now().getTime() + limits.readLeaseMs));
  }
  const outcome = await readArticle(id, killed);

  assert.deepEqual(outcome, { kind: "done", what: "unreadable:gave-up" });
  assert.equal(web.asked.length, limits.readTriesMax);
});

test("readArticle: two workers at once -> one reads", async (t) => {
  const store = await openTestStore(t);
  const { id, needs, web } = await scene(store, body("<html>"));

  const both = await Promise.all([readArticle(id, needs), readArticle(id, needs)]);

  assert.deepEqual(both.map(({ kind }) => kind).sort(), ["done", "drop"]);
  assert.equal(web.asked.length, 1);
});
