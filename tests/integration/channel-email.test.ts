// Mail over a real SMTP server: what arrives, and how each of the server's answers is understood.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { test } from "node:test";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { type EmailSetting, openEmail } from "../../src/channels/email.ts";
import { emailFailure } from "../../src/channels/email-outcome.ts";
import type { Delivery, Notification } from "../../src/core/alert/alert.ts";
import { alertContent, notification } from "../helpers/make.ts";
import { hostile } from "../helpers/status.ts";

type Received = { readonly raw: string; readonly to: readonly string[]; readonly secure: boolean };
type Mailbox = { readonly port: number; readonly received: Received[]; close(): Promise<void> };

async function mailbox(options: SMTPServerOptions = {}): Promise<Mailbox> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ raw: Buffer.concat(parts).toString("utf8"), to, secure: session.secure });
        done();
      });
    },
    ...options,
  });
  // A client that turns away from a certificate is an error for the server too, and no failure of the test.
  server.on("error", () => undefined);
  const listening = server.listen(0, "127.0.0.1");
  await once(listening, "listening");
  const address = listening.address();
  if (address === null || typeof address === "string") throw new Error("The mail server listens on no port.");

  return { port: address.port, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function setting(port: number, parts: Partial<EmailSetting> = {}): EmailSetting {
  return {
    name: "editors",
    kind: "email",
    host: "127.0.0.1",
    port,
    tls: "none",
    user: undefined,
    password: undefined,
    from: "newswatch <alerts@desk.example>",
    to: ["editor@desk.example"],
    ...parts,
  };
}

type Sending = {
  readonly server?: SMTPServerOptions;
  readonly mail?: Partial<EmailSetting>;
  readonly sent?: Notification;
};

async function send({
  server = {},
  mail = {},
  sent = notification(),
}: Sending): Promise<{ delivery: Delivery; received: readonly Received[] }> {
  const box = await mailbox(server);
  try {
    const delivery = await openEmail(setting(box.port, mail), 3_000).send(sent);
    return { delivery, received: box.received };
  } finally {
    await box.close();
  }
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

async function arrived(sent: Notification) {
  const { delivery, received } = await send({ sent });
  assert.equal(delivery.kind, "delivered", delivery.detail);
  return PostalMime.parse(received[0]?.raw ?? "");
}

test("email: a server that takes it -> subject, sender, receivers, text and marked HTML", async () => {
  const { delivery, received } = await send({ mail: { to: ["a@desk.example", "b@desk.example"] } });
  assert.equal(delivery.kind, "delivered");
  assert.match(delivery.detail, /^smtp: 250/);
  assert.deepEqual(received[0]?.to, ["a@desk.example", "b@desk.example"]);
  const mail = await PostalMime.parse(received[0]?.raw ?? "");
  assert.equal(mail.subject, "[high] Leader visits: President arrives for a two-day visit");
  assert.equal(mail.from?.address, "alerts@desk.example");
  assert.match(mail.text ?? "", /«President» arrives for a two-day visit/);
  assert.match(mail.text ?? "", /https:\/\/news\.example\/entry-1/);
  assert.match(mail.html ?? "", /<a href="https:\/\/news\.example\/entry-1"><mark>President<\/mark> arrives/);
});

test("email: two attempts -> one Message-ID, made of the notification's id", async () => {
  const first = await arrived(notification({ attempt: 1 }));
  const second = await arrived(notification({ attempt: 2 }));
  assert.equal(first.messageId, `<${notification().id}@desk.example>`);
  assert.equal(second.messageId, first.messageId);
});

test("email: an alert and its update -> one thread, told in the subject", async () => {
  const opened = await arrived(notification());
  const updated = await arrived(notification({ id: "other-id", content: alertContent({ revision: 2 }) }));
  assert.notEqual(updated.messageId, opened.messageId);
  assert.equal(updated.references, opened.references);
  assert.match(updated.references ?? "", new RegExp(`alert-${alertContent().alertId}`));
  assert.match(updated.subject ?? "", /^\[high, update 2\]/);
});

test("email: any alert -> marked as sent by a machine", async () => {
  const mail = await arrived(notification());
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  assert.equal(header("auto-submitted"), "auto-generated");
  assert.equal(header("x-auto-response-suppress"), "All");
});

test("email: hostile text in every field -> no new header, no markup, one short subject", async () => {
  const { article } = alertContent();
  const content = alertContent({
    why: hostile,
    watch: { name: "w", title: hostile, version: 1 },
    article: {
      ...article,
      title: `${hostile}${"x".repeat(900)}`,
      outlet: hostile,
      author: hostile,
      link: "javascript:alert(1)",
    },
    sentences: [{ field: "body", text: hostile, marks: [{ from: 0, to: 12 }] }],
  });
  const mail = await arrived(notification({ content }));
  assert.equal(
    mail.headers.find(({ key }) => key === "x-evil"),
    undefined,
  );
  assert.doesNotMatch(mail.subject ?? "", /[\r\n\u202e]/);
  assert.ok((mail.subject ?? "").length <= 180);
  assert.doesNotMatch(mail.html ?? "", /<script|<img|javascript:/);
  assert.match(mail.html ?? "", /&lt;script&gt;/);
});

test("email: Russian, Chinese and Arabic -> arrive letter by letter", async () => {
  const { article } = alertContent();
  const title = "Визит Си Цзиньпина 习近平访俄 زيارة رسمية";
  const mail = await arrived(
    notification({ content: alertContent({ article: { ...article, title }, sentences: [] }) }),
  );
  assert.equal(mail.subject, `[high] Leader visits: ${title}`);
  assert.match(mail.text ?? "", new RegExp(title));
});

test("email: 4xx for the receiver -> failed, with the server's words", async () => {
  const { delivery } = await send({
    server: { onRcptTo: (_address, _session, done) => done(refusal(451, "4.7.1 Greylisted, come back")) },
  });
  assert.equal(delivery.kind, "failed");
  assert.match(delivery.detail, /^smtp-451: .*Greylisted/);
});

test("email: 4xx for the message -> failed", async () => {
  const { delivery } = await send({
    server: {
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done(refusal(452, "4.3.1 Mailbox full")));
      },
    },
  });
  assert.equal(delivery.kind, "failed");
  assert.match(delivery.detail, /^smtp-452: /);
});

