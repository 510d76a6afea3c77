// Items on their way: claimed, postponed, settled, and read into articles.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { after, article, minuteMs, readArticle, secondMs, start } from "../helpers/make.ts";
import {
  articleToJudge,
  claimToRead,
  itemsToRead,
  leaseMs,
  lookedAt,
  openTestStore,
  readyFeed,
} from "../helpers/stored.ts";

const nobody = "01939a00-0000-7000-8000-00000000ffff";

function later(ms: number): Date {
  return new Date(lookedAt.getTime() + ms);
}

test("claimToRead: a due item -> given with what its feed says, tried once", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const [id = ""] = await itemsToRead(store, feed, [{ guid: "a", title: "Title", text: "Text" }]);

  assert.deepEqual(await store.items.claimToRead(id, lookedAt, leaseMs), {
    id,
    feedId: feed.id,
    feedName: feed.name,
    outlet: feed.outlet,
    country: feed.country,
    feedLanguage: feed.language,
    windowMs: feed.windowMs,
    link: "https://news.example/a",
    linkKey: "news.example/a",
    title: "Title",
    text: "Text",
    author: "A. Writer",
    publishedAt: start,
    seenAt: lookedAt,
    categories: [],
    source: undefined,
    tries: 1,
  });
});

test("claimToRead: an item without link, author and date -> undefined in their places", async (t) => {
  const store = await openTestStore(t);
  const bare = { link: undefined, author: undefined, publishedAt: undefined };
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [bare]);
  const { link, author, publishedAt } = await claimToRead(store, id);
  assert.deepEqual({ link, author, publishedAt }, bare);
});

test("claimToRead: two at once -> one wins", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  const claims = await Promise.all(Array.from({ length: 4 }, () => store.items.claimToRead(id, lookedAt, leaseMs)));
  assert.equal(claims.filter((claim) => claim !== undefined).length, 1);
});

test("claimToRead: before it is due, under a lease, after the lease -> only the last takes it, as another try", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  assert.equal(await store.items.claimToRead(id, later(-1), leaseMs), undefined);
  await claimToRead(store, id);
  assert.equal(await store.items.claimToRead(id, later(leaseMs - 1), leaseMs), undefined);
  assert.equal((await store.items.claimToRead(id, later(leaseMs), leaseMs))?.tries, 2);
});

test("claimToRead: an unknown item, or one that is to be judged -> undefined", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  await articleToJudge(store, id);
  assert.equal(await store.items.claimToRead(id, later(leaseMs), leaseMs), undefined);
  assert.equal(await store.items.claimToRead(nobody, lookedAt, leaseMs), undefined);
});

test("undone: items of both states -> those of the asked state that are due, the oldest first", async (t) => {
  const store = await openTestStore(t);
  const [a = "", b = "", c = ""] = await itemsToRead(store, await readyFeed(store), [
    { guid: "a" },
    { guid: "b" },
    { guid: "c" },
  ]);
  await store.items.postpone(a, later(-minuteMs), "first");
  await store.items.postpone(b, later(-2 * minuteMs), "before the first");
  await articleToJudge(store, c);

  assert.deepEqual(await store.items.undone("to-read", lookedAt, 10), [b, a]);
  assert.deepEqual(await store.items.undone("to-read", lookedAt, 1), [b]);
  assert.deepEqual(await store.items.undone("to-read", later(-90 * secondMs), 10), [b]);
  assert.deepEqual(await store.items.undone("to-judge", lookedAt, 10), [], "it is claimed");
  assert.deepEqual(await store.items.undone("to-judge", later(leaseMs), 10), [c]);
});

