// Adding entries to the text of feeds.yaml: whatever was there stays, byte for byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { NewFeed } from "../../src/core/feed/new-feed.ts";
import { feedLine, withFeeds } from "../../src/settings/feeds-text.ts";

const feed: NewFeed = {
  name: "wire",
  url: "https://w.example/f?a=1,b",
  outlet: "The Wire",
  country: "NO",
  language: "no",
};
const line = '- {name: wire, url: "https://w.example/f?a=1,b", outlet: The Wire, country: NO, language: no}';

function added(text: string, feeds: readonly NewFeed[] = [feed]): string {
  const outcome = withFeeds(text, feeds);
  assert.equal(outcome.kind, "text", JSON.stringify(outcome));
  return outcome.kind === "text" ? outcome.text : "";
}

test("feedLine: a feed -> one line of YAML that reads back the same", () => {
  assert.equal(feedLine(feed), line);
  assert.deepEqual(parse(feedLine(feed)), [feed]);
});

const cases: readonly (readonly [string, string, string])[] = [
  ["an empty file", "", `feeds:\n  ${line}\n`],
  ["only comments", "# mine\n", `# mine\nfeeds:\n  ${line}\n`],
  ["no list yet", "defaults: {every: 5m}\n", `defaults: {every: 5m}\nfeeds:\n  ${line}\n`],
  ["no line break at the end", "defaults: {every: 5m}", `defaults: {every: 5m}\nfeeds:\n  ${line}\n`],
  ["a list that is not begun", "feeds:\n# later\nx: 1\n", `feeds:\n  ${line}\n# later\nx: 1\n`],
  ["an empty list", "feeds: []\n", `feeds:\n  ${line}\n`],
  ["an empty list with a note", "feeds: [] # none\n", `feeds:\n  ${line} # none\n`],
  ["a list on one line", "feeds: [{name: a}]\n", `feeds: [{name: a}, ${line.slice(2)}]\n`],
  ["lines with notes", "feeds:\n  - {name: a} # best\n  # end\n", `feeds:\n  - {name: a} # best\n  ${line}\n  # end\n`],
  ["a list without indent", "feeds:\n- {name: a}\nx: 1\n", `feeds:\n- {name: a}\n${line}\nx: 1\n`],
  ["a deep indent", "feeds:\n      - {name: a}\n", `feeds:\n      - {name: a}\n      ${line}\n`],
  ["no line break behind the last entry", "feeds:\n  - {name: a}", `feeds:\n  - {name: a}\n  ${line}\n`],
  ["Windows line ends", "feeds:\r\n  - {name: a}\r\n", `feeds:\r\n  - {name: a}\r\n  ${line}\r\n`],
  [
    "an entry over two lines",
    "feeds:\n  - {name: a,\n     url: b}\n",
    `feeds:\n  - {name: a,\n     url: b}\n  ${line}\n`,
  ],
];

for (const [what, text, expected] of cases) {
  test(`withFeeds: ${what} -> the entry last, the rest untouched`, () => assert.equal(added(text), expected));
}

test("withFeeds: entries written as blocks -> a block, with what the last one had behind it", () => {
  const text = 'feeds:\n  - name: a\n    url: "x" # old\n\n  # more below\nother: 1\n';

  const after = added(text);

  assert.equal(
    after,
    'feeds:\n  - name: a\n    url: "x" # old\n  - name: wire\n    url: "https://w.example/f?a=1,b"\n    outlet: The Wire\n' +
      "    country: NO\n    language: no\n\n  # more below\nother: 1\n",
  );
});

test("withFeeds: several feeds -> in their order", () => {
  const text = added("feeds:\n  - {name: a}\n", [feed, { ...feed, name: "second" }]);
  assert.deepEqual(
    parse(text).feeds.map(({ name }: { name: string }) => name),
    ["a", "wire", "second"],
  );
});

test("withFeeds: names that mean something in YAML -> quoted where they must be", () => {
  const odd = { ...feed, outlet: "Yes: [no] #1", name: "1e3", every: "15m", adapt: false };
  assert.deepEqual(parse(added("feeds: []\n", [odd])).feeds, [odd]);
});

test("withFeeds: the shipped file -> grows by one line and loses none", () => {
  const shipped = readFileSync(fileURLToPath(new URL("../../../config/feeds.yaml", import.meta.url)), "utf8");
  const after = added(shipped);

  assert.equal(after.replace(`  ${line}\n`, ""), shipped);
});

const refused: readonly (readonly [string, string])[] = [
  ["what is no YAML", "feeds: [\n"],
  ["a list of other things", "feeds:\n  - just text\n"],
  ["a file that is a list", "- a\n"],
  ["a map on one line", "{feeds: []}\n"],
  ["a list that is another's", "a: &x [{name: a}]\nfeeds: *x\n"],
  ["text in place of a list", "feeds: none\n"],
  ["a second document", "feeds: []\n---\nx: 1\n"],
];

for (const [what, text] of refused) {
  test(`withFeeds: ${what} -> refused`, () => assert.equal(withFeeds(text, [feed]).kind, "refused"));
}
