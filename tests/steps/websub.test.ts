// WebSub: an offer is taken, the hub verified, its word heard, and nobody else's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { after, dayMs, minuteMs, start } from "../helpers/make.ts";
import { inHeader, type Offer, scene, verified } from "../helpers/websub.ts";

test("websub: a feed offers a hub in its document -> asked with topic, callback, lease and a long secret", async (t) => {
  const { look, subscribe, hub, feedUrl, status, row } = await scene(t);
  await look();
  await subscribe();

  assert.equal(hub.asked.length, 1);
  const [asked] = hub.asked;
  assert.equal(asked?.["type"], "application/x-www-form-urlencoded");
  assert.equal(asked?.["hub.mode"], "subscribe");
  assert.equal(asked?.["hub.topic"], feedUrl);
  assert.equal(asked?.["hub.lease_seconds"], "864000");
  assert.match(asked?.["hub.callback"] ?? "", new RegExp(`^${status}/websub/[0-9a-f-]{36}$`));
  assert.match(asked?.["hub.secret"] ?? "", /^[0-9a-f]{64}$/);
  assert.equal((await row())?.["state"], "asked");
});

test("websub: the offer is in the Link header -> hub and topic are taken from there", async (t) => {
  const { look, subscribe, hub } = await scene(t, inHeader);
  await look();
  await subscribe();

  assert.equal(hub.asked[0]?.["hub.topic"], "http://topic.example/feed");
});

test("websub: no offer -> nobody is asked", async (t) => {
  const { look, subscribe, hub, row } = await scene(t, () => ({}));
  await look();
  await subscribe();

  assert.equal(hub.asked.length, 0);
  assert.equal(await row(), undefined);
});

test("websub: the hub's question -> confirmed with its challenge as plain text, the lease is kept", async (t) => {
  const { row, hub } = await verified(t);

  assert.equal((await row())?.["state"], "verified");
  assert.deepEqual((await row())?.["lease_until"], after(dayMs));
  assert.equal(hub.answers.length, 1);
});

const wrongQuestions: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["another topic", { "hub.topic": "http://evil.example/" }],
  ["to end what nobody ends", { "hub.mode": "unsubscribe" }],
  ["another mode", { "hub.mode": "publish" }],
  ["no challenge", { "hub.challenge": "" }],
  ["an endless challenge", { "hub.challenge": "x".repeat(3_000) }],
  ["a lease that is no number", { "hub.lease_seconds": "-5" }],
];

for (const [what, parts] of wrongQuestions) {
  test(`websub: the hub's question is about ${what} -> 404, nothing changes`, async (t) => {
    const { look, subscribe, hub, row } = await scene(t);
    await look();
    await subscribe();
    const before = await row();
    const [status, text] = await hub.verify(parts);

    assert.equal(status, 404);
    assert.doesNotMatch(text, /xxx|challenge/);
    assert.deepEqual(await row(), before);
  });
}

test("websub: signed news -> the feed is due at once, and the look finds it", async (t) => {
  const { clock, hub, dueAt, look, publish, store, row } = await verified(t);
  clock.set(after(5 * minuteMs));
  assert.ok(((await dueAt()) ?? start) > clock.now());
  publish("two", "one");

  assert.equal(await hub.publish("<rss/>"), 202);

  assert.deepEqual(await dueAt(), clock.now());
  assert.deepEqual((await row())?.["heard_at"], clock.now());
  await look();
  const items = await store.sql`select title from items where state = 'to-read'`;
  assert.deepEqual(
    items.map((item) => item["title"]),
    ["two"],
  );
});

for (const method of ["sha1", "sha256", "sha384", "sha512"]) {
  test(`websub: news signed with ${method} -> heard`, async (t) => {
    const { clock, hub, row } = await verified(t);
    clock.set(after(minuteMs));
    await hub.publish("news", { method });
    assert.deepEqual((await row())?.["heard_at"], clock.now());
  });
}

const badSignatures = [
  "",
  "sha256=",
  "sha256=00",
  `sha256=${"0".repeat(64)}`,
  "md5=d41d8cd98f00b204e9800998ecf8427e",
  "nonsense",
];

for (const signature of badSignatures) {
  test(`websub: news signed with "${signature.slice(0, 12)}" -> answered as if it were right, but not heard`, async (t) => {
    const { clock, hub, dueAt, row } = await verified(t);
    const due = await dueAt();
    clock.set(after(minuteMs));

    assert.equal(await hub.publish("news", { signature }), 202);

    assert.equal((await row())?.["heard_at"], null);
    assert.deepEqual(await dueAt(), due);
  });
}

test("websub: addresses that were never given out -> 404 for questions and news; other posts -> 405", async (t) => {
  const { status } = await verified(t);
  const nobody = `${status}/websub/01939a00-0000-4000-8000-000000000000`;
  const post = (url: string) => fetch(url, { method: "POST", body: "x" });

  assert.equal((await fetch(`${nobody}?hub.mode=subscribe&hub.topic=x&hub.challenge=y`)).status, 404);
  assert.equal((await post(nobody)).status, 404);
  assert.equal((await post(`${status}/websub/not-an-id`)).status, 404);
  assert.equal((await post(`${status}/status`)).status, 405);
  assert.equal((await post(`${status}/websub`)).status, 405);
  assert.equal((await fetch(nobody, { method: "PUT", body: "x" })).status, 405);
});

test("websub: the feed offers a hub by http that nobody allows -> nothing is sent there, the reason is kept", async (t) => {
  const offer: Offer = () => ({ headers: { link: '<http://hub.example/>; rel="hub"' } });
  const { look, subscribe, row } = await scene(t, offer);
  await look();
  await subscribe();

  const subscription = await row();
  assert.match(String(subscription?.["detail"]), /^not-encrypted: /);
  assert.deepEqual([subscription?.["failures"], subscription?.["lease_until"]], [1, null]);
});
