// feeds.yaml: one feed per line, with defaults above them, and the sample wire.
import assert from "node:assert/strict";
import test from "node:test";
import { limits } from "../../src/core/limits.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

function feedsYaml(...lines: readonly string[]): string {
  return `feeds:\n${lines.map((line) => `  - {${line}}\n`).join("")}`;
}

const right = "name: one, url: 'https://one.example/feed', outlet: One, country: CN, language: zh";

test("feeds: a line with only what is needed -> the defaults of the program", async (t) => {
  const folder = await configFolder(t, { "feeds.yaml": feedsYaml(right) });

  const { desk, service } = await settingsOf(folder);

  assert.deepEqual(desk.feeds, [
    {
      name: "one",
      url: "https://one.example/feed",
      outlet: "One",
      country: "CN",
      language: "zh",
      intervalMs: limits.feedIntervalMsDefault,
      windowMs: limits.itemWindowMsDefault,
      adapt: true,
    },
  ]);
  assert.deepEqual(service.allowPrivate, ["127.0.0.1:8080"]);
});

test("feeds: defaults in the file, and a line with its own -> the line wins", async (t) => {
  const folder = await configFolder(t, {
    "feeds.yaml": `defaults: {every: 30m}\n${feedsYaml(right, `${right.replaceAll("one", "two")}, every: 2m, window: 1d`)}`,
  });

  const { desk } = await settingsOf(folder);

  assert.deepEqual(
    desk.feeds.map(({ name, intervalMs, windowMs }) => [name, intervalMs, windowMs]),
    [
      ["one", 30 * minuteMs, 3 * dayMs],
      ["two", 2 * minuteMs, dayMs],
    ],
  );
});

test("feeds: the sample wire -> served by this service, whose origin alone is let past the guard", async (t) => {
  const folder = await configFolder(t, {
    "newswatch.yaml": "http: {port: 9090}\nfetch: {allow-private: [10.0.0.0/8]}\n",
    "feeds.yaml": feedsYaml(
      "name: sample, url: 'builtin:sample-wire', outlet: Sample, country: ZZ, language: en, every: 2s",
    ),
  });

  const { desk, service } = await settingsOf(folder);

  assert.equal(desk.feeds[0]?.url, "http://127.0.0.1:9090/sample-wire/feed.xml");
  assert.equal(desk.feeds[0]?.intervalMs, 2_000);
  assert.deepEqual(service.allowPrivate, ["10.0.0.0/8", "127.0.0.1:9090"]);
});

test("feeds: the sample wire behind a name without a port -> the port of its protocol", async (t) => {
  const files = {
    "feeds.yaml": feedsYaml("name: s, url: 'builtin:sample-wire', outlet: S, country: ZZ, language: en"),
  };
  const folder = await configFolder(t, files);

  const plain = await settingsOf(folder, { NEWSWATCH_URL: "http://status" });
  const secure = await settingsOf(folder, { NEWSWATCH_URL: "https://status.example/watch/" });
  const six = await settingsOf(folder, { NEWSWATCH_URL: "http://[::1]:8080" });

  assert.deepEqual(plain.service.allowPrivate, ["status:80"]);
  assert.deepEqual(secure.service.allowPrivate, ["status.example:443"]);
  assert.equal(secure.desk.feeds[0]?.url, "https://status.example/watch/sample-wire/feed.xml");
  assert.deepEqual(six.service.allowPrivate, ["[::1]:8080"]);
});

test("feeds: an empty list -> allowed", async (t) => {
  const folder = await configFolder(t, { "feeds.yaml": "feeds: []\n" });

  assert.deepEqual((await settingsOf(folder)).desk.feeds, []);
});

const nameExpected = "expected a name of small letters, digits and hyphens, such as leader-visit";
const countryExpected = "expected a country as two capital letters (ISO 3166), such as CN";
const languageExpected = "expected a language as a small-letter tag (BCP 47), such as en, ru or zh";
const addressExpected = "expected a full address, such as https://example.org/news or builtin:sample-wire";
const everyExpected = "expected a duration from 1s to 1d, such as 500ms, 30s, 15m, 2h or 3d";

