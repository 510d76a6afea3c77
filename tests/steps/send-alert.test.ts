// Sending a notification, on a real store.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Delivery, Notification } from "../../src/core/alert/alert.ts";
import { limits } from "../../src/core/limits.ts";
import { sendAlert } from "../../src/steps/send-alert.ts";
import { silentLog } from "../helpers/database.ts";
import { clockAt } from "../helpers/doors.ts";
import { lookedAt, openTestStore, tellOf } from "../helpers/stored.ts";

async function scene(t: TestContext, delivery: Delivery = { kind: "delivered", detail: "200" }) {
  const store = await openTestStore(t);
  const [id] = await tellOf({ store });
  assert.ok(id);
  const sent: Notification[] = [];
  let next = delivery;
  const channel = {
    async send(notification: Notification) {
      sent.push(notification);
      return next;
    },
  };
  const clock = clockAt(lookedAt);
  const needs = {
    clock,
    log: silentLog,
    notifications: store.notifications,
    channel: (name: string) => (name === "hook" ? channel : undefined),
  };
  const row = async () => {
    const [found] = await store.sql<{ state: string; attempts: number; due: Date | null }[]>`
      select state, attempts, due_at as due from notifications where id = ${id}`;
    assert.ok(found);
    return found;
  };
  return {
    store,
    id,
    sent,
    clock,
    needs,
    row,
    answers(other: Delivery) {
      next = other;
    },
  };
}

test("sendAlert: delivered -> sent, once", async (t) => {
  const { id, needs, sent, row } = await scene(t);

  assert.deepEqual(await sendAlert(id, needs), { kind: "done", what: "delivered" });
  assert.equal((await sendAlert(id, needs)).kind, "drop");
  assert.equal(sent.length, 1);
  assert.equal((await row()).state, "sent");
});

test("sendAlert: failed -> later by the schedule; the next attempt has the same id", async (t) => {
  const { id, needs, sent, row, clock, answers } = await scene(t, { kind: "failed", detail: "503" });

  const first = await sendAlert(id, needs);
  assert.equal(first.kind, "later");
  assert.ok(first.kind === "later" && first.delayMs >= 5_000 && first.delayMs <= 5_500);
  assert.equal((await sendAlert(id, needs)).kind, "drop");
  answers({ kind: "delivered", detail: "200" });
  clock.set((await row()).due ?? lookedAt);
  await sendAlert(id, needs);

  assert.deepEqual(
    sent.map(({ id: sentId, attempt }) => [sentId === id, attempt]),
    [
      [true, 1],
      [true, 2],
    ],
  );
  assert.equal((await row()).state, "sent");
});

test("sendAlert: a receiver that is away for three days -> every attempt of the schedule, then given up and kept", async (t) => {
  const { store, id, needs, sent, row, clock } = await scene(t, { kind: "failed", detail: "timeout" });
  for (let attempt = 1; attempt <= limits.deliveryScheduleMs.length; attempt++) {
    await sendAlert(id, needs);
    clock.set((await row()).due ?? clock.now());
  }

  const waitedHours = (clock.now().getTime() - lookedAt.getTime()) / 3_600_000;
  assert.equal(sent.length, 10);
  assert.equal((await row()).state, "gave-up");
  assert.ok(waitedHours >= 75.5 && waitedHours <= 84, `${waitedHours}`);
  const { undelivered } = await store.status.facts(clock.now());
  assert.deepEqual(
    undelivered.map(({ state, attempts }) => [state, attempts]),
    [["gave-up", 10]],
  );
});

test("sendAlert: failing for the first time -> the operator is warned once, not at every attempt", async (t) => {
  const warned: string[] = [];
  const { id, needs, clock, row } = await scene(t, { kind: "failed", detail: "503" });
  const log = { ...silentLog, warn: (sentence: string) => void warned.push(sentence) };

  for (let attempt = 0; attempt < 3; attempt++) {
    await sendAlert(id, { ...needs, log });
    clock.set((await row()).due ?? clock.now());
  }

  assert.deepEqual(warned, ["an alert could not be delivered and will be retried"]);
});

test("sendAlert: replayed after it was given up -> sent once more under the same id, and not twice", async (t) => {
  const { store, id, needs, sent, row, answers, clock } = await scene(t, { kind: "refused", detail: "550" });
  await sendAlert(id, needs);
  assert.equal((await row()).state, "gave-up");

  answers({ kind: "delivered", detail: "200" });
  assert.equal(await store.notifications.replay(clock.now()), 1);
  await sendAlert(id, needs);

  assert.equal((await row()).state, "sent");
  assert.deepEqual(
    sent.map((notification) => notification.id),
    [id, id],
  );
  assert.equal(await store.notifications.replay(clock.now()), 0);
});

test("sendAlert: killed between the receiver's yes and our mark -> sent again after the lease, with the same id", async (t) => {
  const { id, needs, sent, clock, row } = await scene(t);
  const killed = {
    ...needs,
    notifications: { ...needs.notifications, recordAttempt: () => Promise.reject(new Error("killed")) },
  };

  await assert.rejects(sendAlert(id, killed), /killed/);
  assert.equal((await sendAlert(id, needs)).kind, "drop");
  clock.set(new Date(lookedAt.getTime() + limits.sendLeaseMs));
  assert.equal((await sendAlert(id, needs)).kind, "done");

  assert.deepEqual(new Set(sent.map((notification) => notification.id)), new Set([id]));
  assert.equal(sent.length, 2);
  assert.deepEqual([(await row()).state, (await row()).attempts], ["sent", 2]);
});

test("sendAlert: gone for good -> the channel is off, the alert held, the operator told; on again -> due", async (t) => {
  const told: string[] = [];
  const { store, id, needs, row, clock } = await scene(t, { kind: "gone", detail: "410" });
  const log = { ...silentLog, error: (sentence: string) => void told.push(sentence) };

  assert.deepEqual(await sendAlert(id, { ...needs, log }), { kind: "drop", why: "410" });
  assert.equal((await row()).state, "held");
  assert.deepEqual(
    (await store.status.facts(clock.now())).channelsOff.map(({ channel }) => channel),
    ["hook"],
  );
  assert.deepEqual(told, ["a receiver is gone for good; its channel is switched off"]);

  await store.notifications.switchOn(clock.now());
  assert.deepEqual((await row()).due, new Date(clock.now().getTime() + limits.resumeAfterMs));
  assert.equal((await row()).state, "due");
  assert.equal((await store.status.facts(clock.now())).channelsOff.length, 0);
});

test("sendAlert: refused for good -> given up at once, and the operator told", async (t) => {
  const told: string[] = [];
  const { id, needs, row } = await scene(t, { kind: "refused", detail: "550" });
  const log = { ...silentLog, error: (sentence: string) => void told.push(sentence) };

  await sendAlert(id, { ...needs, log });

  assert.equal((await row()).state, "gave-up");
  assert.deepEqual(told, ["an alert could not be delivered and was given up"]);
});

test("sendAlert: a channel that is no longer in the settings -> tried again, it may come back", async (t) => {
  const { id, needs, row } = await scene(t);

  const outcome = await sendAlert(id, { ...needs, channel: () => undefined });

  assert.equal(outcome.kind, "later");
  assert.equal((await row()).state, "due");
});

test("sendAlert: two workers at once -> one sends", async (t) => {
  const { id, needs, sent } = await scene(t);

  const both = await Promise.all([sendAlert(id, needs), sendAlert(id, needs)]);

  assert.deepEqual(both.map(({ kind }) => kind).sort(), ["done", "drop"]);
  assert.equal(sent.length, 1);
});
