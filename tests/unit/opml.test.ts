// Lists of feeds in OPML: those of other readers, and our own there and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { writeOpml } from "../../src/core/feed/opml.ts";
import { parseOpml } from "../../src/feeds/parse-opml.ts";
import { durationText } from "../../src/settings/duration.ts";
import { dayMs, feedSetting, hourMs, start } from "../helpers/make.ts";

function read(text: string) {
  const reading = parseOpml(new TextEncoder().encode(text));
  assert.ok(reading.kind === "list", JSON.stringify(reading));
  return reading;
}

function opml(body: string): string {
  return `<?xml version="1.0"?><opml version="1.0"><head><title>x</title></head><body>${body}</body></opml>`;
}

const nothingElse = {
  language: undefined,
  outlet: undefined,
  country: undefined,
  every: undefined,
  window: undefined,
  adapt: undefined,
};

test("parseOpml: folders within folders -> their feeds in order, folders are none", () => {
  const { outlines, problems } = read(
    opml(
      `<outline text="World"><outline text="Asia"><outline type="rss" text="A" xmlUrl="https://a.example/f"/></outline>
       <outline type="rss" text="B" xmlUrl="https://b.example/f" htmlUrl="https://b.example/"/></outline>
       <outline text="C" xmlUrl="https://c.example/f"></outline>`,
    ),
  );

  assert.deepEqual(
    outlines.map(({ title, url }) => `${title} ${url}`),
    ["A https://a.example/f", "B https://b.example/f", "C https://c.example/f"],
  );
  assert.deepEqual(problems, []);
});

const odd: readonly (readonly [string, string, string, string])[] = [
  ["attributes in any case", '<OUTLINE TEXT="A" XMLURL="https://a.example/f"/>', "A", "https://a.example/f"],
  ["single quotes", "<outline text='A' xmlUrl='https://a.example/f'/>", "A", "https://a.example/f"],
  [
    "entities",
    '<outline text="A &amp; B" xmlUrl="https://a.example/?x=1&amp;y=2"/>',
    "A & B",
    "https://a.example/?x=1&y=2",
  ],
  ["a bare ampersand", '<outline text="A" xmlUrl="https://a.example/?x=1&y=2"/>', "A", "https://a.example/?x=1&y=2"],
  ["only a title", '<outline title="A" xmlUrl="https://a.example/f"/>', "A", "https://a.example/f"],
  ["no text", '<outline text="" xmlUrl="https://a.example/f"/>', "", "https://a.example/f"],
  ["a text over lines", '<outline text="A\n  B" xmlUrl="https://a.example/f"/>', "A B", "https://a.example/f"],
  ["url with a type", '<outline type="rss" text="A" url="https://a.example/f"/>', "A", "https://a.example/f"],
  ["the scheme feed:", '<outline text="A" xmlUrl="feed://a.example/f"/>', "A", "http://a.example/f"],
  ["a > in a text", '<outline text="A > B" xmlUrl="https://a.example/f"/>', "A > B", "https://a.example/f"],
];

for (const [what, markup, title, url] of odd) {
  test(`parseOpml: ${what} -> read`, () => {
    assert.deepEqual(read(opml(markup)).outlines, [{ ...nothingElse, title, url }]);
  });
}

const noFeeds: readonly (readonly [string, string])[] = [
  ["a link that is no feed", '<outline type="link" text="A" url="https://a.example/"/>'],
  ["a comment", '<!-- <outline text="A" xmlUrl="https://a.example/f"/> -->'],
  ["an empty address", '<outline text="A" xmlUrl=""/>'],
];

for (const [what, markup] of noFeeds) {
  test(`parseOpml: ${what} -> no feed`, () => assert.deepEqual(read(opml(markup)).outlines, []));
}

test("parseOpml: addresses that cannot be fetched -> named and left out", () => {
  const { outlines, problems } = read(
    opml(
      `<outline text="A" xmlUrl="file:///etc/passwd"/><outline text="B" xmlUrl="https://u:p@b.example/"/>
       <outline text="C" xmlUrl="not an address"/>`,
    ),
  );

  assert.deepEqual(outlines, []);
  assert.deepEqual(
    problems.map((problem) => problem.slice(0, 3)),
    ['"A"', '"B"', '"C"'],
  );
});

test("parseOpml: a list that breaks off, in another encoding -> what is there", () => {
  const text = `<?xml version="1.0" encoding="windows-1251"?><opml><body><outline text="`;
  const tail = `" xmlUrl="https://a.example/f"/><outline text="B" xml`;
  const reading = parseOpml(Buffer.concat([Buffer.from(text), Buffer.from([0xcd, 0xee]), Buffer.from(tail)]));

  assert.ok(reading.kind === "list");
  assert.deepEqual(reading.outlines, [{ ...nothingElse, title: "Но", url: "https://a.example/f" }]);
});

for (const text of ["", "<html><body>no</body></html>", "\u0000\u0001", "{}"]) {
  test(`parseOpml: ${JSON.stringify(text)} -> no list`, () => {
    assert.equal(parseOpml(new TextEncoder().encode(text)).kind, "no-list");
  });
}

test("writeOpml: our feeds -> read back with all that is ours", () => {
  const feeds = [
    feedSetting({ name: "north", outlet: 'The "North" & <South>', country: "CN", language: "zh", intervalMs: hourMs }),
    feedSetting({ name: "east", url: "https://e.example/?a=1&b=2", windowMs: 10 * dayMs, adapt: false }),
  ];

  const { outlines, problems } = read(writeOpml(feeds, start, { durationText }));

  assert.deepEqual(problems, []);
  assert.deepEqual(
    outlines,
    feeds.map((feed) => ({
      title: feed.name,
      url: feed.url,
      language: feed.language,
      outlet: feed.outlet,
      country: feed.country,
      every: durationText(feed.intervalMs),
      window: durationText(feed.windowMs),
      adapt: feed.adapt,
    })),
  );
});
