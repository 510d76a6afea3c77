// Feeds damaged at random, always the same way: whatever comes out is a value that can be stored.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FeedEntry, FeedReading } from "../../src/core/feed/feed.ts";
import { limits } from "../../src/core/limits.ts";
import { parseFeed } from "../../src/feeds/parse-feed.ts";
import { atom, feedUrl, rss } from "../helpers/feeds.ts";

const seeds: readonly string[] = [
  rss(
    `<item><title>Си &amp; <![CDATA[Путин <b>x</b>]]></title><link>https://wire.example/a?b=1&amp;c=2</link><guid isPermaLink="false">g1</guid>
     <pubDate>Thu, 05 Mar 2026 10:11:12 GMT</pubDate><dc:creator>Li</dc:creator><description>&lt;p&gt;Text&lt;/p&gt;</description></item>
     <item><title>习近平</title><content:encoded><![CDATA[<p>正文</p>]]></content:encoded></item>`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  ),
  atom(
    `<entry xml:base="/x/"><title type="xhtml"><div>A <i>b</i></div></title><id>urn:1</id><link href="a"/><updated>2026-03-05T10:11:12Z</updated>
     <author><name>Li</name></author><content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry>`,
  ),
  '{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1","url":"/a","title":"A","content_html":"<p>b</p>"}]}',
];

const shards = [
  "<",
  ">",
  "&",
  '"',
  "'",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "</item>",
  "<item>",
  "</entry>",
  "<title>",
  "\0",
  "\ud800",
  "&#0;",
  "<a b='",
  "xml:base='::'",
  "\u202e",
];

/** A small generator of numbers (mulberry32), so that a failure can be repeated. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** Up to six wounds: a piece cut out, a piece said twice, or a shard put in. */
function damaged(text: string, roll: (sides: number) => number): string {
  let hurt = text;
  for (let wounds = 1 + roll(6); wounds > 0; wounds--) {
    const at = roll(hurt.length + 1);
    const length = roll(30);
    const kind = roll(3);
    const middle =
      kind === 0 ? "" : kind === 1 ? hurt.slice(at, at + length).repeat(2) : (shards[roll(shards.length)] ?? "");
    hurt = hurt.slice(0, at) + middle + hurt.slice(kind === 2 ? at : at + length);
  }
  return hurt;
}

function assertStorable(entry: FeedEntry): void {
  for (const value of [entry.guid, entry.link, entry.title, entry.text, entry.author]) {
    assert.doesNotMatch(value ?? "", /[\0\u202a-\u202e\p{Surrogate}]/u);
  }
  assert.notEqual(entry.guid, "");
  assert.ok(entry.guid.length <= 1_000 || entry.guid === entry.link);
  assert.ok(entry.title.length <= limits.titleCharsMax);
  if (entry.link !== undefined) assert.match(entry.link, /^https?:\/\/[^\s]+$/);
  if (entry.publishedAt !== undefined) assert.ok(!Number.isNaN(entry.publishedAt.getTime()));
}

function assertSound(reading: FeedReading): void {
  if (reading.kind === "not-a-feed") {
    assert.match(reading.detail, /\.$/);
    // What we made ourselves must never be what cannot be parsed.
    assert.doesNotMatch(reading.detail, /cannot be parsed/);
    return;
  }
  for (const entry of reading.feed.entries) assertStorable(entry);
  for (const problem of reading.problems) assert.notEqual(problem, "");
}

for (const [index, seed] of seeds.entries()) {
  test(`mutants: feed ${index} damaged 700 times -> always a sound value`, async () => {
    for (let number = 0; number < 700; number++) {
      const text = damaged(seed, dice(number * 31 + index));
      const bytes = new TextEncoder().encode(text);
      const reading = await parseFeed({ bytes, contentType: undefined, url: feedUrl });
      try {
        assertSound(reading);
      } catch (error) {
        throw new Error(`Mutant ${number}: ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });

  test(`mutants: feed ${index} with damaged bytes and false charsets -> always a sound value`, async () => {
    const charsets = ["utf-8", "windows-1251", "gb18030", "shift_jis", "iso-2022-jp", "utf-16", "none"];
    for (let number = 0; number < 300; number++) {
      const roll = dice(number * 17 + index);
      const bytes = new TextEncoder().encode(seed);
      for (let wounds = 0; wounds < 5; wounds++) bytes[roll(bytes.length)] = roll(256);
      assertSound(
        await parseFeed({ bytes, contentType: `text/xml; charset=${charsets[roll(charsets.length)]}`, url: feedUrl }),
      );
    }
  });
}
