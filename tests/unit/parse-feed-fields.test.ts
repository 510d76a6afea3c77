// The fields of entries in all their forms: ids, sources, media, categories, texts, dates.
import assert from "node:assert/strict";
import { test } from "node:test";
import { atom, onlyEntry, readFeed, rss } from "../helpers/feeds.ts";

const namespaces =
  ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"';

function item(inside: string) {
  return onlyEntry(rss(`<item><title>A</title>${inside}</item>`, namespaces));
}

const texts: readonly (readonly [string, string, string])[] = [
  [
    "a whole text beside a summary",
    "<content:encoded>Whole</content:encoded><description>Short</description>",
    "Whole",
  ],
  ["a whole text that is a stub", "<content:encoded>X</content:encoded><description>Longer</description>", "Longer"],
  ["a whole text without words", "<content:encoded>&lt;img src=x></content:encoded><description>d</description>", "d"],
  ["summaries of one length", "<description>Foo</description><atom:summary>Bar</atom:summary>", "Bar"],
  ["only the text of a picture", "<media:group><media:description>P</media:description></media:group>", "P"],
  ["another name for it", "<fullitem>Full</fullitem>", "Full"],
  ["another namespace of its own", '<encoded xmlns="http://purl.org/rss/1.0/modules/content/">E</encoded>', "E"],
];
for (const [what, markup, expected] of texts) {
  test(`entry text: ${what} -> ${expected}`, async () => {
    assert.equal((await item(markup)).text, expected);
  });
}

const base64: readonly (readonly [string, string, string])[] = [
  ["mode base64", '<content mode="base64">WGkgdmlzaXRz</content>', "Xi visits"],
  ["a media type", '<content type="application/octet-stream">WGkgdmlzaXRz</content>', "Xi visits"],
  ["a media type whose value is none", '<content type="application/x-own">test</content>', "test"],
  ["a picture", '<content type="image/png">iVBORw0KGgo=</content><summary>S</summary>', "S"],
  ["markup in it", '<content type="text/html" mode="base64">PHA+b25lPC9wPg==</content>', "one"],
  ["XML", '<content type="application/xhtml+xml"><p>one</p></content>', "one"],
];
for (const [what, markup, expected] of base64) {
  test(`Atom content: ${what} -> ${expected}`, async () => {
    assert.equal((await onlyEntry(atom(`<entry><title>A</title>${markup}</entry>`))).text, expected);
  });
}

const titles: readonly (readonly [string, string])[] = [
  ["<media:title>Photo</media:title><title>News</title>", "News"],
  ["<title/><dc:title>Core</dc:title>", "Core"],
  ["<media:content url='x'><media:title>Photo</media:title></media:content>", "Photo"],
  ["<title>&#226;&#128;&#166; caf&#195;&#169; &#233;t&#233;</title>", "… café été"],
];
for (const [markup, expected] of titles) {
  test(`entry title: ${markup} -> ${expected}`, async () => {
    assert.equal((await onlyEntry(rss(`<item>${markup}</item>`, namespaces))).title, expected);
  });
}

const ids: readonly (readonly [string, string, boolean])[] = [
  ["<guid>g</guid>", "g", true],
  ["<guid>first</guid><guid>last</guid>", "last", true],
  ["<guid> </guid><link>/a</link>", "https://wire.example/a", false],
  ["<link>/a</link>", "https://wire.example/a", false],
];
for (const [markup, guid, hasOwnId] of ids) {
  test(`entry id: ${markup} -> ${guid}, its own: ${hasOwnId}`, async () => {
    const entry = await item(markup);

    assert.deepEqual([entry.guid, entry.hasOwnId], [guid, hasOwnId]);
  });
}

test("entry id: shared by entries with other links -> made of the link, and no more the feed's own", async () => {
  const one = (name: string) => `<item><title>${name}</title><guid>same</guid><link>/${name}</link></item>`;
  const feed = await readFeed(rss(one("a") + one("b")));

  assert.deepEqual(
    feed.entries.map(({ guid, hasOwnId }) => [guid, hasOwnId]),
    [
      ["https://wire.example/a", false],
      ["https://wire.example/b", false],
    ],
  );
});