const faults: readonly { readonly what: string; readonly line: string; readonly told: string }[] = [
  {
    what: "a name with capitals",
    line: right.replace("name: one", "name: One"),
    told: `2:12 found "One", ${nameExpected}`,
  },
  {
    what: "a name with spaces",
    line: right.replace("name: one", "name: one two"),
    told: `2:12 found "one two", ${nameExpected}`,
  },
  {
    what: "a name that ends in a hyphen",
    line: right.replace("name: one", "name: one-"),
    told: `2:12 found "one-", ${nameExpected}`,
  },
  {
    what: "a number for a name",
    line: right.replace("name: one", "name: 2026"),
    told: `2:12 found the number 2026, ${nameExpected}`,
  },
  {
    what: "an address without protocol",
    line: right.replace("https://one.example", "one.example"),
    told: `2:22 ${addressExpected}: this one cannot be read`,
  },
  {
    what: "an address of a file",
    line: right.replace("https://one.example", "file://"),
    told: `2:22 ${addressExpected}: this one does not begin with http:// or https://`,
  },
  {
    what: "an address with a user",
    line: right.replace("https://one", "https://me@one"),
    told: `2:22 ${addressExpected}: this one contains a user name or password, which is never sent`,
  },
  {
    what: "a sample of another name",
    line: right.replace("https://one.example/feed", "builtin:sample"),
    told: `2:22 ${addressExpected}: this one does not begin with http:// or https://`,
  },
  {
    what: "an endless address",
    line: right.replace("feed", "f".repeat(limits.urlCharsMax)),
    told: `2:22 ${addressExpected}: this one is longer than 2048 characters`,
  },
  { what: "a country in small letters", line: right.replace("CN", "cn"), told: `2:72 found "cn", ${countryExpected}` },
  { what: "a country nobody knows", line: right.replace("CN", "XQ"), told: `2:72 found "XQ", ${countryExpected}` },
  {
    what: "a language by its name",
    line: right.replace("zh", "Chinese"),
    told: `2:86 found "Chinese", ${languageExpected}`,
  },
  {
    what: "a language with a region",
    line: right.replace("zh", "zh-TW"),
    told: `2:86 found "zh-TW", ${languageExpected}`,
  },
  { what: "a language nobody knows", line: right.replace("zh", "xq"), told: `2:86 found "xq", ${languageExpected}` },
  {
    what: "a nameless outlet",
    line: right.replace("One", "' '"),
    told: "2:58 found empty text, expected the name of the paper or agency",
  },
  {
    what: "an interval shorter than any",
    line: `${right}, every: 500ms`,
    told: `2:97 found "500ms", ${everyExpected}`,
  },
  { what: "an interval longer than any", line: `${right}, every: 2d`, told: `2:97 found "2d", ${everyExpected}` },
  {
    what: "an interval in words",
    line: `${right}, every: 5 minutes`,
    told: `2:97 found "5 minutes", ${everyExpected}`,
  },
  { what: "a negative interval", line: `${right}, every: -5m`, told: `2:97 found "-5m", ${everyExpected}` },
  { what: "a number for an interval", line: `${right}, every: 15`, told: `2:97 found the number 15, ${everyExpected}` },
  { what: "a mistyped key", line: `${right}, evry: 15m`, told: '2:90 unknown key "evry"; did you mean "every"?' },
];

for (const { what, line, told } of faults) {
  test(`feeds: ${what} -> told at its value`, async (t) => {
    const folder = await configFolder(t, { "feeds.yaml": feedsYaml(line) });

    assert.deepEqual(await problemsIn(folder), [`feeds.yaml:${told}`]);
  });
}

test("feeds: a line that is only a name -> every missing key is told", async (t) => {
  const folder = await configFolder(t, { "feeds.yaml": feedsYaml("name: one") });

  const lines = await problemsIn(folder);

  assert.deepEqual(
    lines.map((line) => line.split(";")[0]),
    ["url", "outlet", "country", "language"].map((key) => `feeds.yaml:2:5 the key "${key}" is missing`),
  );
});

test("feeds: the same name and the same address twice -> told at the second, with the place of the first", async (t) => {
  const folder = await configFolder(t, {
    "feeds.yaml": feedsYaml(
      right,
      right.replace("name: one", "name: other").replace("https://one.example", "HTTPS://ONE.example:443"),
      right.replace("https://one.example", "https://third.example"),
    ),
  });

  assert.deepEqual(await problemsIn(folder), [
    "feeds.yaml:3:24 this address is already listed at feeds.yaml:2",
    "feeds.yaml:4:12 this name is already listed at feeds.yaml:2",
  ]);
});

test("feeds: a map where the list should be -> told as that", async (t) => {
  const folder = await configFolder(t, { "feeds.yaml": "feeds: {one: {name: one}}\n" });

  const lines = await problemsIn(folder);

  assert.equal(lines[0], "feeds.yaml:1:8 found a map of keys, expected a list of feeds");
});

test("feeds: a line that is only text -> told as that", async (t) => {
  const folder = await configFolder(t, { "feeds.yaml": "feeds:\n  - https://one.example/feed\n" });

  assert.deepEqual(await problemsIn(folder), [
    "feeds.yaml:2:5 found plain text, expected a map of keys: name, url, outlet, country, language, every, window, adapt",
  ]);
});

test("feeds: wrong defaults -> told once, not at every feed", async (t) => {
  const folder = await configFolder(t, { "feeds.yaml": `defaults: {every: often}\n${feedsYaml(right)}` });

  assert.deepEqual(await problemsIn(folder), [`feeds.yaml:1:19 found "often", ${everyExpected}`]);
});

test("feeds: every bad line of two hundred -> each is told at its line", async (t) => {
  const lines = Array.from({ length: 200 }, (_, index) => {
    const line = right.replaceAll("one", `f${index}`);
    return index % 2 === 0 ? line : line.replace("CN", "China");
  });
  const folder = await configFolder(t, { "feeds.yaml": feedsYaml(...lines) });

  const told = await problemsIn(folder);

  assert.equal(told.length, 100);
  assert.match(told[0] ?? "", /^feeds\.yaml:3:/);
  assert.match(told[99] ?? "", /^feeds\.yaml:201:/);
});
