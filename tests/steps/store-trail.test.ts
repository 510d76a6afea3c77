// The trail: everything known under an address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import {
  evidence,
  feedSetting,
  minuteMs,
  readArticle,
  sortedEntry,
  start,
  textFindings,
  watch,
} from "../helpers/make.ts";
import {
  articleToJudge,
  checkOf,
  claimToRead,
  itemsToRead,
  judgedArticle,
  leaseMs,
  lookedAt,
  openTestStore,
  readyFeed,
  readyFeeds,
  tellAll,
  tellOf,
} from "../helpers/stored.ts";

const link = "https://news.example/entry-1";

test("trail: an address nobody has brought -> nothing", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  await itemsToRead(store, feed, [{}]);
  const asked = [
    "https://news.example/other",
    "",
    "not an address",
    "\0",
    feed.url,
    feed.name,
    "https://news.example/",
  ];
  for (const one of asked) assert.deepEqual(await store.status.trail(one), [], one);
});

test("trail: an item that is still to be read -> how it came, nothing else yet", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const [id] = await itemsToRead(store, feed, [{ guid: "entry-1" }]);
  assert.deepEqual(await store.status.trail(link), [
    {
      itemId: id,
      feed: feed.name,
      guid: "entry-1",
      link,
      title: "President arrives for a two-day visit",
      publishedAt: start,
      seenAt: lookedAt,
      state: "to-read",
      outcome: undefined,
      why: undefined,
      tries: 0,
      duplicateOf: undefined,
      article: undefined,
      story: undefined,
      matches: [],
      notifications: [],
    },
  ]);
});

test("trail: matched, told and sent -> the whole way, with the text as stored and every attempt", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  const claimed = await store.notifications.claim(id, lookedAt, leaseMs);
  assert.equal(claimed.kind, "claimed");
  await store.notifications.recordAttempt({
    notification: claimed.notification,
    startedAt: lookedAt,
    endedAt: lookedAt,
    delivery: { kind: "failed", detail: "http-503" },
    retryAt: lookedAt,
  });
  await store.notifications.claim(id, lookedAt, leaseMs);

  const [trail, ...others] = await store.status.trail(link);

  assert.deepEqual(others, []);
  assert.ok(trail);
  const { text, title, language } = readArticle();
  const { id: articleId, ...article } = trail.article ?? { id: "" };
  assert.deepEqual(article, {
    version: 1,
    source: "page",
    outcome: "read",
    title,
    chars: text.length,
    language,
    fetchedAt: lookedAt,
    text,
    findings: textFindings(),
    metadata: undefined,
    publishedAt: readArticle().publishedAt,
  });
  assert.ok(claimed.notification.kind === "alert");
  assert.equal(claimed.notification.content.article.id, articleId);
  assert.deepEqual([trail.state, trail.outcome, trail.why], ["settled", "matched", "met it"]);
  assert.deepEqual([trail.story?.articles, trail.story?.why], [1, "new in this test"]);
  assert.deepEqual(trail.matches, [
    {
      watch: "leader-visits",
      version: 1,
      matchedAt: lookedAt,
      evidence: evidence(),
      decision: "told",
      why: "first report of the story",
    },
  ]);
  assert.deepEqual(trail.notifications, [
    {
      id,
      watch: "leader-visits",
      route: "desk",
      channel: "hook",
      state: "due",
      attempts: [
        { number: 1, startedAt: lookedAt, endedAt: lookedAt, result: "failed", detail: "http-503" },
        { number: 2, startedAt: lookedAt, endedAt: undefined, result: undefined, detail: undefined },
      ],
    },
  ]);
});

test("trail: other spellings of the address, the item's id -> the same trail", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  const spellings = [
    link,
    "http://www.news.example/entry-1/",
    "https://news.example/entry-1?utm_source=mail&fbclid=1#top",
    id,
  ];
  for (const spelling of spellings) {
    assert.deepEqual(
      (await store.status.trail(spelling)).map((trail) => trail.itemId),
      [id],
      spelling,
    );
  }
});

