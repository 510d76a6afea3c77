// newswatch.yaml: how a process runs, over the defaults.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import test from "node:test";
import { addressGuard } from "../../src/web/address-guard.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

test("service settings: no newswatch.yaml and an empty environment -> the defaults", async (t) => {
  const folder = await configFolder(t);

  const { service } = await settingsOf(folder);

  assert.deepEqual(service, {
    configFolder: folder,
    dataFolder: resolve("data"),
    databaseUrl: undefined,
    redisUrl: undefined,
    http: { host: "127.0.0.1", port: 8080, url: "http://127.0.0.1:8080" },
    contact: "no contact given",
    allowPrivate: ["127.0.0.1:8080"],
    hostGapMs: 500,
    robots: true,
    websubCallback: undefined,
    concurrency: { checkFeed: 8, readArticle: 8, judgeArticle: 2, sendAlert: 16 },
    keepTextMonths: 24,
    keepPagesMonths: 1,
    reread: true,
    watchAlertsPerHourMax: 10,
    logLevel: "info",
  });
});

test("service settings: every key written -> taken as written", async (t) => {
  const folder = await configFolder(t, {
    "newswatch.yaml": [
      "contact: desk@example.org",
      "http: {host: 0.0.0.0, port: 9090, url: 'https://news.example.org/watch/'}",
      "data: /var/lib/newswatch",
      "fetch: {allow-private: [10.0.0.0/8, 'fd00::/8', 127.0.0.1/32], host-gap: 2s, robots: false}",
      "concurrency: {check-feed: 1, read-article: 2, judge-article: 3, send-alert: 256}",
      "websub: {callback: 'https://news.example.org/hooks/'}",
      "keep-text: 1 month",
      "keep-pages: 3 months",
      "reread: false",
      "log: debug",
      "",
    ].join("\n"),
  });

  const { service } = await settingsOf(folder);

  assert.deepEqual(service, {
    configFolder: folder,
    dataFolder: "/var/lib/newswatch",
    databaseUrl: undefined,
    redisUrl: undefined,
    http: { host: "0.0.0.0", port: 9090, url: "https://news.example.org/watch" },
    contact: "desk@example.org",
    allowPrivate: ["10.0.0.0/8", "fd00::/8", "127.0.0.1/32", "news.example.org:443"],
    hostGapMs: 2_000,
    robots: false,
    websubCallback: "https://news.example.org/hooks",
    concurrency: { checkFeed: 1, readArticle: 2, judgeArticle: 3, sendAlert: 256 },
    keepTextMonths: 1,
    keepPagesMonths: 3,
    reread: false,
    watchAlertsPerHourMax: 10,
    logLevel: "debug",
  });
});

test("service settings: part of a map written -> the other keys keep their defaults", async (t) => {
  const folder = await configFolder(t, { "newswatch.yaml": "http: {port: 9090}\nconcurrency: {send-alert: 1}\n" });

  const { service } = await settingsOf(folder);

  assert.deepEqual(service.http, { host: "127.0.0.1", port: 9090, url: "http://127.0.0.1:9090" });
  assert.deepEqual(service.concurrency, { checkFeed: 8, readArticle: 8, judgeArticle: 2, sendAlert: 1 });
});

test("service settings: a server on every address -> workers reach it at the machine's own", async (t) => {
  const everywhere = await configFolder(t, { "newswatch.yaml": "http: {host: 0.0.0.0}\n" });
  const everywhere6 = await configFolder(t, { "newswatch.yaml": "http: {host: '::', port: 81}\n" });
  const six = await configFolder(t, { "newswatch.yaml": "http: {host: '::1', port: 82}\n" });

  assert.equal((await settingsOf(everywhere)).service.http.url, "http://127.0.0.1:8080");
  assert.equal((await settingsOf(everywhere6)).service.http.url, "http://127.0.0.1:81");
  assert.equal((await settingsOf(six)).service.http.url, "http://[::1]:82");
});

