// Feeds broken in ways that programs and people really break them, each with what a reader should see of it.
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import type { FeedEntry } from "../../src/core/feed/feed.ts";
import { parseFeed } from "../../src/feeds/parse-feed.ts";
import { atom, feedUrl, rss } from "../helpers/feeds.ts";

type Shown = Partial<Pick<FeedEntry, "title" | "link" | "text" | "guid" | "author">> & { readonly date?: string };
type Case = readonly [what: string, document: string | Uint8Array, expected: readonly Shown[]];

function jsonFeed(items: unknown, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Wire", items, ...more });
}

const one = "<item><title>One</title><link>https://wire.example/1</link></item>";
const two = "<item><title>Two</title><link>https://wire.example/2</link></item>";
const both: readonly Shown[] = [
  { title: "One", link: "https://wire.example/1" },
  { title: "Two", link: "https://wire.example/2" },
];
const mark = Buffer.from([0xef, 0xbb, 0xbf]);

const around: readonly Case[] = [
  ["two byte order marks", Buffer.concat([mark, mark, Buffer.from(rss(one + two))]), both],
  [
    "a PHP notice before the declaration",
    `\n<br />\n<b>Notice</b>: Undefined index in <b>/w/f.php</b>\n${rss(one + two)}`,
    both,
  ],
  ["a PHP warning between two items", rss(`${one}<br />\n<b>Warning</b>: mysql_fetch() expects 1\n${two}`), both],
  [
    "a PHP error that ended the script",
    rss(one + two).replace(/<\/channel>.*/, "<br />Fatal error: Out of memory"),
    both,
  ],
  ["a page appended to the feed", `${rss(one + two)}<html><body><p>Page</p></body></html>`, both],
  ["two declarations", `<?xml version="1.0"?>\n${rss(one + two)}`, both],
  ["a second feed behind the first", rss(one + two) + rss("<item><title>Three</title></item>"), both],
  ["NULs between the tags and in a name", rss(one.replace("title", "ti\0tle") + two).replaceAll("><", ">\0<"), both],
  ["an unclosed comment before the items", rss(`<!-- generated ${one}${two}`), both],
  ["a comment with two dashes and a sign inside", rss(`<!-- a -- b > c -->${one}<!-- x --->${two}`), both],
  ["a comment closed twice", rss(`<!-- a -->-->${one}${two}`), both],
  ["a stray end of CDATA between items", rss(`${one}]]>${two}]]>`), both],
  ["an unclosed processing instruction", rss(`<?php echo 1; ${one}${two}`).replace("1; <item>", "1; ?><item>"), both],
  ["the root closed before its items", `<rss><channel><title>Wire</title></channel></rss>${one}${two}`, []],
  ["the channel closed before its items", `<rss><channel><title>Wire</title></channel>${one}${two}</rss>`, both],
  ["items beside an empty channel", `<rss><channel/>${one}${two}</rss>`, both],
  ["a channel inside a channel", rss(`<channel><title>Inner</title>${one}</channel>${two}`), both],
  ["no root and no channel", one + two, both],
  ["everything in upper case", rss(one + two).replace(/<\/?\w+/g, (tag) => tag.toUpperCase()), both],
  [
    "opened in one case, closed in another",
    rss(one.replace("</title>", "</TITLE>").replace("<item>", "<Item>") + two),
    both,
  ],
  [
    "an item inside an item that is not closed",
    rss(`<item><title>One</title><link>https://wire.example/1</link>${two}`),
    both,
  ],
  ["items closed twice", rss(`${one}</item>${two}</item></item>`), both],
  [
    "spaces inside of closing tags",
    rss(one.replaceAll("</title>", "</title >").replace("</item>", "</item\n>") + two),
    both,
  ],
];

