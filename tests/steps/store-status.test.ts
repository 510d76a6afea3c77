// What the status is told: feeds, watches, what is undelivered, what waits, how much there is, how long it took.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import {
  after,
  dayMs,
  feedMemory,
  feedSetting,
  hourMs,
  minuteMs,
  secondMs,
  sortedEntry,
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

const twoRoutes = [
  { name: "desk", channel: "hook" },
  { name: "mail", channel: "post" },
];

function later(ms: number): Date {
  return new Date(lookedAt.getTime() + ms);
}

async function send(store: OpenStore, id: string, sentAt: Date): Promise<void> {
  const claimed = await store.notifications.claim(id, sentAt, leaseMs);
  assert.equal(claimed.kind, "claimed");
  await store.notifications.recordAttempt({
    notification: claimed.notification,
    startedAt: sentAt,
    endedAt: sentAt,
    delivery: { kind: "delivered", detail: "http-204" },
    retryAt: undefined,
  });
}

test("facts: an empty house -> nothing, and nothing invented", async (t) => {
  const store = await openTestStore(t);
  assert.deepEqual(await store.status.facts(after(0)), {
    feeds: [],
    watches: [],
    undelivered: [],
    undeliveredCount: 0,
    channelsOff: [],
    backlog: { toRead: 0, toJudge: 0, toSend: 0, oldestDueAt: undefined },
    counts: { items: 0, articles: 0, stories: 0, matches: 0, alerts: 0, sent: 0 },
    publishedToSent: undefined,
    fetchedToSent: undefined,
    outcomes: {},
  });
});

test("facts: feeds looked at and not yet -> by name, with undefined for what has not happened", async (t) => {
  const store = await openTestStore(t);
  await readyFeeds(store, [feedSetting({ name: "b" })]);
  const settings = [feedSetting({ name: "b" }), feedSetting({ name: "a", outlet: "Another" })];
  await store.feeds.sync(settings, later(0));

  const [a, b] = (await store.status.facts(lookedAt)).feeds;

  assert.deepEqual(a, {
    name: "a",
    url: "https://a.example/feed.xml",
    outlet: "Another",
    country: "GB",
    language: "en",
    intervalMs: 15 * minuteMs,
    outcome: undefined,
    detail: "",
    failures: 0,
    lastCheckedAt: undefined,
    lastSuccessAt: undefined,
    lastNewItemAt: undefined,
    nextDueAt: lookedAt,
    items: 0,
    baselineAt: undefined,
    memory: feedMemory({ createdAt: lookedAt }),
  });
  assert.deepEqual([b?.name, b?.outcome, b?.lastCheckedAt], ["b", "ok", after(0)]);
});

test("facts: watches with and without matches -> latest version, last match and alert, number of alerts", async (t) => {
  const store = await openTestStore(t);
  await store.watches.recordVersions([watch({ name: "idle", level: "low" })], after(0));
  await store.watches.recordVersions([watch({ name: "idle", level: "high" })], after(0));
  await tellOf({ store });
  assert.deepEqual((await store.status.facts(lookedAt)).watches, [
    { name: "idle", version: 2, lastMatchAt: undefined, lastAlertAt: undefined, alerts: 0 },
    {
      name: "leader-visits",
      version: 1,
      lastMatchAt: lookedAt,
      lastAlertAt: lookedAt,
      alerts: 1,
      recent: { matches: 1, overMs: 0, longestGapMs: 0 },
    },
  ]);
});

