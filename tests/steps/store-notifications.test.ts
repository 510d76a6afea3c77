// Sending: due, claimed with the intent recorded, ended, held.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Delivery, Notification } from "../../src/core/alert/alert.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { type AlertNotification, hourMs, minuteMs, secondMs } from "../helpers/make.ts";
import { leaseMs, lookedAt, openTestStore, tellOf } from "../helpers/stored.ts";

const nobody = "01939a00-0000-7000-8000-00000000ffff";
const two = [{ guid: "a" }, { guid: "b" }];

function later(ms: number): Date {
  return new Date(lookedAt.getTime() + ms);
}

async function claim(store: OpenStore, id: string, now: Date = lookedAt): Promise<AlertNotification> {
  const claimed = await store.notifications.claim(id, now, leaseMs);
  assert.equal(claimed.kind, "claimed", JSON.stringify(claimed));
  assert.ok(claimed.notification.kind === "alert");
  return claimed.notification;
}

async function refusal(store: OpenStore, id: string, now: Date = lookedAt): Promise<string> {
  const claimed = await store.notifications.claim(id, now, leaseMs);
  assert.equal(claimed.kind, "not-due");
  return claimed.why;
}

type Ended = { readonly delivery: Delivery; readonly endedAt?: Date; readonly retryAt?: Date };

function end(store: OpenStore, notification: Notification, { delivery, endedAt, retryAt }: Ended): Promise<void> {
  return store.notifications.recordAttempt({
    notification,
    startedAt: lookedAt,
    endedAt: endedAt ?? later(secondMs),
    delivery,
    retryAt,
  });
}

async function stateOf(store: OpenStore, id: string) {
  const [row] = await store.sql`select state, due_at, attempts, sent_at from notifications where id = ${id}`;
  return row;
}

const delivered = { kind: "delivered", detail: "http-200" } as const;
const failed = { kind: "failed", detail: "http-503" } as const;

test("claim: a due notification -> given with its content, the intent recorded before anything is sent", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });

  const claimed = await claim(store, id);

  assert.deepEqual([claimed.id, claimed.route, claimed.channel, claimed.attempt], [id, "desk", "hook", 1]);
  assert.equal(claimed.content.revision, 1);
  assert.equal(claimed.content.article.title, "President arrives for a two-day visit");
  const attempts = await store.sql`select * from attempts`;
  assert.deepEqual(
    [...attempts],
    [{ notification_id: id, number: 1, started_at: lookedAt, ended_at: null, result: null, detail: null }],
  );
  assert.deepEqual(await stateOf(store, id), { state: "due", due_at: later(leaseMs), attempts: 1, sent_at: null });
});

test("claim: two at once -> one sends, the other is told why not", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  const claims = await Promise.all(Array.from({ length: 4 }, () => store.notifications.claim(id, lookedAt, leaseMs)));
  const refused = claims.flatMap((one) => (one.kind === "not-due" ? [one.why] : []));
  assert.equal(refused.length, 3);
  for (const why of refused) assert.equal(why, `it is taken or waits until ${later(leaseMs).toISOString()}`);
  assert.equal((await store.sql`select 1 from attempts`).length, 1);
});

test("claim: the lease has run out without an end -> another attempt, the first stays without result", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  await claim(store, id);
  assert.deepEqual(await store.notifications.due(later(leaseMs - 1), 10), []);
  assert.deepEqual(await store.notifications.due(later(leaseMs), 10), [id]);
  assert.equal((await claim(store, id, later(leaseMs))).attempt, 2);
  const rows = await store.sql`select number, result from attempts order by number`;
  assert.deepEqual(
    [...rows],
    [
      { number: 1, result: null },
      { number: 2, result: null },
    ],
  );
});

test("claim: unknown, sent, given up, held -> not due, each with its reason", async (t) => {
  const store = await openTestStore(t);
  assert.equal(await refusal(store, nobody), "there is no such notification");
  const [sent = "", gaveUp = "", held = ""] = await tellOf({
    store,
    routes: [
      { name: "r1", channel: "c1" },
      { name: "r2", channel: "c2" },
      { name: "r3", channel: "c3" },
    ],
  });
  await end(store, await claim(store, sent), { delivery: delivered });
  await end(store, await claim(store, gaveUp), { delivery: { kind: "refused", detail: "too large" } });
  const [row] = await store.sql`select channel from notifications where id = ${held}`;
  await store.notifications.switchOff(String(row?.["channel"]), "http-410", lookedAt);

  assert.equal(await refusal(store, sent, later(hourMs)), "it is sent");
  assert.equal(await refusal(store, gaveUp, later(hourMs)), "it is gave-up");
  assert.equal(await refusal(store, held, later(hourMs)), "it is held");
  assert.deepEqual(await store.notifications.due(later(hourMs), 10), []);
});

