// Signatures are those of the Standard Webhooks specification, checked by its own library.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { signatures, signingKey } from "../../src/channels/webhook-signature.ts";

const body = '{"type":"alert.opened","text":"习近平 «Xi»"}';
const id = "01939a00-0000-7000-8000-000000000006";

function secret(bytes = 32): string {
  return `whsec_${randomBytes(bytes).toString("base64")}`;
}

function now(): number {
  return Math.floor(Date.now() / 1_000);
}

function headers(secrets: readonly string[], seconds = now(), signedBody = body) {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": signatures(secrets.map(signingKey), { id, seconds, body: signedBody }),
  };
}

test("signature: one secret -> the library verifies it", () => {
  const one = secret();
  assert.deepEqual(new Webhook(one).verify(body, headers([one])), JSON.parse(body));
});

test("signature: the same input -> the same bytes as the library's own", () => {
  const one = secret(24);
  const at = new Date(now() * 1_000);
  assert.equal(headers([one])["webhook-signature"].slice(0, 3), "v1,");
  assert.equal(headers([one], at.getTime() / 1_000)["webhook-signature"], new Webhook(one).sign(id, at, body));
});

test("signature: two secrets while one is being changed -> each receiver verifies with its own", () => {
  const [old, fresh] = [secret(), secret(64)];
  const both = headers([fresh, old]);
  assert.equal(both["webhook-signature"].split(" ").length, 2);
  for (const one of [old, fresh]) assert.deepEqual(new Webhook(one).verify(body, both), JSON.parse(body));
});

test("signature: a changed body, id, time or another secret -> refused", () => {
  const one = secret();
  const good = headers([one]);
  assert.throws(() => new Webhook(one).verify(`${body} `, good));
  assert.throws(() => new Webhook(one).verify(body, { ...good, "webhook-id": "other" }));
  assert.throws(() => new Webhook(one).verify(body, { ...good, "webhook-timestamp": String(now() - 1) }));
  assert.throws(() => new Webhook(secret()).verify(body, good));
});

test("signature: a message replayed ten minutes later -> refused", () => {
  const one = secret();
  assert.throws(() => new Webhook(one).verify(body, headers([one], now() - 600)));
});

test("signing key: too short, too long, no prefix, no base64 -> an error without the secret in it", () => {
  for (const bad of [secret(23), secret(65), randomBytes(32).toString("base64"), "whsec_", "whsec_!!!", ""]) {
    assert.throws(
      () => signingKey(bad),
      (error) => error instanceof Error && (bad.length < 8 || !error.message.includes(bad)),
    );
  }
});

test("signing key: 24 and 64 bytes -> taken", () => {
  assert.equal(signingKey(secret(24)).length, 24);
  assert.equal(signingKey(secret(64)).length, 64);
});
