// Brings a store into a state: a feed with its baseline, items to read, articles to judge, alerts told.
import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { Article, Item, ReadArticle } from "../../src/core/article.ts";
import { canonicalLink } from "../../src/core/feed/canonical-link.ts";
import type { Feed, FeedEntry, FeedSetting } from "../../src/core/feed/feed.ts";
import type { JudgeFacts, Judgement, MatchedWatch } from "../../src/core/story/judgement.ts";
import type { FeedCheck, JudgedArticle } from "../../src/ports/store.ts";
import { type OpenStore, openStore } from "../../src/store/open-store.ts";
import { testDatabase } from "./database.ts";
import { after, alertContent, feedSetting, matchedWatch, minuteMs, readArticle, sortedEntry, watch } from "./make.ts";

export const leaseMs = minuteMs;

export async function openTestStore(t: TestContext): Promise<OpenStore> {
  const { url } = await testDatabase(t);
  const store = await openStore({ url, poolMax: 4 });
  t.after(() => store.close());
  return store;
}

export function checkOf(feed: Feed, parts: Partial<FeedCheck> = {}): FeedCheck {
  const checkedAt = parts.checkedAt ?? after(0);
  return {
    feed,
    checkedAt,
    outcome: "ok",
    detail: "",
    succeeded: true,
    nextDueAt: new Date(checkedAt.getTime() + feed.intervalMs),
    validators: { etag: '"v1"', lastModified: undefined, bodyHash: "hash-1" },
    memory: feed.memory,
    entries: [],
    edited: [],
    ...parts,
  };
}

export async function claimFeed(store: OpenStore, name: string, now: Date): Promise<Feed> {
  const [row] = await store.sql<{ id: string }[]>`select id from feeds where name = ${name}`;
  const claimed = await store.feeds.claim(row?.id ?? "", now, leaseMs);
  assert.ok(claimed, `the feed ${name} is to be claimed`);
  return claimed;
}

/** Lists the feeds, records a baseline for each at `start`, and claims each again when it is due next. */
export async function readyFeeds(store: OpenStore, settings: readonly FeedSetting[]): Promise<readonly Feed[]> {
  await store.feeds.sync(settings, after(0));
  const feeds: Feed[] = [];
  for (const setting of settings) {
    await store.feeds.recordCheck(checkOf(await claimFeed(store, setting.name, after(0))));
    feeds.push(await claimFeed(store, setting.name, after(setting.intervalMs)));
  }
  return feeds;
}

export async function readyFeed(store: OpenStore, parts: Partial<FeedSetting> = {}): Promise<Feed> {
  const [ready] = await readyFeeds(store, [feedSetting(parts)]);
  assert.ok(ready);
  return ready;
}

/** The moment at which `readyFeed` would be looked at again; items recorded by `itemsToRead` are due then. */
export const lookedAt = after(feedSetting().intervalMs);

export async function itemsToRead(
  store: OpenStore,
  feed: Feed,
  entries: readonly Partial<FeedEntry>[],
): Promise<readonly string[]> {
  const sorted = entries.map((parts) => sortedEntry(parts));
  return store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries: sorted }));
}

export async function claimToRead(store: OpenStore, id: string, now: Date = lookedAt): Promise<Item> {
  const claimed = await store.items.claimToRead(id, now, leaseMs);
  assert.ok(claimed, "the item is to be claimed");
  return claimed;
}

export type ToJudge = { readonly item: Item; readonly article: Article };

/** Reads the item into an article and claims it to be judged, all at `lookedAt`. */
export async function articleToJudge(store: OpenStore, id: string, parts: Partial<ReadArticle> = {}): Promise<ToJudge> {
  const item = await claimToRead(store, id);
  await store.items.recordArticle({
    item,
    article: readArticle(parts),
    source: "page",
    url: item.link,
    outcome: "read",
    fetchedAt: lookedAt,
  });
  const claimed = await store.items.claimToJudge(id, lookedAt, leaseMs);
  assert.ok(claimed, "the article is to be claimed");
  return claimed;
}

export function judgedArticle({ item, article }: ToJudge, parts: Partial<JudgedArticle> = {}): JudgedArticle {
  return {
    item,
    article,
    titleWords: article.title.toLowerCase().split(" "),
    canonicalLink: canonicalLink(article.canonicalUrl ?? article.url),
    matches: [matchedWatch()],
    now: lookedAt,
    ...parts,
  };
}

export type Telling = { readonly routes?: readonly { readonly name: string; readonly channel: string }[] };

/** Joins the nearest story when there is one; tells of every match, as the next revision where there is an alert. */
export function tellAll(judged: JudgedArticle, { routes = [{ name: "desk", channel: "hook" }] }: Telling = {}) {
  return (facts: JudgeFacts): Judgement => {
    const near = facts.stories[0];
    const id = near?.id ?? facts.newStoryId;
    const alerts = judged.matches.map((met, index) => {
      const raised = near?.alerts.find((alert) => alert.watch === met.name);
      const alertId = raised?.id ?? facts.newAlertIds[index] ?? "";
      const revision = (raised?.revision ?? 0) + 1;
      return { kind: "tell" as const, watch: met, routes, content: contentOf(judged, met, { alertId, revision, id }) };
    });
    const kind = near === undefined ? "new" : "joined";
    return { story: { kind, id, why: `${kind} in this test` }, alerts, outcome: "matched", why: "met it" };
  };
}

function contentOf(
  { article, item, now }: JudgedArticle,
  met: MatchedWatch,
  { alertId, revision, id }: { readonly alertId: string; readonly revision: number; readonly id: string },
) {
  return alertContent({
    alertId,
    revision,
    storyId: id,
    level: met.level,
    watch: { name: met.name, title: met.title, version: met.version },
    article: { ...alertContent().article, id: article.id, title: article.title, link: item.link },
    publishedAt: article.publishedAt?.toISOString(),
    fetchedAt: article.fetchedAt.toISOString(),
    matchedAt: now.toISOString(),
  });
}

export async function recordWatches(store: OpenStore, names: readonly string[] = ["leader-visits"]): Promise<void> {
  await store.watches.recordVersions(
    names.map((name) => watch({ name })),
    after(0),
  );
}

export type Told = Telling & {
  readonly entries?: readonly Partial<FeedEntry>[];
  readonly store: OpenStore;
};

/** A feed whose entries are read and judged one after another, each told; gives the notifications that are due. */
export async function tellOf({ store, entries = [{}], ...telling }: Told): Promise<readonly string[]> {
  await recordWatches(store);
  const feed = await readyFeed(store);
  const due: string[] = [];
  for (const id of await itemsToRead(store, feed, entries)) {
    const judged = judgedArticle(await articleToJudge(store, id));
    due.push(...(await store.judgements.record(judged, tellAll(judged, telling))));
  }
  return due;
}