test("claim: recorded in the moment its channel was switched off -> held when it is taken up", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  await store.sql`insert into channels_off (channel, why, since) values ('hook', 'http-410', ${lookedAt})`;
  assert.equal(await refusal(store, id), "the channel hook is off: http-410");
  assert.equal((await stateOf(store, id))?.["state"], "held");
  assert.deepEqual(await store.notifications.due(lookedAt, 10), []);
});

test("claim: an earlier revision is still on its way -> the later one waits, also in what is due", async (t) => {
  const store = await openTestStore(t);
  const [first = "", second = ""] = await tellOf({ store, entries: two });
  const behind = "an earlier revision is still to be sent to this route";

  assert.deepEqual(await store.notifications.due(lookedAt, 10), [first]);
  assert.equal(await refusal(store, second), behind);
  const attempt = await claim(store, first);
  assert.equal(await refusal(store, second), behind);
  await end(store, attempt, { delivery: failed, retryAt: later(5 * minuteMs) });
  assert.equal(await refusal(store, second, later(minuteMs)), behind);
  assert.deepEqual(await store.notifications.due(later(minuteMs), 10), []);

  await end(store, await claim(store, first, later(5 * minuteMs)), { delivery: delivered });
  assert.deepEqual(await store.notifications.due(later(5 * minuteMs), 10), [second]);
  assert.equal((await claim(store, second, later(5 * minuteMs))).content.revision, 2);
});

test("claim: the earlier revision was given up or is held -> the later one goes", async (t) => {
  const store = await openTestStore(t);
  const [first = "", second = ""] = await tellOf({ store, entries: two });
  await end(store, await claim(store, first), { delivery: failed });
  assert.equal((await claim(store, second)).attempt, 1);
});

test("claim: revisions on two routes -> a route that hangs does not hold up the other", async (t) => {
  const store = await openTestStore(t);
  const ids = await tellOf({
    store,
    entries: two,
    routes: [
      { name: "slow", channel: "c1" },
      { name: "quick", channel: "c2" },
    ],
  });
  const rows = await store.sql<{ id: string; route: string; revision: number }[]>`
    select id, route, revision from notifications where id = any (${[...ids]}::uuid[])`;
  const idOf = (route: string, revision: number) =>
    rows.find((row) => row.route === route && row.revision === revision)?.id ?? "";
  await claim(store, idOf("slow", 1));
  await end(store, await claim(store, idOf("quick", 1)), { delivery: delivered });
  assert.equal((await claim(store, idOf("quick", 2))).content.revision, 2);
});

test("due: more than asked for -> those due longest come first", async (t) => {
  const store = await openTestStore(t);
  const [first = "", second = ""] = await tellOf({
    store,
    routes: [
      { name: "r1", channel: "c1" },
      { name: "r2", channel: "c2" },
    ],
  });
  await end(store, await claim(store, first), { delivery: failed, retryAt: later(-minuteMs) });
  assert.deepEqual(await store.notifications.due(lookedAt, 1), [first]);
  assert.deepEqual(await store.notifications.due(lookedAt, 10), [first, second]);
});