const sources: readonly (readonly [string, { name: string; url: string | undefined } | undefined])[] = [
  ['<source url="https://other.example/feed">Other</source>', { name: "Other", url: "https://other.example/feed" }],
  ["<source>Other &amp; Co</source>", { name: "Other & Co", url: undefined }],
  ['<source url="https://other.example/"/>', undefined],
  ['<source url="javascript:x">Other</source>', { name: "Other", url: undefined }],
  [
    '<atom:source><atom:title>Other</atom:title><atom:link rel="self" href="/s"/><atom:link href="/o"/></atom:source>',
    { name: "Other", url: "https://wire.example/o" },
  ],
  ["", undefined],
];
for (const [markup, expected] of sources) {
  test(`entry source: ${markup} -> ${expected?.name}`, async () => {
    const entry = await item(markup);

    assert.deepEqual(entry.source, expected);
    assert.equal(entry.title, "A");
  });
}

test("entry media: enclosures, media of groups and Atom's -> each address once, with its type", async () => {
  const entry = await item(
    `<enclosure url="/a.mp3" type="audio/mpeg" length="1"/><media:group><media:content url="/b.jpg"><media:category>pic</media:category></media:content>
     <media:content url="/a.mp3"/></media:group><atom:link rel="enclosure" href="/c.mp4" type="video/mp4"/><enclosure url="javascript:x"/><link>/page</link>`,
  );

  assert.deepEqual(entry.media, [
    { url: "https://wire.example/a.mp3", type: "audio/mpeg" },
    { url: "https://wire.example/b.jpg", type: undefined },
    { url: "https://wire.example/c.mp4", type: "video/mp4" },
  ]);
  assert.deepEqual([entry.link, entry.categories], ["https://wire.example/page", ["pic"]]);
});

test("entry categories: text, Atom's terms and keywords -> each once", async () => {
  const entry = await item(
    `<category>Trade</category><dc:subject>China</dc:subject><atom:category term="t" label="Label"/><atom:category term="Term"/>
     <category> </category><category>Trade</category><media:keywords>a, b,,a</media:keywords>`,
  );

  assert.deepEqual(entry.categories, ["Trade", "China", "Label", "Term", "a", "b"]);
});

const dates: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ["<pubDate>2026-03-05T00:00:00Z</pubDate><dc:date>2026-03-04</dc:date>", "2026-03-05", undefined],
  ["<atom:updated>2026-03-06T00:00:00Z</atom:updated><dc:date>2026-03-05</dc:date>", "2026-03-05", "2026-03-06"],
  ["<pubDate>2026-03-05</pubDate><pubDate>2026-03-06</pubDate>", "2026-03-06", undefined],
  ["<pubDate>2026-03-05</pubDate><pubDate>never</pubDate>", "2026-03-05", undefined],
  ["<atom:updated>2026-03-06T00:00:00Z</atom:updated>", "2026-03-06", "2026-03-06"],
];
for (const [markup, published, updated] of dates) {
  test(`entry dates: ${markup} -> ${published}, changed ${updated}`, async () => {
    const entry = await item(markup);

    assert.equal(entry.publishedAt?.toISOString().slice(0, 10), published);
    assert.equal(entry.updatedAt?.toISOString().slice(0, 10), updated);
  });
}

test("entry dates: a date that was guessed -> the note says why; a clear one has none", async () => {
  assert.match((await item("<pubDate>03/04/2026</pubDate>")).dateNote ?? "", /day and month/);
  assert.equal((await item("<pubDate>Thu, 05 Mar 2026 10:00 GMT</pubDate>")).dateNote, undefined);
});

const links: readonly (readonly [string, string | undefined])[] = [
  ["<link>www.other.example/a</link>", "http://www.other.example/a"],
  ['<atom:link rel="http://www.iana.org/assignments/relation/alternate" href="/i"/>', "https://wire.example/i"],
  [
    '<atom:link rel="ALTERNATE" href="/upper"/><atom:link rel="alternate" href="/lower"/>',
    "https://wire.example/lower",
  ],
  ["<guid>/a/b</guid>", "https://wire.example/a/b"],
  ["<guid>17</guid>", undefined],
];
for (const [markup, expected] of links) {
  test(`entry link: ${markup} -> ${expected}`, async () => {
    assert.equal((await item(markup)).link, expected);
  });
}
