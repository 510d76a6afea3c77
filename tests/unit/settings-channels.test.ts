// alerts.yaml, channels: console, webhook and e-mail.
import assert from "node:assert/strict";
import test from "node:test";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

const password = `password: '\${env:PW}'`;
const mail = "kind: email, host: m.example, from: a@b.example, to: c@d.example";

function alertsYaml(channels: readonly string[], routes: readonly string[] = []): string {
  const written = channels.map((channel) => `  ${channel}\n`).join("");
  return `channels:\n${written}routes:${routes.map((route) => `\n  - {${route}}`).join("") || " []"}\n`;
}

test("channels: a console with nothing said -> its format depends on where it writes", async (t) => {
  const folder = await configFolder(t, {
    "alerts.yaml": alertsYaml(["one: {kind: console}", "two: {kind: console, format: json}"]),
  });

  assert.deepEqual((await settingsOf(folder)).desk.channels, [
    { name: "one", kind: "console", format: "auto" },
    { name: "two", kind: "console", format: "json" },
  ]);
});

for (const { tls, port } of [
  { tls: "required", port: 465 },
  { tls: "starttls", port: 587 },
  { tls: "opportunistic", port: 25 },
  { tls: "none", port: 25 },
]) {
  test(`channels: e-mail with tls ${tls} and no port -> port ${port}`, async (t) => {
    const folder = await configFolder(t, { "alerts.yaml": alertsYaml([`mail: {${mail}, tls: ${tls}}`]) });

    assert.deepEqual((await settingsOf(folder)).desk.channels, [
      {
        name: "mail",
        kind: "email",
        host: "m.example",
        port,
        tls,
        user: undefined,
        password: undefined,
        from: "a@b.example",
        to: ["c@d.example"],
      },
    ]);
  });
}

test("channels: e-mail with every key -> taken as written", async (t) => {
  const folder = await configFolder(t, {
    "alerts.yaml": alertsYaml([
      `mail: {kind: email, host: m.example, port: 2525, tls: none, user: u, ${password}, from: Desk <a@b.example>, to: [c@d.example, E F <e@f.example>]}`,
    ]),
  });

  const [channel] = (await settingsOf(folder, { PW: "pw" })).desk.channels;

  assert.deepEqual(channel, {
    name: "mail",
    kind: "email",
    host: "m.example",
    port: 2525,
    tls: "none",
    user: "u",
    password: "pw",
    from: "Desk <a@b.example>",
    to: ["c@d.example", "E F <e@f.example>"],
  });
});

const addressExpected = "expected an e-mail address, such as desk@example.org or Desk <desk@example.org>";

const channelFaults: readonly { readonly what: string; readonly channel: string; readonly told: readonly string[] }[] =
  [
    {
      what: "no kind",
      channel: "desk: {format: json}",
      told: ['2:9 the key "kind" is missing; expected one of console, webhook, email'],
    },
    {
      what: "no keys",
      channel: "desk: console",
      told: ["2:9 found plain text, expected a map of keys, one of them kind"],
    },
    {
      what: "a kind nobody knows",
      channel: "desk: {kind: pager}",
      told: ['2:16 found "pager", expected one of console, webhook, email'],
    },
    {
      what: "a name with a space",
      channel: "my desk: {kind: console}",
      told: [
        '2:3 found the name "my desk", expected a name of small letters, digits and hyphens, such as leader-visit',
      ],
    },
    {
      what: "a format nobody knows",
      channel: "desk: {kind: console, format: jsno}",
      told: ['2:33 found "jsno", expected one of text, json, auto; did you mean "json"?'],
    },
    {
      what: "a key of another kind",
      channel: "desk: {kind: console, url: 'https://h.example'}",
      told: ['2:25 unknown key "url"; known: kind, format'],
    },
    {
      what: "a user without a password",
      channel: `mail: {${mail}, user: u}`,
      told: ['2:9 the key "password" is missing; a user and a password go together'],
    },
    {
      what: "a password without a user",
      channel: `mail: {${mail}, ${password}}`,
      told: ['2:9 the key "user" is missing; a user and a password go together'],
    },
    {
      what: "port 0",
      channel: `mail: {${mail}, port: 0}`,
      told: ["2:82 found the number 0, expected a whole number from 1 to 65535"],
    },
    {
      what: "a mistyped tls",
      channel: `mail: {${mail}, tls: starttsl}`,
      told: [
        '2:81 found "starttsl", expected one of required, starttls, opportunistic, none; did you mean "starttls"?',
      ],
    },
    {
      what: "no receiver",
      channel: "mail: {kind: email, host: m.example, from: a@b.example, to: []}",
      told: ["2:63 found a list, expected one e-mail address, or a list of them"],
    },
    {
      what: "two receivers in one text",
      channel: "mail: {kind: email, host: m.example, from: a@b.example, to: 'a@b.example, c@d.example'}",
      told: [`2:63 ${addressExpected}`],
    },
    {
      what: "a header in an address",
      channel: 'mail: {kind: email, host: m.example, from: "a@b.example\\r\\nBcc: x@y.example", to: c@d.example}',
      told: [`2:46 ${addressExpected}`],
    },
    {
      what: "a mistyped key and a missing one",
      channel: "mail: {kind: email, hots: m.example, from: a@b.example, to: c@d.example}",
      told: [
        '2:9 the key "host" is missing; expected the mail server\'s name',
        '2:23 unknown key "hots"; did you mean "host"?',
      ],
    },
  ];

for (const { what, channel, told } of channelFaults) {
  test(`channels: ${what} -> told at its place`, async (t) => {
    const folder = await configFolder(t, { "alerts.yaml": alertsYaml([channel]) });

    assert.deepEqual(
      await problemsIn(folder, { PW: "pw" }),
      told.map((line) => `alerts.yaml:${line}`),
    );
  });
}
