// What a feed says of itself: what it is about, where it belongs, when to look again, where it went.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FeedDocument, FeedHints } from "../../src/core/feed/feed.ts";
import { atom, read, rss } from "../helpers/feeds.ts";

async function head(text: string): Promise<FeedDocument> {
  const reading = await read(text);
  assert.ok(reading.kind === "feed");
  return reading.feed;
}

test("feed head: RSS -> title, link and description", async () => {
  const { title, link, description, hub, self, movedTo } = await head(rss(""));

  assert.deepEqual([title, link, description], ["Wire", "https://wire.example/", "d"]);
  assert.deepEqual([hub, self, movedTo], [undefined, undefined, undefined]);
});

test("feed head: Atom -> subtitle, the alternate link on xml:base, hub and self", async () => {
  const feed = await head(
    atom(
      `<subtitle type="html">All &lt;b&gt;news&lt;/b&gt;</subtitle><link rel="self" href="feed.atom"/><link rel="hub" href="https://hub.example/"/>
       <link href="."/><entry><title>A</title><link rel="hub" href="https://no.example/"/></entry>`,
      ' xml:base="https://wire.example/news/"',
    ),
  );

  assert.equal(feed.description, "All news");
  assert.equal(feed.link, "https://wire.example/news/");
  assert.equal(feed.hub, "https://hub.example/");
  assert.equal(feed.self, "https://wire.example/news/feed.atom");
});

test("feed head: no link, but an id that is an address -> that", async () => {
  assert.equal((await head("<feed><id>https://wire.example/x</id></feed>")).link, "https://wire.example/x");
  assert.equal((await head("<feed><id>urn:x</id></feed>")).link, undefined);
});

test("feed head: said behind the entries -> read all the same, and not as the last entry's", async () => {
  const feed = await head(
    "<rss><channel><item><title>A</title></item><title>Late</title><link>/l</link></channel></rss>",
  );

  assert.deepEqual([feed.title, feed.link, feed.entries[0]?.link], ["Late", "https://wire.example/l", undefined]);
});

test("feed head: said twice -> the first title, the last description and link", async () => {
  const feed = await head(
    rss("<title>Other</title><description>second</description><link>https://second.example/</link>"),
  );

  assert.deepEqual([feed.title, feed.description, feed.link], ["Wire", "second", "https://second.example/"]);
});

test("feed head: JSON Feed -> the same", async () => {
  const feed = await head(
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "T <b>",
      description: "D & E",
      home_page_url: "/home",
      feed_url: "https://wire.example/feed.json",
      hubs: [
        { type: "rssCloud", url: "https://cloud.example/" },
        { type: "WebSub", url: "https://hub.example/" },
      ],
      items: [{ id: "1", tags: ["a", 7, "b"], attachments: [{ url: "/x.mp3", mime_type: "audio/mpeg" }] }],
    }),
  );

  assert.deepEqual([feed.title, feed.description, feed.link], ["T <b>", "D & E", "https://wire.example/home"]);
  assert.deepEqual([feed.hub, feed.self], ["https://hub.example/", "https://wire.example/feed.json"]);
  assert.deepEqual(feed.entries[0]?.categories, ["a", "b"]);
  assert.deepEqual(feed.entries[0]?.media, [{ url: "https://wire.example/x.mp3", type: "audio/mpeg" }]);
});

test("feed head: iTunes' new address -> where the feed went", async () => {
  const feed = await head(rss("<itunes:new-feed-url> https://new.example/feed </itunes:new-feed-url>"));

  assert.equal(feed.movedTo, "https://new.example/feed");
});

const minuteMs = 60_000;
const hints: readonly (readonly [string, Partial<FeedHints>])[] = [
  ["", {}],
  ["<ttl>60</ttl>", { ttlMs: 60 * minuteMs }],
  ["<ttl> 5 </ttl>", { ttlMs: 5 * minuteMs }],
  ["<ttl>soon</ttl><ttl>-1</ttl>", {}],
  ["<ttl>0</ttl>", {}],
  ["<sy:updatePeriod>hourly</sy:updatePeriod>", { updateEveryMs: 60 * minuteMs }],
  [
    "<sy:updatePeriod>\n hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
    { updateEveryMs: 15 * minuteMs },
  ],
  ["<sy:updateFrequency>24</sy:updateFrequency>", { updateEveryMs: 60 * minuteMs }],
  ["<sy:updatePeriod>dayly</sy:updatePeriod>", { updateEveryMs: 24 * 60 * minuteMs }],
  ["<sy:updatePeriod>always</sy:updatePeriod>", {}],
  ["<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", {}],
  ["<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>x</sy:updateFrequency>", {}],
  [
    "<skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>99</hour><hour>x</hour></skipHours>",
    { skipHours: [0, 3] },
  ],
  ["<skipDays><day>Saturday</day><day>sun</day><day>Someday</day></skipDays>", { skipDays: [0, 6] }],
];
for (const [markup, expected] of hints) {
  test(`feed hints: ${JSON.stringify(markup)} -> ${JSON.stringify(expected)}`, async () => {
    const feed = await head(rss(markup, ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'));

    assert.deepEqual(feed.hints, {
      ttlMs: undefined,
      updateEveryMs: undefined,
      skipHours: [],
      skipDays: [],
      ...expected,
    });
  });
}

test("feed head: hubs by http and by https -> the one by https, else the first", async () => {
  const link = (href: string) => `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${href}"/>`;
  const [plain, other, safe] = [link("http://one.example/"), link("http://two.example/"), link("https://hub.example/")];

  assert.equal((await head(rss(`${plain}${safe}`))).hub, "https://hub.example/");
  assert.equal((await head(rss(`${plain}${other}`))).hub, "http://one.example/");
});