test("trail: the address the page names itself, other than the feed's -> found by it too", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{ link: "https://short.example/x1" }]);
  await articleToJudge(store, id, { canonicalUrl: "https://news.example/the-whole-title" });
  const [trail] = await store.status.trail("https://www.news.example/the-whole-title");
  assert.deepEqual([trail?.itemId, trail?.link], [id, "https://short.example/x1"]);
});

test("trail: a page that several feeds brought -> all of its items, the first one first, each naming it", async (t) => {
  const store = await openTestStore(t);
  const names = ["first", "second", "third"];
  const feeds = await readyFeeds(
    store,
    names.map((name) => feedSetting({ name })),
  );
  const [one, two, three] = feeds;
  assert.ok(one && two && three);
  const [id = ""] = await itemsToRead(store, one, [{ guid: "a", link }]);
  const spelled = `${link}?utm_source=rss`;
  await itemsToRead(store, two, [{ guid: "b", link: spelled }]);
  await itemsToRead(store, three, [{ guid: "c", link }]);

  const trails = await store.status.trail(spelled);

  assert.deepEqual(trails.map((trail) => trail.feed).slice(0, 1), ["first"]);
  assert.deepEqual(trails.map((trail) => trail.feed).sort(), names);
  for (const trail of trails.slice(1)) {
    assert.deepEqual([trail.outcome, trail.duplicateOf], ["duplicate-of", { itemId: id, link }]);
  }
  const [, duplicate] = trails;
  const byId = await store.status.trail(duplicate?.itemId ?? "");
  assert.deepEqual(
    byId.map((trail) => trail.itemId),
    trails.map((trail) => trail.itemId),
    "a duplicate leads to what stands for its page",
  );
});

test("trail: settled without being read -> its outcome and why", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const entries = [sortedEntry({}, "too-old")];
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));
  const [trail] = await store.status.trail(link);
  assert.deepEqual([trail?.outcome, trail?.why, trail?.article], ["too-old", "is too-old in this test", undefined]);
});

test("trail: an article of a story already told -> its match and why it was kept silent, nothing sent for it", async (t) => {
  const store = await openTestStore(t);
  await store.watches.recordVersions([watch()], start);
  const [first = "", second = ""] = await itemsToRead(store, await readyFeed(store), [{ guid: "a" }, { guid: "b" }]);
  const told = judgedArticle(await articleToJudge(store, first));
  await store.judgements.record(told, tellAll(told));
  const quiet = judgedArticle(await articleToJudge(store, second));
  await store.judgements.record(quiet, (facts) => ({
    story: { kind: "joined", id: facts.stories[0]?.id ?? "", why: "a near-identical title" },
    alerts: quiet.matches.map((met) => ({
      kind: "silent",
      watch: met,
      alertId: facts.stories[0]?.alerts[0]?.id,
      why: "the story has its alert already",
    })),
    outcome: "matched",
    why: "met leader-visits",
  }));

  const [trail] = await store.status.trail("https://news.example/b");

  assert.deepEqual(trail?.story, { id: trail?.story?.id, articles: 2, why: "a near-identical title" });
  assert.deepEqual(
    trail?.matches.map((match) => [match.decision, match.why]),
    [["silent", "the story has its alert already"]],
  );
  assert.deepEqual(trail?.notifications, []);
});

test("trail: the text's month was dropped -> the way is told without it", async (t) => {
  const store = await openTestStore(t);
  await tellOf({ store });
  await store.sql`truncate article_texts`;
  const [trail] = await store.status.trail(link);
  assert.deepEqual([trail?.article?.text, trail?.matches.length], [undefined, 1]);
});

test("trail: one address under very many items -> a bounded list", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const guids = Array.from({ length: limits.trailRowsMax + 10 }, (_, index) => `g${index}`);
  const entries = guids.map((guid) => ({ ...sortedEntry({ guid, link }), linkKey: undefined }));
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));
  assert.equal((await store.status.trail(link)).length, limits.trailRowsMax);
});

test("trail: claimed and postponed -> the number of tries and why it waits", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  await claimToRead(store, id);
  await store.items.postpone(id, new Date(lookedAt.getTime() + minuteMs), "http-503");
  const [trail] = await store.status.trail(id);
  assert.deepEqual([trail?.tries, trail?.why, trail?.state], [1, "http-503", "to-read"]);
});
