// Feeds as they should be: RSS, Atom, RDF and JSON Feed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { atom, feedUrl, onlyEntry, readFeed, rss, titles } from "../helpers/feeds.ts";

const contentNs =
  ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

const nothingMore = {
  updatedAt: undefined,
  dateNote: undefined,
  categories: [],
  source: undefined,
  media: [],
  hasOwnId: true,
};

test("parse feed: RSS 2.0 with everything -> an entry with everything", async () => {
  const entry = await onlyEntry(
    rss(
      `<item><title>Xi &amp; Putin meet</title><link>https://wire.example/a?x=1&amp;y=2</link>
       <guid isPermaLink="false">tag:wire,1</guid><pubDate>Thu, 05 Mar 2026 10:11:12 GMT</pubDate>
       <dc:creator><![CDATA[Li Wei]]></dc:creator><description>Short.</description>
       <content:encoded><![CDATA[<p>The whole <b>text</b>.</p><p>And more.</p>]]></content:encoded></item>`,
      contentNs,
    ),
  );

  assert.deepEqual(entry, {
    guid: "tag:wire,1",
    link: "https://wire.example/a?x=1&y=2",
    title: "Xi & Putin meet",
    text: "The whole text.\nAnd more.",
    author: "Li Wei",
    publishedAt: new Date("2026-03-05T10:11:12Z"),
    ...nothingMore,
  });
});

test("parse feed: Atom with everything -> an entry with everything", async () => {
  const entry = await onlyEntry(
    atom(
      `<entry><title type="html">Xi &amp;amp; Putin</title><id>urn:1</id><updated>2026-03-06T00:00:00Z</updated>
       <published>2026-03-05T10:11:12+03:00</published><link rel="self" href="/self"/><link rel="enclosure" href="/a.mp3"/>
       <link rel="alternate" type="application/json" href="/a.json"/><link rel="alternate" type="text/html" href="/a"/>
       <author><name>Li Wei</name><email>li@wire.example</email></author><author><name>Ivan</name></author>
       <summary>Short.</summary><content type="html">&lt;p&gt;The whole text.&lt;/p&gt;</content></entry>`,
    ),
  );

  assert.deepEqual(entry, {
    guid: "urn:1",
    link: "https://wire.example/a",
    title: "Xi & Putin",
    text: "The whole text.",
    author: "Li Wei, Ivan",
    publishedAt: new Date("2026-03-05T07:11:12Z"),
    ...nothingMore,
    updatedAt: new Date("2026-03-06T00:00:00Z"),
    media: [{ url: "https://wire.example/a.mp3", type: undefined }],
  });
});

