// Notices and the notifications that carry them, in the same outbox as alerts.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Notification } from "../../src/core/alert/alert.ts";
import type { WantedNotice } from "../../src/core/notice/notice.ts";
import { noticeFeeds } from "../../src/steps/notice-feeds.ts";
import { sendAlert } from "../../src/steps/send-alert.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { clockAt, notedJobs } from "../helpers/doors.ts";
import { after, dayMs, feedSetting, hourMs, minuteMs, secondMs } from "../helpers/make.ts";
import { checkOf, claimFeed, leaseMs, openTestStore, readyFeeds, tellOf } from "../helpers/stored.ts";

const wanted: WantedNotice = {
  kind: "feed-quiet",
  subject: "daily-news",
  sentence: "It has brought nothing new for 9 days.",
  remedy: "Open the feed in a browser.",
};
const told = { channels: ["hook"], now: after(0) };

async function open(store: OpenStore, parts: Partial<WantedNotice> = {}, channels = ["hook"]) {
  return store.notices.record({ open: [{ ...wanted, ...parts }], close: [] }, { channels, now: after(0) });
}

async function close(store: OpenStore, now: Date): Promise<readonly string[]> {
  const { open: notices } = await store.notices.now(now);
  const ended = notices.map(({ id, kind }) => ({ id, kind, closing: "It brings news again." }));
  return store.notices.record({ open: [], close: ended }, { channels: ["hook"], now });
}

async function claim(store: OpenStore, id: string, now: Date): Promise<Notification> {
  const claimed = await store.notifications.claim(id, now, leaseMs);
  assert.equal(claimed.kind, "claimed", JSON.stringify(claimed));
  return claimed.notification;
}

test("notices: one for two channels -> due on both, told as a notice with its words and times", async (t) => {
  const store = await openTestStore(t);
  const due = await open(store, {}, ["hook", "mail"]);

  assert.equal(due.length, 2);
  assert.deepEqual([...(await store.notifications.due(after(0), 10))].sort(), [...due].sort());
  const notification = await claim(store, due[0] ?? "", after(0));
  assert.ok(notification.kind === "notice");
  const { noticeId, ...content } = notification.content;
  assert.match(noticeId, /^[0-9a-f-]{36}$/);
  assert.deepEqual(content, { ...wanted, event: "opened", openedAt: after(0).toISOString(), closedAt: undefined });
  assert.match(notification.route, /^notices-(hook|mail)$/);
});

test("notices: the same kind and subject twice, by two processes at once -> one open notice", async (t) => {
  const store = await openTestStore(t);
  const due = await Promise.all(Array.from({ length: 4 }, () => open(store)));
  assert.equal(due.flat().length, 1);
  await open(store, { subject: "another" });
  assert.equal((await store.notices.now(after(0))).open.length, 2);
});

test("notices: closed before the opening was delivered -> both are told, in order", async (t) => {
  const store = await openTestStore(t);
  const [opening = ""] = await open(store);
  const [ending = ""] = await close(store, after(hourMs));

  assert.deepEqual(await store.notifications.due(after(hourMs), 10), [opening]);
  const refused = await store.notifications.claim(ending, after(hourMs), leaseMs);
  assert.ok(refused.kind === "not-due");
  assert.match(refused.why, /an earlier revision/);
  const first = await claim(store, opening, after(hourMs));
  assert.ok(first.kind === "notice");
  assert.deepEqual([first.content.event, first.content.sentence], ["opened", wanted.sentence]);

  const times = { startedAt: after(hourMs), endedAt: after(hourMs + secondMs), retryAt: undefined };
  await store.notifications.recordAttempt({
    notification: first,
    ...times,
    delivery: { kind: "delivered", detail: "ok" },
  });
  const last = await claim(store, ending, after(2 * hourMs));
  assert.ok(last.kind === "notice");
  assert.deepEqual(
    [last.content.event, last.content.sentence, last.content.remedy, last.content.closedAt],
    ["closed", "It brings news again.", "", after(hourMs).toISOString()],
  );
});

test("notices: closed twice -> told once; after that the same may be opened anew", async (t) => {
  const store = await openTestStore(t);
  await open(store);
  const { open: notices } = await store.notices.now(after(0));
  const plan = { open: [], close: notices.map(({ id, kind }) => ({ id, kind, closing: "Over." })) };
  assert.equal((await store.notices.record(plan, told)).length, 1);
  assert.equal((await store.notices.record(plan, told)).length, 0);
  assert.equal((await open(store)).length, 1);
  const { closed } = await store.notices.now(after(dayMs));
  assert.deepEqual(closed, [{ kind: "feed-quiet", subject: "daily-news", closedAt: after(0) }]);
});

test("notices: no channel -> recorded, nothing to send; a channel that is off -> held for it", async (t) => {
  const store = await openTestStore(t);
  assert.deepEqual(await open(store, {}, []), []);
  assert.equal((await store.notices.now(after(0))).open.length, 1);

  await store.notifications.switchOff("hook", "http-410", after(0));
  assert.deepEqual(await open(store, { subject: "other" }), []);
  const [row] = await store.sql`select state from notifications`;
  assert.equal(row?.["state"], "held");
});

