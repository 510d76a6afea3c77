// Secrets come from the environment and from files, and no message ever says one.
import assert from "node:assert/strict";
import test from "node:test";
import { formatProblems } from "../../src/settings/format-problems.ts";
import { readSettings } from "../../src/settings/read-settings.ts";
import { referenceForms } from "../../src/settings/references.ts";
import { configFolder, problemsIn, settingsOf, writeInto } from "../helpers/config-folder.ts";

/** `${env:NAME}` as it stands in a file. */
function env(name: string): string {
  return `\${env:${name}}`;
}

function file(path: string): string {
  return `\${file:${path}}`;
}

function signingSecret(bytes: number): string {
  return `whsec_${Buffer.alloc(bytes, 7).toString("base64")}`;
}

function hookWith(secretLine: string): string {
  return `channels:\n  hook: {kind: webhook, url: "https://hook.example/", ${secretLine}}\nroutes: []\n`;
}

test("secrets: a variable and a mounted file -> their values are in the settings", async (t) => {
  const folder = await configFolder(t);
  await writeInto(folder, "secrets/mail", "correct horse\n");
  await writeInto(
    folder,
    "alerts.yaml",
    [
      "channels:",
      `  hook: {kind: webhook, url: "https://hook.example/${env("HOOK_PATH")}", secret: "${env("HOOK_SECRET")}"}`,
      "  mail:",
      `    {kind: email, host: "${env("MAIL_HOST")}", port: "${env("MAIL_PORT")}", user: desk, from: a@b.example,`,
      `    password: "${file(`${folder}/secrets/mail`)}", to: [c@d.example]}`,
      "routes: []",
      "",
    ].join("\n"),
  );

  const { desk } = await settingsOf(folder, {
    HOOK_PATH: "in",
    HOOK_SECRET: signingSecret(32),
    MAIL_HOST: "mail.example",
    MAIL_PORT: "2525",
  });

  assert.deepEqual(desk.channels, [
    { name: "hook", kind: "webhook", url: "https://hook.example/in", secrets: [signingSecret(32)] },
    {
      name: "mail",
      kind: "email",
      host: "mail.example",
      port: 2525,
      tls: "starttls",
      user: "desk",
      password: "correct horse",
      from: "a@b.example",
      to: ["c@d.example"],
    },
  ]);
});

test("secrets: two while one is being changed -> both are kept, the first one first", async (t) => {
  const folder = await configFolder(t, { "alerts.yaml": hookWith(`secrets: ["${env("NEW")}", "${env("OLD")}"]`) });

  const { desk } = await settingsOf(folder, { NEW: signingSecret(24), OLD: signingSecret(64) });

  const [hook] = desk.channels;
  assert.deepEqual(hook?.kind === "webhook" ? hook.secrets : [], [signingSecret(24), signingSecret(64)]);
});

test("secrets: references in newswatch.yaml -> filled in too, several in one value", async (t) => {
  const folder = await configFolder(t, {
    "newswatch.yaml": `contact: "${env("WHO")} at ${env("WHERE")}"\nhttp: {port: "${env("PORT")}"}\n`,
  });

  const { service } = await settingsOf(folder, { WHO: "desk", WHERE: "example.org", PORT: "9191" });

  assert.equal(service.contact, "desk at example.org");
  assert.equal(service.http.port, 9191);
});

test("secrets: a value that looks like a reference itself -> not filled in again", async (t) => {
  const folder = await configFolder(t, { "newswatch.yaml": `data: "${env("FOLDER")}"\n` });

  const { service } = await settingsOf(folder, { FOLDER: `/data/${env("OTHER")}`, OTHER: "secret" });

  assert.equal(service.dataFolder, `/data/${env("OTHER")}`);
});

test("secrets: a value with the marks of a replacement -> taken letter by letter", async (t) => {
  const folder = await configFolder(t, { "newswatch.yaml": `data: "/${env("FOLDER")}"\n` });

  const { service } = await settingsOf(folder, { FOLDER: "a$&b$1c$$d" });

  assert.equal(service.dataFolder, "/a$&b$1c$$d");
});

test("secrets: references in files without them -> plain text", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml": `watches:\n  - {name: visits, title: "${env("TITLE")}", when: '@xi'}\n`,
  });

  const { desk } = await settingsOf(folder, { TITLE: "x" });

  assert.equal(desk.watches[0]?.title, env("TITLE"));
});