test("email: 5xx for the receiver or the message -> refused for good", async () => {
  const receiver = await send({
    server: { onRcptTo: (_address, _session, done) => done(refusal(550, "5.1.1 No such user")) },
  });
  assert.equal(receiver.delivery.kind, "refused");
  assert.match(receiver.delivery.detail, /^smtp-550: .*No such user/);
  const message = await send({
    server: {
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => done(refusal(554, "5.7.1 Spam")));
      },
    },
  });
  assert.equal(message.delivery.kind, "refused");
});

test("email: a wrong password -> failed, says what to check, never the password", async () => {
  const password = "canary-password";
  const { delivery } = await send({
    server: {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => done(refusal(535, `5.7.8 wrong: ${auth.password}`)),
    },
    mail: { user: "desk", password },
  });
  assert.equal(delivery.kind, "failed");
  assert.match(
    delivery.detail,
    /^smtp-535: the mail server refused the login; check user, password and tls of editors$/,
  );
  assert.ok(!delivery.detail.includes(password));
});

test("email: the right password -> delivered", async () => {
  const { delivery } = await send({
    server: {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => done(null, auth.password === "right" ? { user: "desk" } : {}),
    },
    mail: { user: "desk", password: "right" },
  });
  assert.equal(delivery.kind, "delivered", delivery.detail);
});

test("email: a server that wants a login and gets none -> failed, not refused", async () => {
  const { delivery } = await send({ server: { authOptional: false } });
  assert.equal(delivery.kind, "failed");
  assert.match(delivery.detail, /^smtp-530: the mail server refused the login/);
});

test("email: one receiver put off, one taken -> tried again for the one only", async () => {
  const greylisted = new Set(["late@desk.example"]);
  const box = await mailbox({
    onRcptTo: ({ address }, _session, done) => done(greylisted.delete(address) ? refusal(450, "4.2.0 Later") : null),
  });
  try {
    const channel = openEmail(setting(box.port, { to: ["soon@desk.example", "late@desk.example"] }), 3_000);
    const first = await channel.send(notification());
    assert.deepEqual(first, { kind: "failed", detail: "the mail server deferred late@desk.example" });
    const second = await channel.send(notification({ attempt: 2 }));
    assert.equal(second.kind, "delivered");
    assert.deepEqual(
      box.received.map(({ to }) => to),
      [["soon@desk.example"], ["late@desk.example"]],
    );
  } finally {
    await box.close();
  }
});

test("email: one receiver refused for good, one taken -> delivered, and told who did not get it", async () => {
  const { delivery } = await send({
    mail: { to: ["gone@desk.example", "here@desk.example"] },
    server: {
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith("gone") ? refusal(550, "5.1.1 No such user") : null),
    },
  });
  assert.equal(delivery.kind, "delivered");
  assert.match(delivery.detail, /rejected for gone@desk\.example$/);
});

test("email: nobody listens -> failed", async () => {
  const box = await mailbox();
  await box.close();
  const delivery = await openEmail(setting(box.port), 3_000).send(notification());
  assert.equal(delivery.kind, "failed");
  assert.match(delivery.detail, /^ESOCKET: the mail server could not be reached/);
});

