// Webhooks over real sockets: what is sent, how it is signed, and how each answer is understood.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { Webhook } from "standardwebhooks";
import { openChannel } from "../../src/channels/open-channel.ts";
import type { MarkedSentence } from "../../src/core/alert/alert.ts";
import type { ChannelSetting } from "../../src/core/settings.ts";
import type { Channel } from "../../src/ports/channel.ts";
import type { Web, WebPosted } from "../../src/ports/web.ts";
import { type Catcher, catcher } from "../helpers/catcher.ts";
import { alertContent, notification } from "../helpers/make.ts";

const secret = `whsec_${randomBytes(32).toString("base64")}`;

/** Posts as the guarded door does, as far as a channel can see: no redirects, the answer's status and start. */
const plainWeb: Pick<Web, "post"> = {
  async post({ url, headers, body }) {
    const answer = await fetch(url, { method: "POST", headers: { ...headers }, body, redirect: "manual" });
    return { kind: "answered", status: answer.status, text: await answer.text() };
  },
};

function answering(posted: WebPosted): Pick<Web, "post"> {
  return { post: async () => posted };
}

type Parts = {
  readonly url?: string;
  readonly secrets?: readonly string[];
  readonly web?: Pick<Web, "post">;
  readonly now?: Date;
};

function channel({
  url = "https://hook.example/x?token=url-canary",
  secrets = [secret],
  web = plainWeb,
  now = new Date(),
}: Parts): Channel {
  const setting: ChannelSetting = { name: "hook", kind: "webhook", url, secrets };
  const clock = { now: () => now };
  return openChannel(setting, { web, clock, write: assert.fail, isTerminal: false, colour: false });
}

async function caughtBy(work: (catching: Catcher) => Promise<void>): Promise<void> {
  const catching = await catcher();
  try {
    await work(catching);
  } finally {
    await catching.close();
  }
}

test("webhook: a receiver that says 200 -> delivered, signed over the very bytes that arrived", async () => {
  await caughtBy(async (catching) => {
    const sent = notification({ content: alertContent({ why: "习近平 «Xi» ё \ud83d" }) });
    assert.deepEqual(await channel({ url: catching.url }).send(sent), { kind: "delivered", detail: "http-200" });
    const [got] = catching.caught;
    assert.ok(got);
    assert.equal(got.headers["content-type"], "application/json");
    assert.equal(got.headers["webhook-id"], sent.id);
    const verified = new Webhook(secret).verify(got.body, got.headers);
    assert.deepEqual(verified, JSON.parse(got.body));
  });
});

test("webhook: the body -> type, the match's time, and the whole alert", async () => {
  await caughtBy(async (catching) => {
    const content = alertContent();
    await channel({ url: catching.url }).send(notification({ content }));
    await channel({ url: catching.url }).send(notification({ content: alertContent({ revision: 2 }) }));
    const [opened, updated] = catching.caught.map(({ body }) => JSON.parse(body));
    assert.deepEqual(opened, { type: "alert.opened", timestamp: content.matchedAt, data: content });
    assert.equal(updated.type, "alert.updated");
  });
});

test("webhook: a second attempt a minute later -> the same id and body, its own timestamp and signature", async () => {
  await caughtBy(async (catching) => {
    const first = new Date();
    const later = new Date(first.getTime() + 60_000);
    await channel({ url: catching.url, now: first }).send(notification({ attempt: 1 }));
    await channel({ url: catching.url, now: later }).send(notification({ attempt: 2 }));
    const [one, two] = catching.caught;
    assert.ok(one && two);
    assert.equal(two.id, one.id);
    assert.equal(two.body, one.body);
    assert.equal(Number(two.headers["webhook-timestamp"]) - Number(one.headers["webhook-timestamp"]), 60);
    assert.notEqual(two.headers["webhook-signature"], one.headers["webhook-signature"]);
    new Webhook(secret).verify(two.body, two.headers);
  });
});

test("webhook: two secrets -> each verifies the message", async () => {
  const old = `whsec_${randomBytes(24).toString("base64")}`;
  await caughtBy(async (catching) => {
    await channel({ url: catching.url, secrets: [secret, old] }).send(notification());
    const [got] = catching.caught;
    assert.ok(got);
    for (const one of [secret, old]) new Webhook(one).verify(got.body, got.headers);
  });
});

