// An entry that its feed has changed brings the next look at its page forward.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { after, hourMs, readArticle, sortedEntry } from "../helpers/make.ts";
import { checkOf, claimFeed, claimToRead, leaseMs, lookedAt, openTestStore, readyFeed } from "../helpers/stored.ts";

const rereadAt = new Date(lookedAt.getTime() + 12 * hourMs);
const page = {
  bytes: new TextEncoder().encode("<html>"),
  contentType: "text/html",
  url: "https://news.example/one",
  etag: undefined,
  lastModified: undefined,
};

/** An item whose page was read and is to be read again in twelve hours, or never. */
async function readItem(store: OpenStore, plannedAt: Date | undefined, wordsKey: string | undefined) {
  const feed = await readyFeed(store);
  const entries = [{ ...sortedEntry({ link: page.url }), wordsKey }];
  const [id = ""] = await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));
  const item = await claimToRead(store, id);
  await store.items.recordArticle({
    item,
    article: readArticle(),
    source: "page",
    url: page.url,
    outcome: "read",
    fetchedAt: lookedAt,
    page: { ...page, rereadAt: plannedAt },
  });
  return { id, feed };
}

async function editAt(store: OpenStore, name: string, id: string): Promise<Date> {
  const checkedAt = new Date(lookedAt.getTime() + hourMs);
  const feed = await claimFeed(store, name, checkedAt);
  await store.feeds.recordCheck(checkOf(feed, { checkedAt, edited: [{ id, wordsKey: "other words" }] }));
  return checkedAt;
}

async function plannedLook(store: OpenStore): Promise<Date | null | undefined> {
  const [row] = await store.sql<{ due: Date | null }[]>`select due_at as due from pages`;
  return row?.due;
}

test("edited entry: its page is to be read again in hours -> is read again now", async (t) => {
  const store = await openTestStore(t);
  const { id, feed } = await readItem(store, rereadAt, "first words");

  const checkedAt = await editAt(store, feed.name, id);

  assert.deepEqual(await plannedLook(store), checkedAt);
});

test("edited entry: its page was read a moment ago -> is read again after the least pause, however often it changes", async (t) => {
  const store = await openTestStore(t);
  const { id, feed } = await readItem(store, rereadAt, "first words");
  await store.sql`update pages set looked_at = ${new Date(lookedAt.getTime() + hourMs - 1_000)}`;

  await editAt(store, feed.name, id);

  assert.deepEqual(await plannedLook(store), new Date(lookedAt.getTime() + hourMs - 1_000 + limits.rereadGapMs));
});

test("edited entry: its page is never to be read again -> stays alone", async (t) => {
  const store = await openTestStore(t);
  const { id, feed } = await readItem(store, undefined, "first words");

  await editAt(store, feed.name, id);

  assert.equal(await plannedLook(store), null);
});

test("edited entry: its words were not known before -> no edit is seen in them", async (t) => {
  const store = await openTestStore(t);
  const { id, feed } = await readItem(store, rereadAt, undefined);

  await editAt(store, feed.name, id);

  assert.deepEqual(await plannedLook(store), rereadAt);
});

test("edited entry: its page is being read again -> the plan of the reader stands", async (t) => {
  const store = await openTestStore(t);
  const { id, feed } = await readItem(store, after(0), "first words");
  await store.items.settle({ id, outcome: "no-match", why: "no watch is met", now: lookedAt });
  assert.ok(await store.pages.claim(id, lookedAt, 24 * 60 * leaseMs));

  await editAt(store, feed.name, id);

  assert.deepEqual(await plannedLook(store), new Date(lookedAt.getTime() + 24 * 60 * leaseMs));
});

test("items: the feed's categories -> come with the item", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const entries = [sortedEntry({ categories: ["Diplomacy", 'Trade "talks", {2}'] })];
  const [id = ""] = await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));

  assert.deepEqual((await claimToRead(store, id)).categories, ["Diplomacy", 'Trade "talks", {2}']);
});

test("items: whose article the entry is, as the feed tells it -> comes with the item", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const source = { name: "Northern Wire", url: "https://wire.example/feed" };
  const entries = [
    sortedEntry({ guid: "told", link: page.url, source }),
    sortedEntry({ guid: "untold", title: "Other" }),
  ];
  const ids = await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));

  assert.deepEqual((await claimToRead(store, ids[0] ?? "")).source, source);
  assert.equal((await claimToRead(store, ids[1] ?? "")).source, undefined);
});