for (const [situation, ended, state] of [
  ["delivered", { delivery: delivered }, { state: "sent", due_at: null, sent_at: later(secondMs) }],
  [
    "failed, to be tried again",
    { delivery: failed, retryAt: later(5 * minuteMs) },
    { state: "due", due_at: later(5 * minuteMs), sent_at: null },
  ],
  ["failed for the last time", { delivery: failed }, { state: "gave-up", due_at: null, sent_at: null }],
  [
    "refused for good",
    { delivery: { kind: "refused", detail: "bad" } },
    { state: "gave-up", due_at: null, sent_at: null },
  ],
  [
    "gone, its channel about to be switched off",
    { delivery: { kind: "gone", detail: "http-410" }, retryAt: later(secondMs) },
    { state: "due", due_at: later(secondMs), sent_at: null },
  ],
  ["gone", { delivery: { kind: "gone", detail: "http-410" } }, { state: "held", due_at: null, sent_at: null }],
] as const satisfies readonly (readonly [string, Ended, object])[]) {
  test(`recordAttempt: ${situation} -> ${state.state}, the attempt has its end and its result`, async (t) => {
    const store = await openTestStore(t);
    const [id = ""] = await tellOf({ store });
    await end(store, await claim(store, id), ended);
    assert.deepEqual(await stateOf(store, id), { ...state, attempts: 1 });
    const [attempt] = await store.sql`select ended_at, result, detail from attempts`;
    assert.deepEqual(attempt, {
      ended_at: later(secondMs),
      result: ended.delivery.kind,
      detail: ended.delivery.detail,
    });
  });
}

test("recordAttempt: a worker wakes after its lease while another sends -> its word no longer counts", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  const slow = await claim(store, id);
  const quick = await claim(store, id, later(leaseMs));

  await end(store, slow, { delivery: failed });
  assert.equal((await stateOf(store, id))?.["state"], "due", "the second attempt is still on its way");
  await end(store, quick, { delivery: delivered });
  await end(store, slow, { delivery: failed, retryAt: later(hourMs) });

  assert.equal((await stateOf(store, id))?.["state"], "sent");
  const rows = await store.sql`select number, result from attempts order by number`;
  assert.deepEqual(
    [...rows],
    [
      { number: 1, result: "failed" },
      { number: 2, result: "delivered" },
    ],
  );
});

test("recordAttempt: the same end twice -> the first stands", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  const notification = await claim(store, id);
  await end(store, notification, { delivery: delivered });
  await end(store, notification, { delivery: failed, retryAt: later(hourMs) });
  assert.equal((await stateOf(store, id))?.["state"], "sent");
  assert.deepEqual([...(await store.sql`select result from attempts`)], [{ result: "delivered" }]);
});

test("recordAttempt: the channel was switched off meanwhile -> what was taken is sent, what was not stays held", async (t) => {
  const store = await openTestStore(t);
  const [taken = "", refused = ""] = await tellOf({
    store,
    routes: [
      { name: "r1", channel: "hook" },
      { name: "r2", channel: "hook" },
    ],
  });
  const [one, other] = [await claim(store, taken), await claim(store, refused)];
  await store.notifications.switchOff("hook", "http-410", lookedAt);

  await end(store, one, { delivery: delivered });
  await end(store, other, { delivery: failed, retryAt: later(hourMs) });

  assert.equal((await stateOf(store, taken))?.["state"], "sent");
  assert.deepEqual(await stateOf(store, refused), { state: "held", due_at: null, attempts: 1, sent_at: null });
});

test("recordAttempt: a receiver's endless and hostile answer -> kept in part, whole", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await tellOf({ store });
  const detail = `\0<!channel>\ud800${"x".repeat(100_000)}`;
  await end(store, await claim(store, id), { delivery: { kind: "failed", detail } });
  const [row] = await store.sql`select detail from attempts`;
  assert.match(String(row?.["detail"]), /^<!channel>\uFFFDx{1000}/);
  assert.ok(String(row?.["detail"]).length <= 2_000);
});

test("switchOff: a channel with notifications of every state -> those due are held, the others stay", async (t) => {
  const store = await openTestStore(t);
  const [sent = "", due = "", elsewhere = ""] = await tellOf({
    store,
    routes: [
      { name: "r1", channel: "hook" },
      { name: "r2", channel: "hook" },
      { name: "r3", channel: "other" },
    ],
  });
  await end(store, await claim(store, sent), { delivery: delivered });

  await store.notifications.switchOff("hook", "http-410", lookedAt);
  await store.notifications.switchOff("hook", "another reason", later(minuteMs));

  const states = await Promise.all([sent, due, elsewhere].map((id) => stateOf(store, id)));
  assert.deepEqual(
    states.map((row) => row?.["state"]),
    ["sent", "held", "due"],
  );
  const { channelsOff } = await store.status.facts(lookedAt);
  assert.deepEqual(channelsOff, [{ channel: "hook", why: "http-410", since: lookedAt }]);
});
