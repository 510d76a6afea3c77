// Feeds as they really come: broken in every way, and what can still be read is read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { atom, onlyEntry, read, readFeed, rss, titles } from "../helpers/feeds.ts";

const one = "<item><title>One</title><link>/1</link></item>";
const two = "<item><title>Two</title><link>/2</link></item>";

const stillTwo: readonly (readonly [string, string])[] = [
  ["bare & in a title", rss(one + two.replace("Two", "Two & a half &c; &amp;"))],
  ["an unknown entity", rss(one + two.replace("Two", "Two &unknown; &nbsp;"))],
  ["control characters", rss(one + two.replace("Two", "T\u0000w\u000bo\u001f"))],
  ["references to no character", rss(one + two.replace("Two", "Two&#0;&#x1F;&#xD800;&#99999999;"))],
  ["a bare < in a title", rss(one + two.replace("Two", "Two < three"))],
  ["text before the document", `\n\n Warning: fopen() in /var/www/feed.php on line 7\n${rss(one + two)}`],
  ["an HTML warning before the document", `<br />\n<b>Warning</b>: mysql in <b>x.php</b><br />${rss(one + two)}`],
  ["a comment before the document", `<!-- cached <rss> -->${rss(one + two)}`],
  ["junk after the document", `${rss(one + two)}<!-- cached --><script>x()</script> & more <item>`],
  ["two documents", rss(one + two) + rss("<item><title>Three</title></item>")],
  [
    "elements in upper case",
    rss(one + two).replace(/<(\/?)(\w+)/g, (_, slash, name) => `<${slash}${name.toUpperCase()}`),
  ],
  ["attributes without quotes", `<rss version=2.0><channel>${one}${two}</channel></rss>`],
  ["an entry that is not closed", rss(one.replace("</item>", "") + two)],
  ["a title that is not closed", rss(one.replace("</title>", "") + two)],
  ["tags that are not closed", rss(`${one.replace("<link>", "<br><media:thumbnail url='x'><hr><link>")}${two}`)],
  ["tags that were never opened", rss(`</foo></title>${one.replace("</title>", "</title></b></div>")}</p>${two}`)],
  ["tags that overlap", rss(one.replace("One", "<b>O<i>n</b>e</i>") + two)],
  ["items behind the channel", `<rss version="2.0"><channel><title>Wire</title></channel>${one}${two}</rss>`],
  ["items without a channel", `<rss version="2.0">${one}${two}</rss>`],
  ["items in a box", rss(`<items>${one}${two}</items>`)],
  ["two channels", `<rss><channel>${one}</channel><channel>${two}</channel></rss>`],
  ["no end of channel and document", `<rss version="2.0"><channel>${one}${two}`],
  ["an attribute with a <", rss(one.replace("<link>", '<enclosure url="a<b>c"/><link>') + two)],
  ["a quote that is never closed", rss(one.replace("<link>", '<enclosure url="a/><link>') + two)],
  ["a declared entity", `<!DOCTYPE rss [<!ENTITY co "Company">]>${rss(one + two.replace("Two", "Two &co;"))}`],
  [
    "the DTD of RSS 0.91",
    `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">${rss(one + two)}`,
  ],
  ["a stylesheet", `<?xml version="1.0"?><?xml-stylesheet href="feed.xsl"?>${rss(one + two).slice(21)}`],
  ["dashes in a comment", rss(`<!-- a -- b -->${one}<!-- -->${two}`)],
  ["a date that cannot be read", rss(one.replace("<link>", "<pubDate>0000-00-00</pubDate><link>") + two)],
  ["elements with dangerous names", rss(`<__proto__>x</__proto__><constructor/>${one}<toString>x</toString>${two}`)],
];

for (const [what, text] of stillTwo) {
  test(`broken feed: ${what} -> both entries, with their links`, async () => {
    const { entries } = await readFeed(text);

    assert.deepEqual(
      entries.map(({ title }) => title.replace(/\W.*/s, "")),
      ["One", "Two"],
    );
    assert.deepEqual(
      entries.map(({ link }) => link),
      ["https://wire.example/1", "https://wire.example/2"],
    );
  });
}

const brokenTitles: readonly (readonly [string, string, string])[] = [
  ["a bare &", "AT&T & Q&A", "AT&T & Q&A"],
  ["an entity of HTML", "5&nbsp;km &ndash; caf&eacute;", "5 km – café"],
  ["escaped twice", "Q&amp;amp;A", "Q&A"],
  ["raw markup", "Xi <b>visits</b> Moscow", "Xi visits Moscow"],
  ["raw markup that is not closed", "Xi <b>visits Moscow", "Xi visits Moscow"],
  ["CDATA beside text", "Xi <![CDATA[& <i>Putin</i>]]> meet", "Xi & Putin meet"],
  ["CDATA that is never closed", "<![CDATA[Xi</title></item></channel></rss>", "Xi"],
  ["spaces and lines", "\n  Xi\n\tvisits  ", "Xi visits"],
];
for (const [what, markup, expected] of brokenTitles) {
  test(`broken title: ${what} -> ${expected}`, async () => {
    assert.equal((await onlyEntry(rss(`<item><title>${markup}</title></item>`))).title, expected);
  });
}

test("broken text: raw HTML that was not escaped -> its text", async () => {
  const entry = await onlyEntry(
    rss(
      "<item><title>A</title><description>One<br>two <p>three <img src=x alt='a > b'> &amp; four</p> <a href=b?c&d>five</a></description><link>/a</link></item>",
    ),
  );

  assert.equal(entry.text, "One\ntwo\nthree & four\nfive");
  assert.equal(entry.link, "https://wire.example/a");
});