test("webhook: an alert with very long sentences -> below 20 kB and still verified", async () => {
  const long = Array.from(
    { length: 12 },
    (): MarkedSentence => ({ field: "body", text: "俄".repeat(1_000), marks: [{ from: 0, to: 1 }] }),
  );
  await caughtBy(async (catching) => {
    await channel({ url: catching.url }).send(notification({ content: alertContent({ sentences: long }) }));
    const [got] = catching.caught;
    assert.ok(got && Buffer.byteLength(got.body) < 20_000);
    new Webhook(secret).verify(got.body, got.headers);
    assert.ok(JSON.parse(got.body).data.sentencesLeftOut > 0);
  });
});

test("webhook: real answers of every class -> delivered, gone, or failed and tried again", async () => {
  const expected = {
    200: "delivered",
    202: "delivered",
    204: "delivered",
    301: "failed",
    400: "failed",
    401: "failed",
    404: "failed",
    408: "failed",
    410: "gone",
    422: "failed",
    429: "failed",
    500: "failed",
    503: "failed",
  };
  await caughtBy(async (catching) => {
    for (const [code, kind] of Object.entries(expected)) {
      catching.answerWith(Number(code));
      const delivery = await channel({ url: catching.url }).send(notification());
      assert.equal(delivery.kind, kind, code);
      assert.match(delivery.detail, new RegExp(`^http-${code}`));
    }
  });
});

test("webhook: 429 and 503 with Retry-After -> the wait is passed on", async () => {
  for (const status of [429, 503]) {
    const web = answering({ kind: "answered", status, text: "busy", retryAfterMs: 30_000 });
    assert.deepEqual(await channel({ web }).send(notification()), {
      kind: "failed",
      detail: `http-${status}: busy`,
      retryAfterMs: 30_000,
    });
  }
});

test("webhook: an answer without Retry-After -> no wait is made up", async () => {
  const delivery = await channel({ web: answering({ kind: "answered", status: 503, text: "" }) }).send(notification());
  assert.deepEqual(delivery, { kind: "failed", detail: "http-503" });
});

test("webhook: a redirect -> failed with the advice to give the final address", async () => {
  const delivery = await channel({ web: answering({ kind: "answered", status: 307, text: "" }) }).send(notification());
  assert.equal(delivery.kind, "failed");
  assert.match(delivery.detail, /final address/);
});

test("webhook: an answer full of controls and markup -> a short plain detail", async () => {
  const text = `<h1>\u001b[2Jno\r\nway\u202e</h1>${"x".repeat(5_000)}`;
  const { detail } = await channel({ web: answering({ kind: "answered", status: 500, text }) }).send(notification());
  assert.match(detail, /^http-500: <h1> \[2Jno way<\/h1>x+…$/);
  assert.ok(detail.length < 250);
});

test("webhook: the web's own failures -> failed with the reason", async () => {
  for (const reason of ["timeout", "dns", "refused", "reset", "tls", "network", "too-large"] as const) {
    const web = answering({ kind: "failed", reason, detail: "It did not work." });
    assert.deepEqual(await channel({ web }).send(notification()), {
      kind: "failed",
      detail: `${reason}: It did not work.`,
    });
  }
});

test("webhook: a private address or a bad one -> failed with the way to allow it", async () => {
  for (const reason of ["blocked-address", "bad-url"] as const) {
    const web = answering({ kind: "failed", reason, detail: "10.0.0.7 is private" });
    const { kind, detail } = await channel({ web }).send(notification());
    assert.equal(kind, "failed");
    assert.match(detail, /10\.0\.0\.7 is private; .*allow-private in newswatch\.yaml/);
  }
});

test("webhook: a reason that ends in a full stop -> joined to the advice without it", async () => {
  const web = answering({ kind: "failed", reason: "blocked-address", detail: "127.0.0.1 is not allowed (loopback)." });
  const { detail } = await channel({ web }).send(notification());
  assert.match(detail, /^blocked-address: 127\.0\.0\.1 is not allowed \(loopback\); a receiver/);
});

test("webhook: any delivery -> neither the secret nor the address's token in its detail", async () => {
  const answers: WebPosted[] = [
    { kind: "answered", status: 200, text: "" },
    { kind: "answered", status: 500, text: "x" },
    { kind: "answered", status: 301, text: "" },
    { kind: "failed", reason: "timeout", detail: "It took too long." },
  ];
  for (const posted of answers) {
    const { detail } = await channel({ web: answering(posted) }).send(notification());
    assert.ok(!detail.includes(secret) && !detail.includes("url-canary"), detail);
  }
});

test("webhook: a malformed secret -> refused when the channel is opened, without being told", () => {
  assert.throws(
    () => channel({ secrets: ["whsec_short"] }),
    (error) => error instanceof Error && !error.message.includes("whsec_short"),
  );
});