const inside: readonly Case[] = [
  [
    "a title that opens twice and closes once",
    rss("<item><title><title>One</title><link>/1</link></item>"),
    [{ title: "One" }],
  ],
  [
    "a bare ampersand, and one that begins nothing",
    rss("<item><title>AT&T & Q&A; &co</title></item>"),
    [{ title: "AT&T & Q&A; &co" }],
  ],
  [
    "a reference without its semicolon",
    rss("<item><title>R&amp D &copy 2026</title></item>"),
    [{ title: "R&amp D &copy 2026" }],
  ],
  [
    "names of HTML's characters",
    rss("<item><title>Caf&eacute; &mdash; &euro;5&nbsp;only</title></item>"),
    [{ title: "Café — €5 only" }],
  ],
  ["numbers that are bytes of UTF-8", rss("<item><title>Caf&#195;&#169;</title></item>"), [{ title: "Café" }]],
  ["a number of no character", rss("<item><title>A&#0;B&#x110000;C&#xD800;</title></item>"), [{ title: "ABC" }]],
  [
    "escaped twice",
    rss("<item><description>&amp;lt;p&amp;gt;Text&amp;lt;/p&amp;gt;</description></item>"),
    [{ text: "<p>Text</p>" }],
  ],
  [
    "a sign of less in a title",
    rss("<item><title>Profit < 5 and > 3</title></item>"),
    [{ title: "Profit < 5 and > 3" }],
  ],
  ["CDATA inside CDATA", rss("<item><title><![CDATA[A <![CDATA[B]]> C]]></title></item>"), [{ title: "A B C" }]],
  ["CDATA that is escaped", rss("<item><title>&lt;![CDATA[A &amp; B]]&gt;</title></item>"), [{ title: "A & B" }]],
  ["CDATA and text in one title", rss("<item><title>A <![CDATA[& B]]> C</title></item>"), [{ title: "A & B C" }]],
  [
    "CDATA that is not closed",
    rss(`<item><title><![CDATA[Open</title></item>${two}`),
    [{ title: "Open" }, { title: "Two" }],
  ],
  [
    "CDATA in an attribute",
    atom('<entry><title>A</title><link href="<![CDATA[https://wire.example/a]]>"/></entry>'),
    [{ title: "A" }],
  ],
  [
    "a quote missing before the end of a tag",
    atom('<entry><title>A</title><link href="https://wire.example/a/></entry>'),
    [{ title: "A" }],
  ],
  [
    "attributes without quotes",
    atom("<entry><title>A</title><link rel=alternate href=https://wire.example/a /></entry>"),
    [{ title: "A", link: "https://wire.example/a" }],
  ],
  [
    "attributes without a space between them",
    atom('<entry><title>A</title><link rel="alternate"href="https://wire.example/a"/></entry>'),
    [{ title: "A", link: "https://wire.example/a" }],
  ],
  [
    "an attribute that comes twice",
    atom('<entry><title>A</title><link href="/a" href="/b"/></entry>'),
    [{ link: "https://wire.example/a" }],
  ],
  [
    "unescaped HTML in a description",
    rss("<item><title>A</title><description><p>One <b>two</p><p>three</b></p></description></item>"),
    [{ title: "A", text: "One two\nthree" }],
  ],
  [
    "a link with line ends around and inside",
    rss("<item><title>A</title><link>\n  https://wire.example/\na\n</link></item>"),
    [{ link: "https://wire.example/a" }],
  ],
  [
    "an ampersand in a link",
    rss("<item><title>A</title><link>https://wire.example/?a=1&b=2&amp;c=3</link></item>"),
    [{ link: "https://wire.example/?a=1&b=2&c=3" }],
  ],
  [
    "a feed inside of an entry's text",
    rss(`<item><title>A</title><description><![CDATA[${rss(one)}]]></description></item>`),
    [{ title: "A" }],
  ],
  [
    "a prefix declared anew in the middle",
    rss(
      '<item xmlns:x="http://purl.org/dc/elements/1.1/"><title>A</title><x:creator>Li</x:creator></item><item xmlns:x="urn:other"><title>B</title></item>',
    ),
    [{ author: "Li" }, { title: "B" }],
  ],
  [
    "a prefix nobody declared",
    rss("<item><title>A</title><dc:creator>Li</dc:creator><content:encoded>Whole</content:encoded></item>"),
    [{ author: "Li", text: "Whole" }],
  ],
  [
    "Atom's elements in RSS",
    rss(
      '<item><atom:title>A</atom:title><atom:link href="/a"/><atom:updated>2026-03-05T10:11:12Z</atom:updated></item>',
    ),
    [{ title: "A", link: "https://wire.example/a", date: "2026-03-05T10:11:12.000Z" }],
  ],
  [
    "RSS's elements in Atom",
    atom("<item><title>A</title><link>/a</link><pubDate>Thu, 05 Mar 2026 10:11:12 GMT</pubDate></item>"),
    [{ title: "A", link: "https://wire.example/a", date: "2026-03-05T10:11:12.000Z" }],
  ],
  [
    "Windows's quotation marks in what says UTF-8",
    Buffer.from(
      '<?xml version="1.0" encoding="utf-8"?><rss><channel><item><title>\x93A\x94 \x96 it\x92s</title></item></channel></rss>',
      "latin1",
    ),
    [{ title: "“A” – it’s" }],
  ],
  [
    "text that breaks off in a title",
    rss(`${one}<item><title>Tw`).replace(/<\/channel>.*/, ""),
    [{ title: "One" }, { title: "" }],
  ],
];

const json: readonly Case[] = [
  [
    "JSON Feed with wrong types everywhere",
    jsonFeed([{ id: 7, title: ["x"], url: {}, tags: "a", authors: "Li", attachments: 5, content_text: "Body" }]),
    [{ guid: "7", title: "", text: "Body" }],
  ],
  [
    "JSON Feed with items that are none",
    jsonFeed([null, 3, "x", [], { id: "1", title: "A" }]),
    [{ title: "" }, { title: "" }, { title: "" }, { title: "" }, { title: "A" }],
  ],
  [
    "JSON Feed with a byte order mark",
    Buffer.concat([mark, Buffer.from(jsonFeed([{ id: "1", title: "A" }]))]),
    [{ title: "A" }],
  ],
  [
    "JSON Feed with markup in plain text",
    jsonFeed([{ id: "1", title: "1 < 2 & 3 <b>", content_text: "a\nb <i>" }]),
    [{ title: "1 < 2 & 3 <b>", text: "a\nb <i>" }],
  ],
  ["JSON Feed with half a character", jsonFeed([{ id: "1", title: "A\ud83d" }]), [{ title: "A" }]],
];

function shown(entry: FeedEntry | undefined, expected: Shown): Shown {
  const { date, ...others } = expected;
  const names = Object.keys(others);
  const same = Object.fromEntries(Object.entries(entry ?? {}).filter(([name]) => names.includes(name)));
  return date === undefined ? same : { ...same, date: entry?.publishedAt?.toISOString() ?? "" };
}

for (const [what, document, expected] of [...around, ...inside, ...json]) {
  test(`malformed feed: ${what} -> its entries as meant`, async () => {
    const bytes = typeof document === "string" ? Buffer.from(document) : document;
    const reading = await parseFeed({ bytes, contentType: undefined, url: feedUrl });

    assert.ok(reading.kind === "feed", reading.kind === "feed" ? "" : reading.detail);
    const { entries } = reading.feed;
    assert.deepEqual(
      entries.map((entry, index) => shown(entry, expected[index] ?? {})),
      expected,
    );
  });
}