test("parse feed: RDF (RSS 1.0), whose items stand beside the channel -> its items", async () => {
  const feed = await readFeed(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
     <channel rdf:about="https://wire.example/"><title>Wire RDF</title><items><rdf:Seq><rdf:li resource="x"/></rdf:Seq></items></channel>
     <image><title>Logo</title><url>x</url></image>
     <item rdf:about="https://wire.example/1"><title>One</title><link>https://wire.example/1</link><dc:date>2026-03-05T10:00:00Z</dc:date></item>
     <item rdf:about="https://wire.example/2"><title>Two</title></item></rdf:RDF>`,
  );

  assert.equal(feed.title, "Wire RDF");
  assert.deepEqual(titles(feed), ["One", "Two"]);
  assert.deepEqual(
    feed.entries.map(({ guid, link }) => [guid, link]),
    [
      ["https://wire.example/1", "https://wire.example/1"],
      ["https://wire.example/2", "https://wire.example/2"],
    ],
  );
  assert.deepEqual(feed.entries[0]?.publishedAt, new Date("2026-03-05T10:00:00Z"));
});

test("parse feed: JSON Feed -> its items", async () => {
  const feed = await readFeed(
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Wire & JSON",
      items: [
        {
          id: 7,
          url: "/a",
          title: "5 < 7 & more",
          content_text: "One.\nTwo <b>.",
          date_published: "2026-03-05T10:11:12Z",
          authors: [{ name: "Li Wei" }],
        },
        { id: "b", external_url: "https://other.example/b", content_html: "<p>Html</p>", author: { name: "Old" } },
        "no item",
        null,
      ],
    }),
  );

  assert.equal(feed.title, "Wire & JSON");
  assert.deepEqual(feed.entries.slice(0, 2), [
    {
      guid: "7",
      link: "https://wire.example/a",
      title: "5 < 7 & more",
      text: "One.\nTwo <b>.",
      author: "Li Wei",
      publishedAt: new Date("2026-03-05T10:11:12Z"),
      ...nothingMore,
    },
    {
      guid: "b",
      link: "https://other.example/b",
      title: "",
      text: "Html",
      author: "Old",
      publishedAt: undefined,
      ...nothingMore,
    },
  ]);
  assert.deepEqual(feed.problems, ["an entry says nothing (2 times)"]);
});

for (const version of ["0.90", "0.91", "0.92", "0.93", "0.94", "1.0", "2.0.1", "3.0", ""]) {
  test(`parse feed: RSS of version "${version}" -> read like any other`, async () => {
    const feed = await readFeed(
      `<rss version="${version}"><channel><title>T</title><item><title>A</title></item></channel></rss>`,
    );

    assert.deepEqual(titles(feed), ["A"]);
  });
}

test("parse feed: no entries -> a feed without entries, not a failure", async () => {
  for (const text of [rss(""), atom(""), "<rss/>", "<feed/>", "<rss><channel/></rss>"]) {
    assert.deepEqual((await readFeed(text)).entries, [], text);
  }
});

test("parse feed: other prefixes than usual -> read by what they stand for", async () => {
  const inRdf = await readFeed(
    `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
     <s:channel><s:title>T</s:title></s:channel><s:item><s:title>A</s:title><d:creator>Li</d:creator></s:item></r:RDF>`,
  );
  const inAtom = await readFeed(
    `<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>T</a:title><a:entry><a:title>B</a:title><a:link href="/b"/></a:entry></a:feed>`,
  );
  const inRss = await onlyEntry(
    rss(
      "<item><title>C</title><e:encoded>Whole text</e:encoded></item>",
      ' xmlns:e="http://purl.org/rss/1.0/modules/content/"',
    ),
  );

  assert.deepEqual([titles(inRdf), inRdf.title, inRdf.entries[0]?.author], [["A"], "T", "Li"]);
  assert.deepEqual([titles(inAtom), inAtom.entries[0]?.link], [["B"], "https://wire.example/b"]);
  assert.equal(inRss.text, "Whole text");
});

test("parse feed: namesakes of the fields in other elements -> not taken for them", async () => {
  const feed = await readFeed(
    rss(
      `<image><title>Logo</title><link>https://logo.example/</link></image>
       <textInput><title>Search</title></textInput>
       <item><media:group><media:title>Picture</media:title><media:description>Caption</media:description></media:group>
       <media:content url="x"><media:title>Photo</media:title></media:content>
       <source><title>Other wire</title></source><title>News</title><itunes:title>Pod</itunes:title><link>/a</link></item>`,
      ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    ),
  );

  assert.equal(feed.title, "Wire");
  assert.deepEqual(titles(feed), ["News"]);
  assert.equal(feed.entries[0]?.text, "Caption");
});

test("parse feed: an image before the channel's own title -> the channel's title", async () => {
  const text = "<rss version='2.0'><channel><image><title>Logo</title></image><title>Wire</title></channel></rss>";

  assert.equal((await readFeed(text)).title, "Wire");
});

test("parse feed: Atom with XHTML inside -> all of its text, in order", async () => {
  const entry = await onlyEntry(
    atom(
      `<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Xi <em>visits</em> Moscow</div></title><id>1</id>
       <content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>A &lt; B &amp; C</h:p><h:p>One <h:b>two</h:b> three</h:p></h:div></content></entry>`,
    ),
  );

  assert.equal(entry.title, "Xi visits Moscow");
  assert.equal(entry.text, "A < B & C\nOne two three");
});

test("parse feed: the longest of several texts -> the text", async () => {
  const entry = await onlyEntry(
    rss(
      "<item><title>A</title><content:encoded>Short</content:encoded><description>Much longer than the rest</description></item>",
      contentNs,
    ),
  );

  assert.equal(entry.text, "Much longer than the rest");
});

const links: readonly (readonly [string, string, string | undefined])[] = [
  ["relative", "<link>/a/b</link>", "https://wire.example/a/b"],
  ["relative to the feed", "<link>b.html</link>", "https://wire.example/news/b.html"],
  ["without a scheme", "<link>//other.example/a</link>", "https://other.example/a"],
  ["in CDATA with spaces", "<link> <![CDATA[ https://o.example/a?b=1&c=2 ]]> </link>", "https://o.example/a?b=1&c=2"],
  ["with bare signs", "<link>https://o.example/a?b=1&c=2</link>", "https://o.example/a?b=1&c=2"],
  ["as Atom writes it", '<atom:link href="https://o.example/a"/>', "https://o.example/a"],
  ["only in the guid", "<guid>https://o.example/a</guid>", "https://o.example/a"],
  ["in a guid that is none", '<guid isPermaLink="false">https://o.example/a</guid>', undefined],
  [
    "in another script",
    "<link>https://новости.example/новость</link>",
    "https://xn--b1amnebsh.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C",
  ],
  ["javascript", "<link>javascript:alert(1)</link>", undefined],
  ["javascript in disguise", "<link>java\nscript:alert(1)</link>", undefined],
  ["data", "<link>data:text/html,x</link>", undefined],
  ["ftp", "<link>ftp://o.example/a</link>", undefined],
  ["file", "<link>file:///etc/passwd</link>", undefined],
  ["with a password", "<link>https://me:secret@o.example/</link>", undefined],
  ["too long", `<link>https://o.example/${"x".repeat(3_000)}</link>`, undefined],
  ["missing", "", undefined],
  ["empty, but the guid is an address", "<link/><guid>https://o.example/a</guid>", "https://o.example/a"],
  ["a bad one, then a good one", "<link>javascript:x</link><link>/a</link>", "https://wire.example/a"],
];
for (const [what, markup, expected] of links) {
  test(`parse feed: a link ${what} -> ${expected}`, async () => {
    const entry = await onlyEntry(
      rss(`<item><title>A</title>${markup}</item>`, ' xmlns:atom="http://www.w3.org/2005/Atom"'),
    );

    assert.equal(entry.link, expected);
  });
}

test("parse feed: xml:base on feed, entry and link -> each stands on the one before", async () => {
  const feed = await readFeed(
    atom(
      `<entry xml:base="world/"><title>A</title><link href="a"/></entry>
       <entry><title>B</title><link href="b"/></entry>
       <entry xml:base="https://other.example/"><title>C</title><link xml:base="deep/" href="c"/></entry>
       <entry xml:base="::bad::"><title>D</title><link href="d"/></entry>`,
      ' xml:base="/base/"',
    ),
  );

  assert.deepEqual(
    feed.entries.map(({ link }) => link),
    [
      "https://wire.example/base/world/a",
      "https://wire.example/base/b",
      "https://other.example/deep/c",
      "https://wire.example/base/d",
    ],
  );
});

test("parse feed: the feed's own address means nothing -> relative links are dropped, whole ones kept", async () => {
  const { parseFeed } = await import("../../src/feeds/parse-feed.ts");
  const bytes = new TextEncoder().encode(
    rss("<item><title>A</title><link>/a</link></item><item><title>B</title><link>https://o.example/b</link></item>"),
  );
  const reading = await parseFeed({ bytes, contentType: undefined, url: "" });

  assert.ok(reading.kind === "feed");
  assert.deepEqual(
    reading.feed.entries.map(({ link }) => link),
    [undefined, "https://o.example/b"],
  );
});

const authors: readonly (readonly [string, string | undefined])[] = [
  ["<author>li@wire.example (Li Wei)</author>", "Li Wei"],
  ["<author>Li Wei &lt;li@wire.example&gt;</author>", "Li Wei"],
  ["<author>li@wire.example</author>", "li@wire.example"],
  ["<author>By Li Wei</author>", "By Li Wei"],
  ["<author/>", undefined],
  ["<author> </author><dc:creator>Li</dc:creator>", "Li"],
  ["<author>desk@wire.example</author><dc:creator>Li</dc:creator>", "Li"],
  ["<author>Li Wei</author><dc:creator>The Wire</dc:creator>", "Li Wei"],
  ["<author><email>li@wire.example</email></author>", "li@wire.example"],
  ["<dc:creator>Li</dc:creator><dc:creator>Ivan</dc:creator><dc:creator>Li</dc:creator>", "Li, Ivan"],
  [`<dc:creator>${"x".repeat(1_000)}</dc:creator>`, "x".repeat(300)],
];
for (const [markup, expected] of authors) {
  test(`parse feed: author ${markup.slice(0, 60)} -> ${expected?.slice(0, 20)}`, async () => {
    assert.equal((await onlyEntry(rss(`<item><title>A</title>${markup}</item>`, contentNs))).author, expected);
  });
}

const dates: readonly (readonly [string, string | undefined])[] = [
  ["<pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate>", "2026-03-05"],
  ["<dc:date>2026-03-06</dc:date>", "2026-03-06"],
  ["<pubDate>nonsense</pubDate><dc:date>2026-03-06</dc:date>", "2026-03-06"],
  ["<pubDate>nonsense</pubDate>", undefined],
  ["<atom:updated>2026-03-07T00:00:00Z</atom:updated><pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate>", "2026-03-05"],
  ["<atom:updated>2026-03-07T00:00:00Z</atom:updated>", "2026-03-07"],
  ["", undefined],
];
for (const [markup, expected] of dates) {
  test(`parse feed: date ${markup} -> ${expected}`, async () => {
    const entry = await onlyEntry(rss(`<item><title>A</title>${markup}</item>`, contentNs));

    assert.equal(entry.publishedAt?.toISOString().slice(0, 10), expected);
  });
}

test("parse feed: entries without an id -> known by link, else by what they say, always the same", async () => {
  const text = rss(
    "<item><title>A</title><link>/a</link></item><item><title>B</title><description>b</description></item>",
  );
  const first = await readFeed(text);
  const second = await readFeed(text);

  assert.equal(first.entries[0]?.guid, "https://wire.example/a");
  assert.match(first.entries[1]?.guid ?? "", /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual(first.entries, second.entries);
});

test("parse feed: one id for different links -> each entry is known by its link", async () => {
  const item = (title: string, guid: string) =>
    `<item><title>${title}</title><link>/${title}</link><guid isPermaLink="false">${guid}</guid></item>`;
  const feed = await readFeed(rss(item("a", "same") + item("b", "same") + item("c", "own")));

  assert.deepEqual(
    feed.entries.map(({ guid }) => guid),
    ["https://wire.example/a", "https://wire.example/b", "own"],
  );
  assert.deepEqual(feed.problems, ["several entries share one id; they are told apart by their links"]);
});

test("parse feed: one id and one link twice -> it stays the id", async () => {
  const item = "<item><title>A</title><link>/a</link><guid isPermaLink='false'>g</guid></item>";
  const feed = await readFeed(rss(item + item));

  assert.deepEqual(
    feed.entries.map(({ guid }) => guid),
    ["g", "g"],
  );
  assert.deepEqual(feed.problems, []);
});

test("parse feed: an id too long to be indexed -> its hash", async () => {
  const { guid } = await onlyEntry(
    rss(`<item><title>A</title><guid isPermaLink="false">${"ж".repeat(600)}</guid></item>`),
  );

  assert.match(guid, /^sha256:[0-9a-f]{64}$/);
});

test("parse feed: the address it came from -> nothing but what relative links stand on", async () => {
  const entry = await onlyEntry(rss("<item><title>A</title><link>?id=1</link></item>"));

  assert.equal(entry.link, `${feedUrl}?id=1`);
});
