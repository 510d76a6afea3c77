// WebSub over time: renewed, refused, denied, ended, and polled beside.
import assert from "node:assert/strict";
import { test } from "node:test";
import { after, dayMs, hourMs, minuteMs, secondMs } from "../helpers/make.ts";
import { scene, verified } from "../helpers/websub.ts";

test("websub: before the lease ends -> renewed under the same address and secret, and it goes on meanwhile", async (t) => {
  const { clock, hub, subscribe, row } = await verified(t);
  clock.set(after(0.7 * dayMs));
  await subscribe();
  assert.equal(hub.asked.length, 1, "not yet");

  clock.set(after(0.81 * dayMs));
  await subscribe();
  assert.equal(hub.asked.length, 2);
  assert.deepEqual(hub.asked[1], hub.asked[0]);
  assert.equal((await row())?.["state"], "verified");

  await hub.verify();
  assert.deepEqual((await row())?.["lease_until"], after(1.81 * dayMs));
});

test("websub: the hub never comes back, or refuses -> asked again, later each time", async (t) => {
  const { clock, hub, look, subscribe, row } = await scene(t);
  await look();
  await subscribe();
  await subscribe();
  assert.equal(hub.asked.length, 1, "it has a day to come back");

  hub.answerWith(500);
  clock.set(after(dayMs));
  await subscribe();
  assert.deepEqual([(await row())?.["failures"], (await row())?.["detail"]], [1, "http-500: no"]);
  clock.set(after(dayMs + hourMs - secondMs));
  await subscribe();
  assert.equal(hub.asked.length, 2);
  clock.set(after(dayMs + hourMs));
  await subscribe();
  assert.equal(hub.asked.length, 3);
  assert.deepEqual((await row())?.["due_at"], after(dayMs + 3 * hourMs));
});

test("websub: the hub denies -> polling goes on, asked again after a week", async (t) => {
  const { clock, hub, row, subscribe } = await verified(t);
  const [status] = await hub.verify({ "hub.mode": "denied", "hub.reason": "too many" });

  assert.equal(status, 200);
  assert.deepEqual([(await row())?.["state"], (await row())?.["detail"]], ["denied", "too many"]);
  clock.set(after(7 * dayMs));
  await subscribe();
  assert.equal(hub.asked.length, 2);
});

test("websub: the feed is listed no longer -> the hub is told to end it, its question confirmed, the row gone", async (t) => {
  const { clock, hub, store, subscribe, row, status } = await verified(t);
  await store.feeds.sync([], clock.now());
  await subscribe();

  const callback = hub.asked[1]?.["hub.callback"] ?? "";
  assert.equal(hub.asked[1]?.["hub.mode"], "unsubscribe");
  assert.equal((await hub.verify({ "hub.mode": "subscribe" }))[0], 404, "no way back through an old question");
  assert.deepEqual(await hub.verify(), [200, "a challenge & more"]);
  assert.equal(await row(), undefined);
  assert.ok(callback.startsWith(status));
  assert.equal((await fetch(callback, { method: "POST", body: "x" })).status, 404);
});

test("websub: another hub is offered -> asked anew with another address and secret", async (t) => {
  const { clock, look, subscribe, hub, store, row } = await verified(t);
  await store.sql`update feeds set hub_topic = 'http://other.example/'`;
  await subscribe();

  assert.equal(hub.asked[1]?.["hub.topic"], "http://other.example/");
  assert.notEqual(hub.asked[1]?.["hub.secret"], hub.asked[0]?.["hub.secret"]);
  assert.notEqual(hub.asked[1]?.["hub.callback"], hub.asked[0]?.["hub.callback"]);
  assert.equal((await row())?.["state"], "asked");
  clock.set(after(dayMs));
  await look();
});

test("websub: a hub that tells of all news -> polled at a longer interval; one that misses some -> as before", async (t) => {
  const { clock, hub, look, dueAt, publish } = await verified(t);
  const waitMs = async () => ((await dueAt())?.getTime() ?? 0) - clock.now().getTime();
  clock.set(after(hourMs));
  publish("two", "one");
  await hub.publish("news");
  await look();
  assert.ok((await waitMs()) > 50 * minuteMs, `${await waitMs()}`);

  clock.set(after(4 * hourMs));
  publish("three", "two", "one");
  await look();
  clock.set(after(8 * hourMs));
  await look();
  assert.ok((await waitMs()) < 50 * minuteMs, "news that it did not tell of");
});

test("websub: news that is told of while the feed is being looked at -> another look soon after", async (t) => {
  const { clock, hub, look, dueAt, meanwhile, publish } = await verified(t);
  clock.set(after(hourMs));
  publish("two", "one");
  meanwhile(async () => {
    clock.set(after(hourMs + secondMs));
    await hub.publish("news");
  });

  await look();

  assert.deepEqual(await dueAt(), after(hourMs + 11 * secondMs));
});

test("websub: a hub takes the word that we leave but never asks -> forgotten when its lease has run out", async (t) => {
  const { clock, hub, store, subscribe, row } = await verified(t);
  await store.feeds.sync([], clock.now());
  await subscribe();
  assert.equal((await row())?.["state"], "leaving");

  clock.set(after(dayMs - minuteMs));
  await subscribe();
  assert.equal((await row())?.["state"], "leaving", "the hub may still come and ask");

  clock.set(after(dayMs));
  await subscribe();
  assert.equal(hub.asked.length, 2, "nothing is left to be ended");
  assert.equal(await row(), undefined);
});

test("websub: offers that are the same as before -> their rows are not touched every minute", async (t) => {
  const { clock, store, subscribe } = await verified(t);
  const touched = async () => (await store.sql`select xmin::text, xmax::text from subscriptions`)[0];
  const before = await touched();
  clock.set(after(minuteMs));
  await subscribe();

  assert.deepEqual(await touched(), before);
});
