// The whole door at once: many mistakes in many files, each told at its place.
import assert from "node:assert/strict";
import test from "node:test";
import { formatProblems } from "../../src/settings/format-problems.ts";
import { referenceForms } from "../../src/settings/references.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

test("settings: seventeen mistakes in seven places -> each is told once, at its line and column", async (t) => {
  const folder = await configFolder(t, {
    "newswatch.yaml": ["htpp: {port: 80}", "fetch:", "  host-gap: fast", "  allow-private: [10.0.0.0]", ""].join("\n"),
    "feeds.yaml": [
      "defaults: {every: 15m}",
      "feeds:",
      "  - {name: one, url: 'https://one.example/feed', outlet: One, country: China, language: en}",
      "  - {name: one, url: 'ftp://two.example/feed', outlet: Two, country: RU, language: ru}",
      "  - {name: three, url: 'https://three.example/feed', outlet: Three, country: RU}",
      "",
    ].join("\n"),
    "entities.yaml": "entities:\n  xi: {en: Xi}\n  xi: {en: [Xi]}\n  putin: {xx: [Putin]}\n",
    "watches/broken.yaml": "watches:\n  - {name: broken, title: 'never closed, when: x}\n",
    "watches/visits.yaml": [
      "watches:",
      "  - name: visits",
      "    title: Visits",
      "    level: hihg",
      "    wen: often",
      "    when: >-",
      "      @xi AND visit*",
      "      AND @puttin",
      "",
    ].join("\n"),
    "alerts.yaml": [
      "channels:",
      "  hook: {kind: webhook, url: 'https://hook.example/', secret: whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0}",
      "  post: {kind: emial}",
      "routes:",
      "  - {name: all, watches: '*', to: hok}",
      "",
    ].join("\n"),
  });

  const problems = await problemsIn(folder, { NEWSWATCH_HTTP_PORT: "eighty" });

  assert.deepEqual(problems, [
    'newswatch.yaml:1:1 unknown key "htpp"; did you mean "http"?',
    'newswatch.yaml:3:13 found "fast", expected a duration from 0ms to 1m, such as 500ms, 30s, 15m, 2h or 3d',
    'newswatch.yaml:4:19 found "10.0.0.0", expected a network such as 10.0.0.0/8 or fd00::/8 (one machine is 10.0.0.5/32), or a host with its port such as nas.local:8080',
    'feeds.yaml:3:72 found "China", expected a country as two capital letters (ISO 3166), such as CN',
    "feeds.yaml:4:12 this name is already listed at feeds.yaml:3",
    "feeds.yaml:4:22 expected a full address, such as https://example.org/news or builtin:sample-wire: " +
      "this one does not begin with http:// or https://",
    'feeds.yaml:5:5 the key "language" is missing; expected a language as a small-letter tag (BCP 47), such as en, ru or zh',
    'entities.yaml:3:3 the key "xi" is written twice',
    'entities.yaml:4:11 unknown language "xx"; expected a tag such as en, ru or zh',
    `alerts.yaml:2:63 do not write a secret in this file; write ${referenceForms} instead`,
    'alerts.yaml:3:16 found "emial", expected one of console, webhook, email; did you mean "email"?',
    'alerts.yaml:5:35 unknown channel "hok"; did you mean "hook"?',
    "watches/broken.yaml:2:27 the ' opened here is never closed",
    'watches/visits.yaml:4:12 found "hihg", expected one of low, normal, high, critical; did you mean "high"?',
    'watches/visits.yaml:5:5 unknown key "wen"; did you mean "when"?',
    "watches/visits.yaml:8:11 @puttin is not in entities.yaml; did you mean @putin?",
    'environment NEWSWATCH_HTTP_PORT: found "eighty", expected a whole number from 0 to 65535',
  ]);
});

test("settings: nothing wrong -> settings and a fingerprint, and no problem", async (t) => {
  const folder = await configFolder(t);

  const { desk } = await settingsOf(folder);

  assert.deepEqual(
    desk.watches.map(({ name, level, when }) => ({ name, level, when })),
    [{ name: "visits", level: "normal", when: "@xi AND visit*" }],
  );
});