test("facts: undelivered of every kind -> oldest first with state, tries and last result", async (t) => {
  const store = await openTestStore(t);
  const [first = "", second = ""] = await tellOf({ store, routes: twoRoutes });
  const claimed = await store.notifications.claim(first, lookedAt, leaseMs);
  assert.equal(claimed.kind, "claimed");
  await store.notifications.recordAttempt({
    notification: claimed.notification,
    startedAt: lookedAt,
    endedAt: later(secondMs),
    delivery: { kind: "failed", detail: "http-503" },
    retryAt: later(hourMs),
  });
  await store.notifications.claim(first, later(hourMs), leaseMs);

  const facts = await store.status.facts(later(hourMs));

  assert.equal(facts.undeliveredCount, 2);
  assert.deepEqual(
    facts.undelivered.find((line) => line.id === first),
    {
      id: first,
      route: claimed.notification.route,
      channel: claimed.notification.channel,
      title: "President arrives for a two-day visit",
      state: "due",
      attempts: 2,
      createdAt: lookedAt,
      nextAttemptAt: later(hourMs + leaseMs),
      lastResult: "failed: http-503",
    },
  );
  const untried = facts.undelivered.find((line) => line.id === second);
  assert.deepEqual([untried?.attempts, untried?.lastResult, untried?.nextAttemptAt], [0, undefined, lookedAt]);

  await send(store, second, later(hourMs));
  assert.deepEqual(
    (await store.status.facts(later(hourMs))).undelivered.map((line) => line.id),
    [first],
  );
});

test("facts: what was given up or is held -> stays undelivered, without a next attempt", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  await store.notifications.switchOff("hook", "http-410", lookedAt);
  const { undelivered, backlog } = await store.status.facts(lookedAt);
  assert.deepEqual(
    undelivered.map((line) => [line.id, line.state, line.nextAttemptAt]),
    [[id, "held", undefined]],
  );
  assert.equal(backlog.toSend, 0);
});

test("facts: more undelivered than are shown -> the oldest are shown and all are counted", async (t) => {
  const store = await openTestStore(t);
  const routes = Array.from({ length: limits.undeliveredRowsMax + 5 }, (_, index) => ({
    name: `r${index}`,
    channel: "hook",
  }));
  await tellOf({ store, routes });
  const { undelivered, undeliveredCount } = await store.status.facts(lookedAt);
  assert.deepEqual([undelivered.length, undeliveredCount], [limits.undeliveredRowsMax, routes.length]);
});

test("facts: work waits at every step -> counted by step, with the time of the longest due", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const [waiting = "", postponed = "", judging = ""] = await itemsToRead(store, feed, [
    { guid: "a" },
    { guid: "b" },
    { guid: "c" },
  ]);
  await store.items.postpone(waiting, later(-minuteMs), "waits");
  await store.items.postpone(postponed, later(dayMs), "waits for tomorrow");
  await articleToJudge(store, judging);

  const { backlog } = await store.status.facts(lookedAt);
  assert.deepEqual(backlog, { toRead: 2, toJudge: 1, toSend: 0, oldestDueAt: later(-minuteMs) });
  const early = await store.status.facts(later(-hourMs));
  assert.equal(early.backlog.oldestDueAt, undefined, "nothing was due then");
});

test("facts: one told article -> counted everywhere", async (t) => {
  const store = await openTestStore(t);
  const [first = ""] = await tellOf({ store, routes: twoRoutes, entries: [{ guid: "a" }, { guid: "b" }] });
  await send(store, first, later(minuteMs));
  const { counts } = await store.status.facts(later(minuteMs));
  assert.deepEqual(counts, { items: 2, articles: 2, stories: 1, matches: 2, alerts: 1, sent: 1 });
});

test("facts: a table of more rows than are counted -> the database's own estimate", async (t) => {
  const store = await openTestStore(t);
  const rows = limits.exactCountRowsMax + 5_000;
  await store.sql`
    insert into stories (id, title, opened_at, last_article_at)
    select gen_random_uuid(), '', ${lookedAt}, ${lookedAt}
    from generate_series(1, ${rows})`;
  await store.sql`analyze stories`;
  await store.sql`delete from stories where ctid in (select ctid from stories limit 1000)`;

  const { stories } = (await store.status.facts(lookedAt)).counts;

  assert.ok(Math.abs(stories - rows) < rows / 100, `${stories} is near ${rows}`);
  assert.notEqual(stories, rows - 1_000);
});

test("facts: outcomes of the last day and of before -> only those of the last day", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const entries = [
    ...["a", "b"].map((guid) => sortedEntry({ guid }, "too-old")),
    ...["c", "d", "e"].map((guid) => sortedEntry({ guid })),
  ];
  const ids = await store.feeds.recordCheck(checkOf(feed, { checkedAt: lookedAt, entries }));
  for (const id of ids.slice(0, 2)) {
    await claimToRead(store, id);
    await store.items.settle({ id: id, outcome: "no-match", why: "met no watch", now: later(hourMs) });
  }
  assert.deepEqual((await store.status.facts(later(hourMs))).outcomes, { "no-match": 2, "too-old": 2 });
  assert.deepEqual((await store.status.facts(later(dayMs))).outcomes, { "no-match": 2 });
  assert.deepEqual((await store.status.facts(later(2 * dayMs))).outcomes, {});
});