const refusals: readonly { readonly what: string; readonly line: string; readonly told: string }[] = [
  {
    what: "a variable that is not set",
    line: `secret: "${env("NOWHERE")}"`,
    told: "2:63 the environment variable NOWHERE is not set",
  },
  {
    what: "a variable that is empty",
    line: `secret: "${env("EMPTY")}"`,
    told: "2:63 the environment variable EMPTY is empty",
  },
  {
    what: "a file that is not there",
    line: `secret: "${file("/nowhere/secret")}"`,
    told: "2:63 the file /nowhere/secret is missing",
  },
  { what: "a folder", line: `secret: "${file("/tmp")}"`, told: "2:63 the file /tmp is not a file" },
  {
    what: "a relative file",
    line: `secret: "${file("secrets/a")}"`,
    told: `2:63 a reference is written ${referenceForms}`,
  },
  {
    what: "a reference as shells write it",
    line: `secret: "\${HOOK}"`,
    told: `2:63 a reference is written ${referenceForms}`,
  },
  {
    what: "a reference that nothing closes",
    line: `secret: "\${env:HOOK"`,
    told: `2:63 a reference is written ${referenceForms}`,
  },
  {
    what: "a reference spelled with escapes",
    line: `secret: "\${env:\\u0047OOD}"`,
    told: `2:63 a reference is written ${referenceForms}`,
  },
  {
    what: "a secret in the file itself",
    line: `secret: ${signingSecret(32)}`,
    told: `2:63 a secret must not stand in this file; write ${referenceForms} here`,
  },
  {
    what: "a secret of another form",
    line: `secret: "${env("PLAIN")}"`,
    told: "2:63 what the reference gave is not whsec_ and base64 of 24 to 64 bytes",
  },
  {
    what: "a secret too short",
    line: `secret: "${env("SHORT")}"`,
    told: "2:63 what the reference gave is not whsec_ and base64 of 24 to 64 bytes",
  },
  {
    what: "a secret too long",
    line: `secret: "${env("LONG")}"`,
    told: "2:63 what the reference gave is not whsec_ and base64 of 24 to 64 bytes",
  },
  {
    what: "no secret at all",
    line: "",
    told: `2:9 the key "secret" is missing; expected ${referenceForms}`,
  },
  {
    what: "both keys",
    line: `secret: "${env("GOOD")}", secrets: ["${env("GOOD")}"]`,
    told: "2:78 keep either secret or secrets",
  },
  {
    what: "a number for a secret",
    line: "secret: 20261120",
    told: "2:63 found a number, expected whsec_ and base64 of 24 to 64 bytes",
  },
  {
    what: "three secrets",
    line: `secrets: ["${env("GOOD")}", "${env("GOOD")}", "${env("GOOD")}"]`,
    told: "2:64 found a list, expected a list of at most 2 secrets",
  },
  {
    what: "an empty list of secrets",
    line: "secrets: []",
    told: "2:64 found a list, expected a list of at most 2 secrets",
  },
];

const values = {
  EMPTY: "",
  GOOD: signingSecret(32),
  PLAIN: "hunter2",
  SHORT: signingSecret(23),
  LONG: signingSecret(65),
};

for (const { what, line, told } of refusals) {
  test(`secrets: ${what} for a webhook -> told what to write instead`, async (t) => {
    const folder = await configFolder(t, { "alerts.yaml": hookWith(line) });

    assert.deepEqual(await problemsIn(folder, values), [`alerts.yaml:${told}`]);
  });
}

test("secrets: a password in the file itself -> told what to write instead", async (t) => {
  const folder = await configFolder(t, {
    "alerts.yaml":
      "channels:\n  mail: {kind: email, host: m.example, user: u, password: hunter2, from: a@b.c, to: d@e.f}\nroutes: []\n",
  });

  assert.deepEqual(await problemsIn(folder), [
    `alerts.yaml:2:59 a password must not stand in this file; write ${referenceForms} here`,
  ]);
});

test("secrets: a file that is not text, and one that is empty -> told without a stack", async (t) => {
  const folder = await configFolder(t);
  await writeInto(folder, "secrets/bytes", new Uint8Array([0xff, 0xff]));
  await writeInto(folder, "secrets/empty", "\n");
  const [bytes, empty] = [`${folder}/secrets/bytes`, `${folder}/secrets/empty`];
  await writeInto(folder, "alerts.yaml", hookWith(`secrets: ["${file(bytes)}", "${file(empty)}"]`));

  const lines = await problemsIn(folder);

  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? "", /the file secrets\/bytes is not UTF-8 text$/);
  assert.match(lines[1] ?? "", /the file secrets\/empty is empty$/);
});

