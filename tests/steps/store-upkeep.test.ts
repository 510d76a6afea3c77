// Opening and closing, months of texts, and the claims of a process that died.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../src/store/open-store.ts";
import { testDatabase } from "../helpers/database.ts";
import { after, hourMs, minuteMs, secondMs } from "../helpers/make.ts";
import {
  articleToJudge,
  checkOf,
  claimFeed,
  claimToRead,
  itemsToRead,
  leaseMs,
  lookedAt,
  openTestStore,
  readyFeed,
  tellOf,
} from "../helpers/stored.ts";

test("openStore: a database that answers -> every noun is there, ping resolves, close ends it", async (t) => {
  const { url } = await testDatabase(t);
  const store = await openStore({ url, poolMax: 1, applicationName: "newswatch-open-test" });
  await store.ping();
  const [row] = await store.sql`select current_setting('application_name') as name`;
  assert.equal(row?.["name"], "newswatch-open-test");
  await store.close();
  await assert.rejects(store.ping());
});

test("openStore: nobody listens there -> refused with the cause", async () => {
  const opening = openStore({ url: "postgresql://nobody:secret@127.0.0.1:1/nothing" });
  await assert.rejects(opening, (error: Error) => {
    assert.equal(error.message, "The database does not answer.");
    assert.ok(error.cause instanceof Error);
    assert.doesNotMatch(error.message, /secret/);
    return true;
  });
});

test("months: made twice, then dropped -> the texts of old months are gone, the articles stay", async (t) => {
  const store = await openTestStore(t);
  await store.upkeep.ensureMonths(lookedAt);
  await store.upkeep.ensureMonths(lookedAt);
  const [id = ""] = await itemsToRead(store, await readyFeed(store), [{}]);
  await articleToJudge(store, id);
  const [part] = await store.sql`select tableoid::regclass::text as name from article_texts`;
  assert.equal(part?.["name"], "article_texts_2026_11");

  await store.upkeep.dropMonthsBefore(new Date("2026-11-30T00:00:00Z"));
  assert.equal((await store.sql`select 1 from article_texts`).length, 1, "the month is not over");
  await store.upkeep.dropMonthsBefore(new Date("2026-12-01T00:00:00Z"));
  assert.equal((await store.sql`select 1 from article_texts`).length, 0);
  assert.equal((await store.items.claimToJudge(id, after(hourMs), leaseMs))?.article.text, "");
});

test("releaseLeases: a claimed feed and one that waits for its time -> only the claimed one is due at once", async (t) => {
  const store = await openTestStore(t);
  const claimed = await readyFeed(store, { name: "claimed" });
  assert.deepEqual(await store.feeds.due(lookedAt, 10), []);
  await store.upkeep.releaseLeases(lookedAt);
  assert.deepEqual(await store.feeds.due(lookedAt, 10), [claimed.id]);

  const again = await claimFeed(store, "claimed", lookedAt);
  await store.feeds.recordCheck(checkOf(again, { checkedAt: lookedAt, nextDueAt: after(5 * hourMs) }));
  await store.upkeep.releaseLeases(lookedAt);
  assert.deepEqual(await store.feeds.due(after(4 * hourMs), 10), []);
});

test("releaseLeases: items claimed to be read or judged -> due at once; a postponed one keeps its time", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const [reading = "", judging = "", postponed = "", settled = ""] = await itemsToRead(
    store,
    feed,
    ["a", "b", "c", "d"].map((guid) => ({ guid })),
  );
  await claimToRead(store, reading);
  await articleToJudge(store, judging);
  await claimToRead(store, postponed);
  await store.items.postpone(postponed, after(5 * hourMs), "later");
  await claimToRead(store, settled);
  await store.items.settle({ id: settled, outcome: "too-old", why: "in this test", now: lookedAt });

  await store.upkeep.releaseLeases(lookedAt);

  assert.deepEqual(await store.items.undone("to-read", lookedAt, 10), [reading]);
  assert.deepEqual(await store.items.undone("to-judge", lookedAt, 10), [judging]);
  assert.equal((await store.items.claimToRead(reading, lookedAt, leaseMs))?.tries, 2);
  assert.deepEqual(await store.items.undone("to-read", after(5 * hourMs), 10), [reading, postponed]);
});

test("releaseLeases: a notification in the middle of an attempt -> due at once; the attempt stays without an end", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  await store.notifications.claim(id, lookedAt, leaseMs);
  assert.deepEqual(await store.notifications.due(lookedAt, 10), []);

  await store.upkeep.releaseLeases(lookedAt);

  assert.deepEqual(await store.notifications.due(lookedAt, 10), [id]);
  const second = await store.notifications.claim(id, lookedAt, leaseMs);
  assert.equal(second.kind === "claimed" && second.notification.attempt, 2);
  const attempts = await store.sql`select number, ended_at, result from attempts order by number`;
  assert.deepEqual(
    [...attempts],
    [
      { number: 1, ended_at: null, result: null },
      { number: 2, ended_at: null, result: null },
    ],
  );
});

test("releaseLeases: a notification that waits to be tried again -> it keeps its time", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  const claimed = await store.notifications.claim(id, lookedAt, leaseMs);
  assert.equal(claimed.kind, "claimed");
  await store.notifications.recordAttempt({
    notification: claimed.notification,
    startedAt: lookedAt,
    endedAt: lookedAt,
    delivery: { kind: "failed", detail: "http-503" },
    retryAt: after(hourMs),
  });

  await store.upkeep.releaseLeases(lookedAt);

  assert.deepEqual(await store.notifications.due(after(hourMs - secondMs), 10), []);
  assert.deepEqual(await store.notifications.due(after(hourMs), 10), [id]);
});

test("releaseLeases: leases that have run out already -> nothing is put off", async (t) => {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  const late = after(hourMs + minuteMs);
  await store.upkeep.releaseLeases(late);
  assert.deepEqual(await store.feeds.due(after(hourMs), 10), [feed.id]);
});

test("mendPlans: planned too far off by a clock that ran ahead -> due now; planned as usual -> left alone", async (t) => {
  const store = await openTestStore(t);
  const [due = ""] = await tellOf({ store });
  const soon = new Date(lookedAt.getTime() + 24 * hourMs);
  await store.sql`update notifications set due_at = ${soon}`;
  await store.upkeep.mendPlans(lookedAt);
  assert.deepEqual(await store.notifications.due(lookedAt, 10), []);

  await store.sql`update notifications set due_at = ${new Date(lookedAt.getTime() + 40 * 24 * hourMs)}`;
  await store.upkeep.mendPlans(lookedAt);

  assert.deepEqual(await store.notifications.due(lookedAt, 10), [due]);
});

test("mendPlans: held for a channel that is not off -> due; held for one that is -> held", async (t) => {
  const store = await openTestStore(t);
  const [due = ""] = await tellOf({ store });
  await store.notifications.switchOff("hook", "410", lookedAt);
  await store.upkeep.mendPlans(lookedAt);
  assert.deepEqual(await store.notifications.due(lookedAt, 10), []);

  await store.sql`delete from channels_off`;
  await store.upkeep.mendPlans(lookedAt);

  assert.deepEqual(await store.notifications.due(lookedAt, 10), [due]);
});