test("email: a server that never says a word -> failed when the time is over, and the socket is closed", async () => {
  const sockets: Socket[] = [];
  const mute = createServer((socket) => sockets.push(socket));
  mute.listen(0, "127.0.0.1");
  await once(mute, "listening");
  const address = mute.address();
  assert.ok(address !== null && typeof address === "object");
  const delivery = await openEmail(setting(address.port), 200).send(notification());
  assert.equal(delivery.kind, "failed");
  assert.match(delivery.detail, /too long/);
  for (const socket of sockets) socket.destroy();
  mute.close();
  await once(mute, "close");
});

test("email: a server that talks something else -> failed", async () => {
  const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  web.listen(0, "127.0.0.1");
  await once(web, "listening");
  const address = web.address();
  assert.ok(address !== null && typeof address === "object");
  const delivery = await openEmail(setting(address.port), 3_000).send(notification());
  assert.equal(delivery.kind, "failed");
  web.close();
  await once(web, "close");
});

test("email: tls required and a certificate nobody signed -> failed, nothing sent", async () => {
  const { delivery, received } = await send({ server: { secure: true }, mail: { tls: "required" } });
  assert.equal(delivery.kind, "failed");
  assert.equal(received.length, 0);
});

test("email: starttls wanted, not offered -> failed, nothing sent in clear text", async () => {
  const { delivery, received } = await send({ mail: { tls: "starttls" } });
  assert.equal(delivery.kind, "failed");
  assert.equal(received.length, 0);
});

test("email: opportunistic without a password -> encrypted where it is offered, clear where not", async () => {
  const offered = await send({ server: { disabledCommands: [] }, mail: { tls: "opportunistic" } });
  assert.equal(offered.delivery.kind, "delivered", offered.delivery.detail);
  assert.equal(offered.received[0]?.secure, true);
  const clear = await send({ mail: { tls: "opportunistic" } });
  assert.equal(clear.received[0]?.secure, false);
});

test("email: opportunistic with a password, and a false certificate or none -> failed, the password stays here", async () => {
  for (const disabledCommands of [[], ["STARTTLS"]]) {
    let asked = 0;
    const { delivery } = await send({
      server: {
        disabledCommands,
        allowInsecureAuth: true,
        onAuth(_auth, _session, done) {
          asked += 1;
          done(null, { user: "x" });
        },
      },
      mail: { tls: "opportunistic", user: "desk", password: "secret" },
    });
    assert.equal(delivery.kind, "failed");
    assert.equal(asked, 0);
  }
});

test("email: tls none -> clear text even where STARTTLS is offered", async () => {
  const { received } = await send({ server: { disabledCommands: [] } });
  assert.equal(received[0]?.secure, false);
});

test("email: a sender written without a name -> a Message-ID of its domain", async () => {
  const { received } = await send({ mail: { from: "a@b.example" } });
  assert.match(received[0]?.raw ?? "", new RegExp(`Message-ID: <${notification().id}@b\\.example>`, "i"));
});

test("email outcome: a mail larger than the server takes -> refused, because no attempt will help", () => {
  assert.deepEqual(emailFailure({ code: "EMESSAGE" }, "editors"), {
    kind: "refused",
    detail: "EMESSAGE: the mail is larger than the mail server accepts",
  });
});

test("email outcome: an address that is none -> failed, so that the operator has time to mend it", () => {
  assert.equal(emailFailure({ code: "EENVELOPE" }, "editors").kind, "failed");
});

test("email outcome: 503, a talk that went wrong -> failed though it is a 5xx", () => {
  assert.equal(
    emailFailure({ code: "EENVELOPE", responseCode: 503, response: "503 bad sequence" }, "editors").kind,
    "failed",
  );
});

test("email outcome: a greeting of 554 -> failed, because it is not about the message", () => {
  assert.equal(
    emailFailure({ code: "EPROTOCOL", responseCode: 554, response: "554 go away" }, "editors").kind,
    "failed",
  );
});

test("email outcome: a code that is not known here -> failed with words", () => {
  assert.deepEqual(emailFailure({ code: "ENEW" }, "editors"), {
    kind: "failed",
    detail: "ENEW: the mail could not be sent",
  });
});

test("email outcome: an error that is none of SMTP's -> thrown on with its cause", () => {
  const cause = new TypeError("a bug");
  for (const odd of [cause, "text", undefined]) {
    assert.throws(
      () => emailFailure(odd, "editors"),
      (error) => error instanceof Error && error.cause === odd && error.message.includes("editors"),
    );
  }
});