test("postpone: a claimed item -> due at the given time, the reason on its trail", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  await claimToRead(store, id);

  await store.items.postpone(id, later(10 * minuteMs), "http-503, try 1 of 3");

  assert.equal(await store.items.claimToRead(id, later(10 * minuteMs - 1), leaseMs), undefined);
  const [trail] = await store.status.trail(id);
  assert.deepEqual([trail?.state, trail?.outcome, trail?.why], ["to-read", undefined, "http-503, try 1 of 3"]);
  assert.equal((await store.items.claimToRead(id, later(10 * minuteMs), leaseMs))?.tries, 2);
});

test("settle: a claimed item -> its way ends with outcome, reason and time, and the first outcome stands", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  await claimToRead(store, id);

  await store.items.settle({ id: id, outcome: "unjudgeable", why: "tried too\0 often", now: later(secondMs) });
  await store.items.settle({ id: id, outcome: "no-match", why: "came late", now: later(minuteMs) });
  await store.items.postpone(id, later(minuteMs), "came late too");

  const [row] = await store.sql`select state, outcome, why, settled_at, due_at, claimed from items where id = ${id}`;
  assert.deepEqual(row, {
    state: "settled",
    outcome: "unjudgeable",
    why: "tried too often",
    settled_at: later(secondMs),
    due_at: null,
    claimed: false,
  });
  assert.equal(await store.items.claimToRead(id, later(leaseMs), leaseMs), undefined);
});

test("recordArticle: a read page -> stored as version 1, the item due to be judged with its tries at nought", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  const item = await claimToRead(store, id);
  const read = readArticle({
    canonicalUrl: "https://www.news.example/entry-1?utm_medium=x",
    language: "ru",
    findings: {
      quality: "debris",
      flagged: [{ from: 0, to: 10, reason: "machine-debris" }],
      segments: [
        {
          from: 0,
          to: 57,
          kind: "interview",
          title: "A talk",
          turns: [{ from: 0, to: 57, speaker: "A. Writer", role: "other" }],
        },
      ],
      origins: [
        {
          kind: "rewrite",
          outlet: "Other",
          host: "other.example",
          family: "others",
          span: { from: 0, to: 10 },
          by: "line",
        },
      ],
    },
  });
  const fetchedAt = later(secondMs);

  await store.items.recordArticle({
    item,
    article: read,
    source: "page",
    url: "https://news.example/entry-1/",
    outcome: "read",
    fetchedAt,
  });

  assert.deepEqual(await store.items.undone("to-judge", fetchedAt, 10), [id]);
  const claimed = await store.items.claimToJudge(id, fetchedAt, leaseMs);
  assert.ok(claimed);
  assert.deepEqual(claimed.item, { ...item, tries: 1, text: "" });
  const { id: articleId, ...rest } = claimed.article;
  const { id: _id, ...expected } = article({ ...read, url: "https://news.example/entry-1/", fetchedAt });
  assert.deepEqual(rest, expected);
  const [row] = await store.sql`select link_key, text_chars, text_hash from articles where id = ${articleId}`;
  assert.deepEqual([row?.["link_key"], row?.["text_chars"]], ["news.example/entry-1", read.text.length]);
  assert.match(String(row?.["text_hash"]), /^[0-9a-f]{64}$/);
});

test("recordArticle: the feed's own words without anything else -> undefined in the places of what is unknown", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{ link: undefined }]);
  const bare = { author: undefined, publishedAt: undefined, language: undefined, canonicalUrl: undefined };
  await store.items.recordArticle({
    item: await claimToRead(store, id),
    article: readArticle(bare),
    source: "feed",
    url: undefined,
    outcome: "no-link",
    fetchedAt: lookedAt,
  });
  const claimed = await store.items.claimToJudge(id, lookedAt, leaseMs);
  const { author, publishedAt, language, canonicalUrl, url, source, outcome } = claimed?.article ?? article();
  assert.deepEqual({ author, publishedAt, language, canonicalUrl }, bare);
  assert.deepEqual([url, source, outcome], [undefined, "feed", "no-link"]);
});