test("settings: entities.yaml cannot be read -> the rules that name entities are not blamed", async (t) => {
  const folder = await configFolder(t, { "entities.yaml": "entities: {xi: [\n" });

  assert.deepEqual(await problemsIn(folder), ["entities.yaml:1:16 the [ opened here is never closed"]);
});

test("settings: the key entities is mistyped -> only that is told", async (t) => {
  const folder = await configFolder(t, { "entities.yaml": "entites: {xi: {en: [Xi]}}\n" });

  assert.deepEqual(await problemsIn(folder), [
    'entities.yaml:1:1 the key "entities" is missing; expected a map from names to aliases',
    'entities.yaml:1:1 unknown key "entites"; did you mean "entities"?',
  ]);
});

test("settings: an entity with a mistake -> its rules are not blamed, a wrong name beside it still is", async (t) => {
  const folder = await configFolder(t, {
    "entities.yaml": "entities:\n  xi: {en: Xi}\n",
    "watches/visits.yaml": "watches:\n  - {name: visits, title: Visits, when: '@xi AND @xa'}\n",
  });

  assert.deepEqual(await problemsIn(folder), [
    "entities.yaml:2:12 found plain text, expected a list of aliases",
    "watches/visits.yaml:2:50 @xa is not in entities.yaml; did you mean @xi?",
  ]);
});

test("settings: a file of watches cannot be read -> routes to watches are not blamed", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml": "watches: [\n",
    "alerts.yaml": "channels: {desk: {kind: console}}\nroutes: [{name: all, watches: visits, to: desk}]\n",
  });

  assert.deepEqual(await problemsIn(folder), ["watches/visits.yaml:1:10 the [ opened here is never closed"]);
});

test("settings: the key watches is mistyped -> routes to watches are not blamed", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml": "watchs: []\n",
    "alerts.yaml": "channels: {desk: {kind: console}}\nroutes: [{name: all, watches: visits, to: desk}]\n",
  });

  assert.deepEqual(await problemsIn(folder), [
    'watches/visits.yaml:1:1 the key "watches" is missing; expected a list of watches',
    'watches/visits.yaml:1:1 unknown key "watchs"; did you mean "watches"?',
  ]);
});

test("settings: a channel with a mistake -> routes to it are not blamed", async (t) => {
  const folder = await configFolder(t, {
    "alerts.yaml": "channels: {desk: {kind: consle}}\nroutes: [{name: all, watches: '*', to: desk}]\n",
  });

  assert.deepEqual(await problemsIn(folder), [
    'alerts.yaml:1:25 found "consle", expected one of console, webhook, email; did you mean "console"?',
  ]);
});

test("settings: a watch with a wrong level and a wrong rule -> both are told", async (t) => {
  const folder = await configFolder(t, {
    "watches/visits.yaml": "watches:\n  - {name: visits, title: Visits, level: loud, when: 'xi AND'}\n",
  });

  const lines = await problemsIn(folder);

  assert.equal(lines.length, 2);
  assert.match(
    lines[0] ?? "",
    /^watches\/visits\.yaml:2:42 found "loud", expected one of low, normal, high, critical$/,
  );
  assert.match(lines[1] ?? "", /^watches\/visits\.yaml:2:\d+ /);
});

test("formatProblems: problems with and without places -> one line each, and a count at the end", () => {
  const lines = formatProblems([
    { file: "config/feeds.yaml", line: 7, column: 12, message: "first" },
    { file: "config/feeds.yaml", line: undefined, column: undefined, message: "second" },
    { file: "environment", line: undefined, column: undefined, message: "third" },
  ]);

  assert.equal(
    lines,
    "config/feeds.yaml:7:12 first\nconfig/feeds.yaml second\nenvironment third\n3 problems in 2 files",
  );
});

test("formatProblems: one problem -> the count is in the singular", () => {
  const lines = formatProblems([{ file: "a.yaml", line: 1, column: 1, message: "wrong" }]);

  assert.equal(lines, "a.yaml:1:1 wrong\n1 problem in 1 file");
});