test("broken feed: cut off in the middle of an entry -> what came whole, without half a link", async () => {
  const whole = rss(
    `${one}<item><title>Two</title><description>Text</description><link>https://wire.example/2</link></item>`,
  );
  for (let length = whole.indexOf("Two") + 3; length < whole.length; length++) {
    const { entries } = await readFeed(whole.slice(0, length));
    assert.equal(entries[0]?.title, "One");
    assert.ok(
      [undefined, "https://wire.example/2"].includes(entries[1]?.link),
      `cut at ${length}: ${entries[1]?.link}`,
    );
  }
});

test("broken feed: cut off anywhere at all -> a value, never an exception", async () => {
  const whole = atom(
    `<entry xml:base='/x'><title type="html"><![CDATA[A & B]]></title><link href="/a"/><author><name>x</name></author></entry><!-- c -->`,
  );
  for (let length = 0; length <= whole.length; length++) {
    const reading = await read(whole.slice(0, length));
    assert.ok(reading.kind === "feed" || reading.kind === "not-a-feed");
  }
});

test("broken feed: cut off -> said", async () => {
  const { problems } = await readFeed(rss(one).slice(0, -10));

  assert.deepEqual(problems, ["the document breaks off before its end"]);
});

test("broken feed: bad entries among good ones -> the good ones, and each kind of problem once", async () => {
  const bad = "<item><title>Bad</title><link>javascript:x</link><pubDate>never</pubDate></item>";
  const feed = await readFeed(rss(`${one}${bad}${bad}${two}<item><guid>g</guid></item>`));

  assert.deepEqual(titles(feed), ["One", "Bad", "Bad", "Two", ""]);
  assert.deepEqual(feed.problems, [
    "an entry's link is not an http address (2 times)",
    "an entry's date cannot be read (2 times)",
    "an entry says nothing",
  ]);
});

test("broken feed: entries that say nothing -> entries all the same, shown by the next best thing", async () => {
  const feed = await readFeed(
    rss(
      `<item/><item></item><item><category>Trade</category></item><item><author>Li Wei</author></item>
       <item><enclosure url="/a.mp3" type="audio/mpeg"/></item><item><link>/only</link></item>`,
    ),
  );

  assert.deepEqual(titles(feed), [
    "",
    "",
    "Trade",
    "Li Wei",
    "https://wire.example/a.mp3",
    "https://wire.example/only",
  ]);
  assert.equal(new Set(feed.entries.map(({ guid }) => guid)).size, 5);
});

const lostRoots: readonly (readonly [string, string])[] = [
  ["the root is missing", `<channel><title>T</title>${one}${two}</channel>`],
  ["only entries are left", `${one}${two}`],
  ["a comment is never closed", rss(`${one}<!-- ${two}`)],
  ["CDATA is never closed", rss(`${one}<![CDATA[${two}`)],
  ["a namespace is declared for each element", rss(`${one}${two}`).replaceAll("<title>", '<title xmlns="">')],
];
for (const [what, text] of lostRoots) {
  test(`broken feed: ${what} -> both entries`, async () => {
    assert.deepEqual(titles(await readFeed(text)), ["One", "Two"]);
  });
}

test("broken Atom: one bad date, a link without address, an empty author -> the entries all the same", async () => {
  const feed = await readFeed(
    atom(
      `<entry><title>A</title><updated>garbage</updated><link/><author/></entry>
       <entry><title>B</title><published/><link>text</link><content/></entry>
       <entry><title>C</title><link rel="alternate"/><link href="/c"/></entry>`,
    ),
  );

  assert.deepEqual(titles(feed), ["A", "B", "C"]);
  assert.equal(feed.entries[2]?.link, "https://wire.example/c");
});

const notFeeds: readonly (readonly [string, string, string])[] = [
  ["nothing", "", "empty"],
  ["spaces", " \n\t ", "empty"],
  ["a byte order mark alone", "\ufeff", "empty"],
  ["a web page", "<!doctype html><html><head><title>x</title></head><body><p>x</p></body></html>", "html"],
  ["a web page in XHTML", '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "html"],
  ["a web page without html", "<HEAD><TITLE>404</TITLE></HEAD><BODY>Not found</BODY>", "html"],
  ["a web page that shows a feed", "<html><body><pre><rss><item/></rss></pre></body></html>", "html"],
  ["words", "Too many requests", "unreadable"],
  ["a sitemap", "<urlset><url><loc>x</loc></url></urlset>", "sitemap"],
  ["an index of sitemaps", "<sitemapindex><sitemap><loc>x</loc></sitemap></sitemapindex>", "sitemap"],
  ["OPML", "<opml version='1.0'><body><outline/></body></opml>", "html"],
  ["JSON that is no feed", '{"error":"no"}', "unreadable"],
  ["JSON that lies", '{"version":"https://jsonfeed.org/version/1","items":{}}', "unreadable"],
  ["broken JSON", '{"version":"https://jsonfeed.org/version/1","items":[', "unreadable"],
  ["a list", "[]", "unreadable"],
  ["signs", "<<<>>>&&&", "unreadable"],
  ["a picture", "\u0089PNG\r\n\u001a\n\u0000\u0000", "unreadable"],
];
for (const [what, text, why] of notFeeds) {
  test(`not a feed: ${what} -> ${why}, with a sentence`, async () => {
    const reading = await read(text);

    assert.ok(reading.kind === "not-a-feed", "it was taken for a feed");
    assert.equal(reading.why, why);
    assert.match(reading.detail, /^The .*\.$/);
  });
}