test("secrets: a wrong value that came from a variable -> told without the value", async (t) => {
  const folder = await configFolder(t, {
    "newswatch.yaml": `http: {port: "${env("CANARY")}"}\nlog: "${env("CANARY")}"\n`,
    "alerts.yaml": [
      "channels: {desk: {kind: console}}",
      "routes:",
      `  - {name: "${env("CANARY")}", watches: "${env("CANARY")}", level: "${env("CANARY")}", to: ["${env("CANARY")}"]}`,
      "",
    ].join("\n"),
  });

  const lines = await problemsIn(folder, { CANARY: "Canary 7f3a" });

  assert.deepEqual(
    lines.map((line) => line.replace(/^(\S+?):\d+:\d+/, "$1")),
    [
      "newswatch.yaml expected a whole number from 0 to 65535",
      "newswatch.yaml expected one of debug, info, warn, error",
      "alerts.yaml expected a name of small letters, digits and hyphens, such as leader-visit",
      "alerts.yaml the reference gave an unknown watch",
      "alerts.yaml expected one of low, normal, high, critical",
      "alerts.yaml the reference gave an unknown channel",
    ],
  );
});

test("secrets: a canary in every place where secrets are put by right or by mistake -> in no message", async (t) => {
  const canary = "canary7f3a9c";
  const folder = await configFolder(t, {
    "newswatch.yaml": `contact: "(${canary})"\nhttp: {url: "https://me:${canary}@a.example"}\n`,
    "feeds.yaml": [
      "feeds:",
      `  - {name: one, url: "https://me:${canary}@one.example/feed", outlet: One, country: CN, language: en}`,
      `  - {name: two, url: "ftp://two.example/?key=${canary}", outlet: Two, country: CN, language: en}`,
      `  - {name: three, url: "//${canary}", outlet: Three, country: CN, language: en}`,
      "",
    ].join("\n"),
    "alerts.yaml": [
      "channels:",
      `  one: {kind: webhook, url: "https://u:${canary}@h.example", secret: ${canary}}`,
      `  two: {kind: webhook, url: "${canary}", secrets: [${canary}, "${env("CANARY")}"]}`,
      `  three: {kind: email, host: m.example, user: "${canary}", password: "${canary}", from: "${canary}", to: "${canary}"}`,
      `  four: {kind: email, host: m.example, user: [${canary}], password: [${canary}], from: a@b.c, to: ["${canary}"]}`,
      `  five: {kind: email, host: m.example, user: "${env("CANARY")}", password: "${env("CANARY")}", from: a@b.c, to: 5}`,
      "routes: []",
      "",
    ].join("\n"),
    "watches/broken.yaml": `watches:\n  - {name: x, title: 'a' ${canary}, when: x}\n`,
  });

  const reading = await readSettings({
    configFolder: folder,
    env: {
      CANARY: canary,
      DATABASE_URL: `mysql://root:${canary}@db.example`,
      REDIS_URL: `amqp://${canary}`,
      NEWSWATCH_URL: `https://me:${canary}@b.example`,
    },
  });

  assert.equal(reading.kind, "problems");
  const told = reading.kind === "problems" ? formatProblems(reading.problems) : "";
  assert.ok(told.split("\n").length > 15, told);
  assert.ok(!told.includes(canary), told);
  assert.ok(!JSON.stringify(reading).includes(canary));
});

test("secrets: a canary in broken YAML of every kind -> in no message", async (t) => {
  const canary = "canary7f3a9c";
  const breaks = [
    `a: 'x' ${canary}`,
    `a: "\\${canary}"`,
    `a: !${canary} x`,
    `a: @${canary}`,
    `a: [${canary}`,
    `a: {b: ${canary}`,
    `a: "${canary}`,
    `a:\n\t${canary}`,
    `a: b: ${canary}`,
    `a: |${canary}\n`,
    `%${canary}\n---\na: 1`,
    `${canary}`,
    `- ${canary}`,
    `? ${canary}\n: ? [${canary}]`,
    `a: 1\n${canary}\nb: 2`,
  ];
  for (const text of breaks) {
    const folder = await configFolder(t, { "alerts.yaml": text });

    const lines = await problemsIn(folder);

    assert.ok(lines.length > 0, text);
    assert.ok(!lines.join("\n").includes(canary), lines.join("\n"));
  }
});
