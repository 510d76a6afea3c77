// The schemas that editors use: what is committed is what the command writes, and it says what the program says.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { schemas } from "../../src/cli/schemas.ts";
import { jsonSchemas } from "../../src/settings/json-schemas.ts";
import { configFolder, problemsIn, rightFiles } from "../helpers/config-folder.ts";

const config = fileURLToPath(new URL("../../../config/", import.meta.url));
const schemaLine = /^# yaml-language-server: \$schema=(\S+)\n/;

function problemsBySchema(name: string, yaml: string): readonly string[] {
  const schema = jsonSchemas().get(name);
  assert.ok(schema !== undefined, `there is a schema for ${name}`);
  const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  isValid(parse(yaml));
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

async function shippedFiles(): Promise<readonly string[]> {
  const names = await readdir(config, { recursive: true });
  return names.filter((name) => name.endsWith(".yaml")).sort();
}

function schemaName(file: string): string {
  return file.endsWith(".test.yaml") ? "watch-tests" : file.replace(/\/.*|\.yaml$/, "");
}

test("schemas: the files in config/schema -> are what the command writes", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "newswatch-schemas-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const said: string[] = [];
  const terminal = {
    out: (text: string) => said.push(text),
    deliver: async () => true,
    err: (text: string) => said.push(text),
    env: {},
    isTerminal: false,
  };

  assert.equal(await schemas.run([folder], terminal), 0, said.join(""));

  const written = (await readdir(folder)).sort();
  assert.deepEqual((await readdir(join(config, "schema"))).sort(), written);
  for (const name of written) {
    const committed = await readFile(join(config, "schema", name), "utf8");
    assert.equal(committed, await readFile(join(folder, name), "utf8"), `${name}: run npm run schemas`);
  }
});

test("schemas: every shipped file -> names its schema in its first line and is valid by it", async () => {
  const files = await shippedFiles();
  assert.ok(files.length >= 6);

  for (const file of files) {
    const yaml = await readFile(join(config, file), "utf8");
    const [, path = ""] = schemaLine.exec(yaml) ?? [];
    const up = file.includes("/") ? "../" : "";
    assert.equal(path, `${up}schema/${schemaName(file)}.json`, file);
    assert.deepEqual(problemsBySchema(schemaName(file), yaml), [], file);
  }
});

test("schemas: right files in all their forms -> valid", () => {
  const right: readonly (readonly [string, string])[] = [
    ["newswatch", "{}"],
    ["newswatch", `http: {port: '\${env:PORT}'}\nlog: '\${env:LEVEL}'\nfetch: {allow-private: ['\${env:NET}']}`],
    ["feeds", "defaults: {every: 30s}\nfeeds: []"],
    ["alerts", "channels: {}\nroutes: [{name: a, watches: [x, y], to: [b, c]}]"],
    [
      "entities",
      "entities: {xi: {kind: person, of: cn, role: R, since: 2013, until: '2024-05', source: s, en: [Xi], not: [Xian]}}",
    ],
    ["alerts", `channels: {hook: {kind: webhook, url: '\${env:URL}', secret: '\${file:/run/x}'}}\nroutes: []`],
    ...Object.entries(rightFiles).map(([file, yaml]) => [schemaName(file), yaml] as const),
  ];

  for (const [name, yaml] of right) assert.deepEqual(problemsBySchema(name, yaml), [], yaml);
});

const faults: readonly (readonly [string, string])[] = [
  ["newswatch.yaml", "http: {prot: 8080}"],
  ["newswatch.yaml", "http: {port: 70000}"],
  ["newswatch.yaml", "log: loud"],
  ["newswatch.yaml", "keep-text: 2 years"],
  ["newswatch.yaml", "fetch: {host-gap: soon}"],
  ["newswatch.yaml", "fetch: {allow-private: [10.0.0.0]}"],
  ["feeds.yaml", "feeds: [{name: a, url: 'ftp://a.example/', outlet: A, country: CN, language: en}]"],
  ["feeds.yaml", "feeds: [{name: a, url: 'https://a.example/', outlet: A, country: China, language: en}]"],
  ["feeds.yaml", "feeds: [{name: a, url: 'https://a.example/', outlet: A, country: CN, language: English}]"],
  ["feeds.yaml", "feeds: [{name: A b, url: 'https://a.example/', outlet: A, country: CN, language: en}]"],
  ["feeds.yaml", "feeds: [{name: a, url: 'https://a.example/', country: CN, language: en}]"],
  ["feeds.yaml", "feeds: {}"],
  ["entities.yaml", "entities: {Xi: {en: [Xi]}}"],
  ["entities.yaml", "entities: {xi: {en: []}}"],
  ["entities.yaml", "entities: {xi: Xi}"],
  ["entities.yaml", "entities: {xi: {en: [Xi], kind: king}}"],
  ["entities.yaml", "entities: {xi: {en: [Xi], since: soon}}"],
  ["entities.yaml", "entities: {xi: {en: [Xi], country: China}}"],
  ["entities/more.yaml", "entities: {xi: {en: [Xi], not: Xian}}"],
  ["watches/visits.yaml", "watches: [{name: v, title: V}]"],
  ["watches/visits.yaml", "watches: [{name: v, title: V, when: a, level: urgent}]"],
  ["watches/visits.yaml", "watches: [{name: v, title: V, when: a, were: b}]"],
  ["alerts.yaml", "channels: {a: {kind: pager}}\nroutes: []"],
  ["alerts.yaml", "channels: {a: {kind: console, colour: red}}\nroutes: []"],
  ["alerts.yaml", "channels: {}\nroutes: [{name: all, watches: '*'}]"],
];

for (const [file, yaml] of faults) {
  test(`schemas: ${yaml.replaceAll("\n", " | ")} -> refused by the editor's schema and by the program`, async (t) => {
    const folder = await configFolder(t, { [file]: yaml });

    assert.notDeepEqual(problemsBySchema(schemaName(file), yaml), []);
    assert.ok((await problemsIn(folder)).some((line) => line.startsWith(file)));
  });
}
