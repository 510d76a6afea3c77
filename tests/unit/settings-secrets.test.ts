// No message ever says a secret, wherever it was put.
import assert from "node:assert/strict";
import test from "node:test";
import { formatProblems } from "../../src/settings/format-problems.ts";
import { readSettings } from "../../src/settings/read-settings.ts";
import { configFolder, problemsIn } from "../helpers/config-folder.ts";

/** `${env:NAME}` as it stands in a file. */
function env(name: string): string {
  return `\${env:${name}}`;
}

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
      "alerts.yaml the value of this reference is an unknown watch",
      "alerts.yaml expected one of low, normal, high, critical",
      "alerts.yaml the value of this reference is an unknown channel",
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