test("notices: undelivered beside an alert -> both listed, each with its own title; latencies are of alerts only", async (t) => {
  const store = await openTestStore(t);
  await tellOf({ store });
  await open(store);
  const facts = await store.status.facts(after(hourMs));
  assert.deepEqual(facts.undelivered.map(({ title }) => title).sort(), [
    "President arrives for a two-day visit",
    "daily-news: It has brought nothing new for 9 days.",
  ]);
  assert.equal(facts.undeliveredCount, 2);
  assert.equal(facts.fetchedToSent, undefined);
});

test("notices: hostile words, endless words -> stored whole or cut", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await open(store, { subject: "a\u0000b\ud800", sentence: "x".repeat(100_000) });
  const { content } = await claim(store, id, after(0));
  assert.ok("sentence" in content && content.sentence.length <= 2_000);
});

test("notices: a notification that tells neither an alert nor a notice, or both -> refused by the table", async (t) => {
  const store = await openTestStore(t);
  const insert = () => store.sql`
    insert into notifications (id, revision, route, channel, state, created_at)
    values ('01939a00-0000-7000-8000-000000000001', 1, 'r', 'c', 'held', now())`;
  await assert.rejects(async () => await insert(), /notifications_tell_one/);
});

type Sent = { readonly id: string; readonly text: string };

/** The whole way: facts, plan, outbox, the step that sends, a channel that notes what it is handed. */
function operator(store: OpenStore) {
  const sent: Sent[] = [];
  const clock = clockAt(after(0));
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
  let answer: "delivered" | "failed" = "delivered";
  const channel = () => ({
    async send({ id, content }: Notification) {
      sent.push({ id, text: "sentence" in content ? `${content.event} ${content.subject}` : "an alert" });
      return { kind: answer, detail: "noted" };
    },
  });
  const { feeds, notices, notifications, status } = store;
  return {
    sent,
    fail: () => {
      answer = "failed";
    },
    work: () => {
      answer = "delivered";
    },
    async beat(now: Date) {
      clock.set(now);
      const jobs = notedJobs();
      await noticeFeeds({ clock, log, status, feeds, notices, jobs, channels: () => ["hook"] });
      for (const id of await notifications.due(now, 10)) await sendAlert(id, { clock, log, notifications, channel });
      return jobs.added.length;
    },
  };
}

async function check(store: OpenStore, name: string, { at, outcome }: { at: Date; outcome: string }): Promise<void> {
  await store.sql`update feeds set due_at = ${at} where name = ${name}`;
  const feed = await claimFeed(store, name, at);
  const succeeded = outcome === "ok";
  await store.feeds.recordCheck(checkOf(feed, { checkedAt: at, outcome, succeeded, nextDueAt: after(100 * dayMs) }));
}

test("noticeFeeds: a feed goes, its channel fails, it comes back -> told at least once, under one id, and of its end", async (t) => {
  const store = await openTestStore(t);
  await readyFeeds(
    store,
    ["wire", "daily", "north"].map((name) => feedSetting({ name })),
  );
  const desk = operator(store);
  for (const hours of [1, 2]) await check(store, "wire", { at: after(hours * hourMs), outcome: "http-500" });
  assert.equal(await desk.beat(after(5 * hourMs)), 0, "not before six hours");

  desk.fail();
  assert.equal(await desk.beat(after(7 * hourMs)), 1);
  assert.equal(await desk.beat(after(7 * hourMs + secondMs)), 0, "one notice only");
  desk.work();
  await desk.beat(after(7 * hourMs + minuteMs));
  await check(store, "wire", { at: after(8 * hourMs), outcome: "ok" });
  await desk.beat(after(8 * hourMs));
  await desk.beat(after(9 * hourMs));

  assert.deepEqual(
    desk.sent.map(({ text }) => text),
    ["opened wire", "opened wire", "closed wire"],
  );
  assert.equal(desk.sent[0]?.id, desk.sent[1]?.id, "the second copy has the same id");
});

test("noticeFeeds: every feed unreachable at once, then back -> one notice, one end, and the waiting feeds are woken", async (t) => {
  const store = await openTestStore(t);
  const names = Array.from({ length: 12 }, (_, index) => `feed-${index}`);
  await readyFeeds(
    store,
    names.map((name) => feedSetting({ name })),
  );
  const desk = operator(store);
  for (const hours of [7, 8]) {
    for (const name of names) await check(store, name, { at: after(hours * hourMs), outcome: "dns" });
  }
  await desk.beat(after(9 * hourMs));
  for (const name of names.slice(0, 8)) await check(store, name, { at: after(10 * hourMs), outcome: "ok" });
  await desk.beat(after(10 * hourMs));

  assert.deepEqual(
    desk.sent.map(({ text }) => text),
    ["opened all feeds", "closed all feeds"],
  );
  assert.equal((await store.feeds.due(after(10 * hourMs), 100)).length, 4, "those that still wait");
  await desk.beat(after(11 * hourMs));
  assert.equal(desk.sent.length, 2, "not told of one by one before they were asked again");
});