const badFiles: readonly { readonly what: string; readonly text: string; readonly told: string }[] = [
  { what: "a list for a map", text: "http: [1]", told: "1:7 found a list, expected a map of keys: host, port, url" },
  {
    what: "text for a map",
    text: "http: 8080",
    told: "1:7 found the number 8080, expected a map of keys: host, port, url",
  },
  { what: "a map for text", text: "data: {a: b}", told: "1:7 found a map of keys, expected a folder" },
  {
    what: "nothing for a port",
    text: "http: {port: }",
    told: "1:14 found nothing, expected a whole number from 0 to 65535",
  },
  {
    what: "half a port",
    text: "http: {port: 80.5}",
    told: "1:14 found the number 80.5, expected a whole number from 0 to 65535",
  },
  {
    what: "truth for a level",
    text: "log: true",
    told: "1:6 found the boolean true, expected one of debug, info, warn, error",
  },
  {
    what: "no worker",
    text: "concurrency: {send-alert: 0}",
    told: "1:27 found the number 0, expected a whole number from 1 to 256",
  },
  {
    what: "a mistyped worker",
    text: "concurrency: {send-alrt: 1}",
    told: '1:15 unknown key "send-alrt"; did you mean "send-alert"?',
  },
  {
    what: "years for months",
    text: "keep-text: 2 years",
    told: '1:12 found "2 years", expected a number of months from 1 to 1200, such as "24 months"',
  },
  {
    what: "no month",
    text: "keep-text: 0 months",
    told: '1:12 found "0 months", expected a number of months from 1 to 1200, such as "24 months"',
  },
  {
    what: "a duration without a unit",
    text: "fetch: {host-gap: 500}",
    told: "1:19 found the number 500, expected a duration from 0ms to 1m, such as 500ms, 30s, 15m, 2h or 3d",
  },
  {
    what: "a duration too long",
    text: "fetch: {host-gap: 2m}",
    told: '1:19 found "2m", expected a duration from 0ms to 1m, such as 500ms, 30s, 15m, 2h or 3d',
  },
  {
    what: "one network for a list",
    text: "fetch: {allow-private: 10.0.0.0/8}",
    told: "1:24 found plain text, expected a list of networks",
  },
  {
    what: "neither true nor false for robots",
    text: "fetch: {robots: sometimes}",
    told: '1:17 found "sometimes", expected true or false',
  },
  {
    what: "a line break in the contact",
    text: 'contact: "a\\r\\nX-Evil: b"',
    told: "1:10 expected an address or e-mail in plain letters, without brackets",
  },
  {
    what: "letters no header takes in the contact",
    text: "contact: редакция",
    told: "1:10 expected an address or e-mail in plain letters, without brackets",
  },
  {
    what: "a key far from every other",
    text: "database: postgres://me:hunter2@db.example",
    told:
      '1:1 unknown key "database"; known: contact, http, data, fetch, websub, concurrency, keep-text, keep-pages, reread, ' +
      "watch-alerts-per-hour, log",
  },
];

for (const { what, text, told } of badFiles) {
  test(`newswatch.yaml: ${what} -> what was found and what was expected`, async (t) => {
    const folder = await configFolder(t, { "newswatch.yaml": `${text}\n` });

    assert.deepEqual(await problemsIn(folder), [`newswatch.yaml:${told}`]);
  });
}

for (const host of ["nas.local:8080", "10.0.0.5:5432", "localhost:1", "[fd00::5]:65535"]) {
  test(`newswatch.yaml: ${host} in allow-private -> that host may be asked at that port`, async (t) => {
    const folder = await configFolder(t, { "newswatch.yaml": `fetch: {allow-private: ["${host}"]}\n` });

    const { service } = await settingsOf(folder);

    assert.ok(service.allowPrivate.includes(host));
    const [, name = "", port = ""] = /^(.*):(\d+)$/.exec(host) ?? [];
    const allowed = addressGuard(service.allowPrivate);
    assert.ok(allowed.allowsOrigin(name.replace(/^\[|\]$/g, ""), Number(port)), "the guard of the door takes it");
  });
}

for (const network of [
  "10.0.0.0",
  "10.0.0.0/33",
  "10.0.0/8",
  "fd00::/129",
  "0.0.0.0/0",
  "::/0",
  "10.0.0.0/8/8",
  "10.0.0.0/-1",
  "10.0.0.0/08",
  "example.org/8",
  "/8",
  "nas.local",
  "nas.local:0",
  "nas.local:65536",
  "nas local:80",
  ":8080",
  "nas.local:80/x",
  "[::1:80",
]) {
  test(`newswatch.yaml: ${network} in allow-private -> refused as no network`, async (t) => {
    const folder = await configFolder(t, { "newswatch.yaml": `fetch: {allow-private: ["${network}"]}\n` });

    const lines = await problemsIn(folder);

    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /^newswatch\.yaml:1:25 found ".*", expected a network such as 10\.0\.0\.0\/8/);
  });
}