test("facts: sent after known times -> how long it took from publication and from our fetch", async (t) => {
  const store = await openTestStore(t);
  const routes = ["r1", "r2", "r3"].map((name) => ({ name, channel: "hook" }));
  const ids = await tellOf({ store, routes });
  for (const [index, id] of ids.entries()) await send(store, id, later((index + 1) * minuteMs));

  const facts = await store.status.facts(later(hourMs));

  const sincePublished = lookedAt.getTime() - after(0).getTime();
  assert.deepEqual(facts.fetchedToSent, { count: 3, p50Ms: 2 * minuteMs, p95Ms: 2.9 * minuteMs });
  assert.deepEqual(facts.publishedToSent, {
    count: 3,
    p50Ms: sincePublished + 2 * minuteMs,
    p95Ms: sincePublished + 2.9 * minuteMs,
  });
  const nextDay = await store.status.facts(later(dayMs + 2 * minuteMs));
  assert.equal(nextDay.fetchedToSent?.count, 1);
  assert.equal((await store.status.facts(later(2 * dayMs))).publishedToSent, undefined);
});

test("facts: sent without a known time of publication -> only the time since our fetch", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  await store.sql`update alert_revisions set content = (content::jsonb - 'publishedAt')::json`;
  await send(store, id, later(minuteMs));
  const facts = await store.status.facts(later(minuteMs));
  assert.deepEqual(facts.publishedToSent, undefined);
  assert.deepEqual(facts.fetchedToSent, { count: 1, p50Ms: minuteMs, p95Ms: minuteMs });
});

test("alerts: none -> an empty list", async (t) => {
  const store = await openTestStore(t);
  assert.deepEqual(await store.status.alerts(10), []);
});

test("alerts: an alert in two revisions -> told once, as the latest, with that revision's notifications", async (t) => {
  const store = await openTestStore(t);
  const ids = await tellOf({ store, routes: twoRoutes, entries: [{ guid: "a" }, { guid: "b" }] });
  const [sent = ""] = await store.notifications.due(lookedAt, 1);
  await send(store, sent, later(minuteMs));
  assert.equal(ids.length, 4);

  const [row, ...others] = await store.status.alerts(10);

  assert.deepEqual(others, []);
  assert.ok(row);
  assert.deepEqual([row.content.revision, row.openedAt, row.articles], [2, lookedAt, 2]);
  const [first, second] = row.notifications;
  assert.deepEqual([first?.route, second?.route, row.notifications.length], ["desk", "mail", 2]);
  assert.deepEqual([first?.channel, first?.state, first?.attempts, first?.sentAt], ["hook", "due", 0, undefined]);
});

test("alerts: a sent notification -> with the time of the receiver's yes", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  await send(store, id, later(minuteMs));
  const [row] = await store.status.alerts(10);
  assert.deepEqual(row?.notifications, [
    { id, route: "desk", channel: "hook", state: "sent", attempts: 1, sentAt: later(minuteMs) },
  ]);
});

test("alerts: more than asked for -> the newest, newest first", async (t) => {
  const store = await openTestStore(t);
  await store.watches.recordVersions([watch()], after(0));
  const ids = await itemsToRead(
    store,
    await readyFeed(store),
    ["a", "b", "c"].map((guid) => ({ guid })),
  );
  for (const [index, id] of ids.entries()) {
    const toJudge = await articleToJudge(store, id, { title: `Title ${index}` });
    const judged = judgedArticle(toJudge, { now: later(index * secondMs), titleWords: [`word${index}`] });
    await store.judgements.record(judged, tellAll(judged));
  }
  const rows = await store.status.alerts(2);
  assert.deepEqual(
    rows.map((row) => row.content.article.title),
    ["Title 2", "Title 1"],
  );
});