test("recordArticle: twice, also at once -> one article", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  const recorded = {
    item: await claimToRead(store, id),
    article: readArticle(),
    source: "page",
    url: "https://news.example/entry-1",
    outcome: "read",
    fetchedAt: lookedAt,
  } as const;

  await Promise.all([store.items.recordArticle(recorded), store.items.recordArticle(recorded)]);
  await store.items.recordArticle(recorded);

  const [row] = await store.sql`
    select (select count(*) from articles) as articles, (select count(*) from article_texts) as texts`;
  assert.deepEqual(row, { articles: 1, texts: 1 });
});

test("recordArticle: the item was settled meanwhile -> nothing is stored", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  const item = await claimToRead(store, id);
  await store.items.settle({ id: id, outcome: "too-old", why: "in this test", now: lookedAt });
  await store.items.recordArticle({
    item,
    article: readArticle(),
    source: "page",
    url: undefined,
    outcome: "read",
    fetchedAt: lookedAt,
  });
  assert.deepEqual([...(await store.sql`select 1 from articles`)], []);
  assert.equal((await store.status.trail(id))[0]?.state, "settled");
});

/** Within the bound of an article's text, yet more words than PostgreSQL can index. */
function manyDistinctWords(): string {
  const letter = (index: number) => String.fromCodePoint(0x4e00 + (index % 20_900));
  const pair = (index: number) => letter(index) + letter(Math.floor(index / 7));
  const words = Array.from({ length: 33_000 }, (_, index) => `${pair(index)}-${pair(index + 50_000)}`);
  return words.join(" ");
}

test("recordArticle: hostile content -> stored, whole and within bounds", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const manyWords = manyDistinctWords();
  await assert.rejects(store.sql`select to_tsvector('simple', ${manyWords})`, { code: "54000" }, "hostile indeed");
  const texts = [
    "\0NUL\0",
    "\ud800lone\udc00",
    "x".repeat(limits.articleTextCharsMax + 5_000),
    manyWords,
    `${"word-".repeat(30_000)}end`,
    "",
  ];
  const ids = await itemsToRead(
    store,
    feed,
    texts.map((_, index) => ({ guid: `t${index}` })),
  );

  for (const [index, id] of ids.entries()) {
    const text = texts[index] ?? "";
    const { article: stored } = await articleToJudge(store, id, {
      title: `${text}\0`.slice(0, 2_000),
      text,
      author: text,
      language: text,
      canonicalUrl: `https://news.example/${"p".repeat(20_000)}`,
      publishedAt: new Date(Number.NaN),
    });
    assert.ok(stored.text.length <= limits.articleTextCharsMax);
    assert.ok(stored.title.length <= limits.titleCharsMax);
    assert.doesNotMatch(`${stored.text}${stored.title}${stored.author}`, /[\0\p{Surrogate}]/u);
    assert.deepEqual([stored.canonicalUrl, stored.publishedAt], [undefined, undefined]);
  }
});

test("claimToJudge: two at once, under a lease, after it -> one at a time, each a further try", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  await articleToJudge(store, id);
  assert.equal(await store.items.claimToJudge(id, later(leaseMs - 1), leaseMs), undefined);

  const claims = await Promise.all(
    Array.from({ length: 4 }, () => store.items.claimToJudge(id, later(leaseMs), leaseMs)),
  );

  assert.deepEqual(
    claims.flatMap((claim) => claim?.item.tries ?? []),
    [2],
  );
});

test("claimToJudge: an item that is still to be read -> undefined", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  assert.equal(await store.items.claimToJudge(id, lookedAt, leaseMs), undefined);
  assert.equal(await store.items.claimToJudge(nobody, lookedAt, leaseMs), undefined);
});

test("claimToJudge: the month of the text was dropped -> the article comes with an empty text", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  await articleToJudge(store, id);
  await store.sql`truncate article_texts`;
  const claimed = await store.items.claimToJudge(id, after(minuteMs * 60 * 24), leaseMs);
  assert.equal(claimed?.article.text, "");
});
