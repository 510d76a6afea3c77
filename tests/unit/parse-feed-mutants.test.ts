// Feeds damaged at random, always the same way: whatever comes out is a value that can be stored.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FeedDocument, FeedEntry, FeedReading } from "../../src/core/feed/feed.ts";
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
  `{"version":"https://jsonfeed.org/version/1.1","title":"T","home_page_url":"/","feed_url":"/f","hubs":[{"type":"WebSub","url":"https://hub.example/"}],
    "items":[{"id":7,"external_url":"https://x.example/a","content_text":"a\\nb","authors":[{"name":"Li"}],"tags":["x","y"],
    "date_published":"2026-03-05T10:11:12+01:00","attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg"}]}]}`,
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
   <url><loc>https://wire.example/a</loc><n:news><n:publication><n:name>Wire</n:name><n:language>en</n:language></n:publication>
   <n:publication_date>2026-03-05</n:publication_date><n:title>A</n:title><n:keywords>x, y</n:keywords></n:news></url>
   <url><loc>https://wire.example/b</loc><n:news><n:publication><n:name>Post</n:name></n:publication><n:title>B</n:title></n:news></url></urlset>`,
  rss(
    `<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod><skipHours><hour>0</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>
     <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="/f"/><itunes:new-feed-url>/new</itunes:new-feed-url>
     <item><title>A</title><source url="https://post.example/">Post</source><category>x</category><category domain="d">y</category>
     <enclosure url="/a.mp3" type="audio/mpeg"/><media:group><media:content url="/a.jpg" medium="image"/></media:group></item>`,
  ),
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

function assertFieldsSound({ categories, media, source, guid }: FeedEntry): void {
  assert.ok(categories.length <= limits.entryCategoriesMax && media.length <= limits.entryMediaMax);
  for (const category of categories) assert.match(category, /^\S(?:.*\S)?$/);
  for (const url of [source?.url, ...media.map((medium) => medium.url)]) {
    if (url !== undefined) assert.ok(URL.canParse(url) && /^https?:/.test(url), url);
  }
  assert.notEqual(source?.name, "");
  assert.doesNotMatch(guid, /^\s|\s$/);
}

function assertHeadSound({ link, hub, self, movedTo, hints }: FeedDocument): void {
  for (const url of [link, hub, self, movedTo]) if (url !== undefined) assert.match(url, /^https?:\/\/[^\s]+$/);
  assert.ok(hints.ttlMs === undefined || hints.ttlMs > 0);
  assert.ok(hints.updateEveryMs === undefined || hints.updateEveryMs > 0);
  for (const hour of hints.skipHours) assert.ok(Number.isInteger(hour) && hour >= 0 && hour < 24);
  for (const day of hints.skipDays) assert.ok(Number.isInteger(day) && day >= 0 && day < 7);
}

function assertSound(reading: FeedReading): void {
  if (reading.kind === "not-a-feed") {
    assert.match(reading.detail, /\.$/);
    // What we made ourselves must never be what cannot be parsed.
    assert.doesNotMatch(reading.detail, /cannot be parsed/);
    return;
  }
  assertHeadSound(reading.feed);
  for (const entry of reading.feed.entries) {
    assertStorable(entry);
    assertFieldsSound(entry);
  }
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
