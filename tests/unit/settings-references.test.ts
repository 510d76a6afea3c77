// Secrets and other values come from the environment and from files.
import assert from "node:assert/strict";
import test from "node:test";
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

test("references: in newswatch.yaml -> filled in too, several in one value", async (t) => {
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

test("references: in files without them -> plain text", async (t) => {
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
    told: `2:63 a reference must be written as ${referenceForms}`,
  },
  {
    what: "a reference as shells write it",
    line: `secret: "\${HOOK}"`,
    told: `2:63 a reference must be written as ${referenceForms}`,
  },
  {
    what: "a reference that nothing closes",
    line: `secret: "\${env:HOOK"`,
    told: `2:63 a reference must be written as ${referenceForms}`,
  },
  {
    what: "a reference spelled with escapes",
    line: `secret: "\${env:\\u0047OOD}"`,
    told: `2:63 a reference must be written as ${referenceForms}`,
  },
  {
    what: "a secret in the file itself",
    line: `secret: ${signingSecret(32)}`,
    told: `2:63 do not write a secret in this file; write ${referenceForms} instead`,
  },
  {
    what: "a secret of another form",
    line: `secret: "${env("PLAIN")}"`,
    told: "2:63 the value of this reference is not whsec_ and base64 of 24 to 64 bytes",
  },
  {
    what: "a secret too short",
    line: `secret: "${env("SHORT")}"`,
    told: "2:63 the value of this reference is not whsec_ and base64 of 24 to 64 bytes",
  },
  {
    what: "a secret too long",
    line: `secret: "${env("LONG")}"`,
    told: "2:63 the value of this reference is not whsec_ and base64 of 24 to 64 bytes",
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
    `alerts.yaml:2:59 do not write a password in this file; write ${referenceForms} instead`,
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
