// Feeds that mean harm: size, depth, entities, and names that are traps.
import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { atom, onlyEntry, read, readFeed, rss, titles } from "../helpers/feeds.ts";

const good = "<item><title>Good</title><link>/good</link></item>";

/** Linear work on a few megabytes takes well below this even on a busy machine; work that grows squarely does not. */
const patienceMs = 8_000;

async function inTime<Value>(work: () => Promise<Value>): Promise<Value> {
  const startedAt = performance.now();
  const value = await work();
  const tookMs = performance.now() - startedAt;
  assert.ok(tookMs < patienceMs, `${Math.round(tookMs)} ms`);
  return value;
}

const heavy: readonly (readonly [string, string])[] = [
  ["an attribute of 2 MB", `<item><enclosure url="${"x".repeat(2_000_000)}"/></item>`],
  ["a title of 600 KB", `<item><title>${"x ".repeat(300_000)}</title></item>`],
  [
    "a guid and a link of 2 MB",
    `<item><guid>${"g".repeat(2_000_000)}</guid><link>http://x/${"y".repeat(2_000_000)}</link></item>`,
  ],
  ["an author of 400 KB", `<item><author>${"a@b ".repeat(100_000)}</author></item>`],
  ["a date of 2 MB", `<item><pubDate>${"1 ".repeat(1_000_000)}</pubDate></item>`],
  [
    "a description nested 30,000 deep",
    `<item><description>${"<b>".repeat(30_000)}x${"</b>".repeat(30_000)}</description></item>`,
  ],
  ["30,000 titles that are not closed", `<item>${"<title>x".repeat(30_000)}</item>`],
  ["100,000 tags in one quote", `<item>${'<a b="'.repeat(100_000)}</item>`],
  ["300,000 signs of less", `<item><title>${"<".repeat(300_000)}</title></item>`],
  ["300,000 bare ampersands", `<item><title>${"&".repeat(300_000)}</title></item>`],
  ["100,000 scripts that are not closed", `<item><description>${"&lt;script>".repeat(100_000)}</description></item>`],
  [
    "100,000 comments and CDATA that are not closed",
    `<item/>${"<!-- -->".repeat(100_000)}<x>${"]]>".repeat(100_000)}</x>`,
  ],
  ["100,000 tags that were never opened", "</x>".repeat(100_000)],
  ["5 MB in one attribute", `<item><link href="${"x".repeat(5_000_000)}"/></item>`],
  ["a million tags that are not closed", `<item>${"<b>".repeat(1_000_000)}</item>`],
  ["comments and declarations that are not closed", `<item/>${"<!-- ".repeat(100_000)}${"<!x ".repeat(100_000)}`],
  ["200,000 names of people", `<item><author>${"<name ".repeat(200_000)}</author></item>`],
  ["200,000 sources", `<item><source>${"<link rel=".repeat(200_000)}</source></item>`],
  ["200,000 words and spaces", `<item><category>${"a ".repeat(200_000)}\u0001</category></item>`],
  ["50,000 fields of one kind", `<item>${"<category>x</category>".repeat(50_000)}</item>`],
  ["a million signs that are no tag, far from any end of one", `<item><title>${"< ".repeat(1_000_000)}</title></item>`],
  ["declarations and comments by turns", `<item/>${"<!-- x --><!y ><?z >".repeat(50_000)}`],
  [
    "400,000 signs of less and one end, escaped",
    `<item><description>${"&lt; ".repeat(400_000)}&gt;</description></item>`,
  ],
  [
    "half a million references without an end, but for the last",
    `<item><title>${"&#1".repeat(500_000)};</title></item>`,
  ],
  ["a million spaces and line ends", `<item><description>a${" \n\u00a0\u3000".repeat(250_000)}b</description></item>`],
  ["a date of digits and signs", `<item><pubDate>${"1:".repeat(49)}</pubDate></item>`],
  ["spaces without end in a tag", `<item${" ".repeat(2_000_000)}></item>`],
];
for (const [what, markup] of heavy) {
  test(`hostile feed: ${what} -> the honest entry is read, in time`, async () => {
    const feed = await inTime(() => readFeed(rss(good + markup)));

    assert.equal(titles(feed)[0], "Good");
    for (const entry of feed.entries) {
      assert.ok(entry.title.length <= limits.titleCharsMax);
      assert.ok(entry.text.length <= limits.entryTextCharsMax);
      assert.ok(entry.guid.length <= 1_000);
      assert.ok((entry.link ?? "").length <= limits.urlCharsMax);
      assert.ok((entry.author ?? "").length <= limits.authorCharsMax);
    }
  });
}

test("hostile feed: elements nested 50,000 deep -> too deep", async () => {
  const reading = await inTime(() => read(rss(good + "<a>".repeat(50_000) + "</a>".repeat(50_000))));

  assert.equal(reading.kind === "not-a-feed" && reading.why, "too-deep");
});

test("hostile feed: nested as deep as allowed -> read", async () => {
  const depth = limits.markupDepthMax - 10;

  assert.deepEqual(titles(await readFeed(rss("<a>".repeat(depth) + "</a>".repeat(depth) + good))), ["Good"]);
});

test("hostile feed: JSON nested without end -> not a feed, no exception", async () => {
  const reading = await inTime(() => read("[".repeat(1_000_000)));

  assert.equal(reading.kind === "not-a-feed" && reading.why, "unreadable");
});

test("hostile feed: more entries than allowed -> the first ones, and it is said", async () => {
  const item = (number: number) => `<item><title>${number}</title></item>`;
  const some = Array.from({ length: limits.entriesPerFeedMax + 500 }, (_, number) => item(number)).join("");
  const feed = await inTime(() => readFeed(rss(some)));

  assert.equal(feed.entries.length, limits.entriesPerFeedMax);
  assert.equal(feed.entries.at(-1)?.title, String(limits.entriesPerFeedMax - 1));
  assert.deepEqual(feed.problems, [`only the first ${limits.entriesPerFeedMax} entries were read`]);
});

test("hostile feed: just as many entries as allowed -> all, and nothing is said", async () => {
  const feed = await readFeed(rss("<item><title>x</title></item>".repeat(limits.entriesPerFeedMax)));

  assert.equal(feed.entries.length, limits.entriesPerFeedMax);
  assert.deepEqual(feed.problems, []);
});

test("hostile feed: half 300,000 empty entries -> in time", async () => {
  const feed = await inTime(() => readFeed(rss("<item/>".repeat(100_000))));

  assert.equal(feed.entries.length, limits.entriesPerFeedMax);
});

const laughs = `<!DOCTYPE rss [<!ENTITY a "ha">${"bcdefghij"
  .split("")
  .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefghij"[index]};`.repeat(10)}">`)
  .join("")}]>`;
const external =
  '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://10.0.0.1/x.dtd">%p;]>';
const quadratic = `<!DOCTYPE rss [<!ENTITY a "${"x".repeat(30_000)}">]>`;
for (const [what, doctype, entity] of [
  ["a billion laughs", laughs, "&j;"],
  ["an external entity", external, "&x;"],
  ["one long entity many times", quadratic, "&a;".repeat(1_000)],
] as const) {
  test(`hostile feed: ${what} -> nothing is expanded or opened, and it is said`, async () => {
    const feed = await inTime(() => readFeed(doctype + rss(`<item><title>${entity}</title></item>`)));

    assert.equal(feed.entries[0]?.title, entity.slice(0, limits.titleCharsMax));
    assert.deepEqual(feed.problems, ["the document declares entities; they are not expanded"]);
  });
}

test("hostile feed: short plain entities of the document's own -> expanded, but not without end", async () => {
  const doctype = "<!DOCTYPE rss [<!ENTITY co \"Company\"><!ENTITY q '&#8217;'>]>";
  const feed = await readFeed(doctype + rss(`<item><title>Our &co;&q;s</title><guid>&co;-1</guid></item>`));
  const many = await readFeed(doctype + rss(`<item><description>${"&co;".repeat(5_000)}</description></item>`));

  assert.deepEqual([feed.entries[0]?.title, feed.entries[0]?.guid], ["Our Company’s", "Company-1"]);
  assert.deepEqual(feed.problems, []);
  assert.equal(many.entries[0]?.text.match(/Company/g)?.length, limits.entityExpansionsMax);
});

test("hostile feed: markup hidden in UTF-7 -> stays text", async () => {
  const reading = await read(
    '<?xml version="1.0" encoding="utf-7"?><rss><channel><item><title>+ADw-b+AD4-x</title></item></channel></rss>',
  );

  assert.equal(reading.kind === "feed" && reading.feed.entries[0]?.title, "+ADw-b+AD4-x");
});

test("hostile feed: names of the language's own parts -> no part is changed", async () => {
  const traps = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "$", "_"];
  const elements = traps.filter((name) => /^[a-z_]/i.test(name)).map((name) => `<${name} polluted="yes">x</${name}>`);
  const attributes = traps.map((name) => ` ${name}="polluted"`).join("");
  const feed = await readFeed(
    rss(
      `${elements.join("")}<item${attributes}>${elements.join("")}<link${attributes}>/a</link><title>A</title></item>`,
    ),
  );
  await read(
    '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"a","__proto__":{"polluted":"yes"}}],"__proto__":{"polluted":"yes"}}',
  );

  assert.deepEqual(titles(feed), ["A"]);
  assert.equal(feed.entries[0]?.link, "https://wire.example/a");
  assert.equal(Reflect.get({}, "polluted"), undefined);
  assert.equal(Reflect.get([], "polluted"), undefined);
});

test("hostile feed: prefixes with names of the language's own parts -> ignored", async () => {
  const feed = await readFeed(
    `<feed xmlns:__proto__="http://www.w3.org/2005/Atom"><__proto__:entry><__proto__:title>A</__proto__:title></__proto__:entry></feed>`,
  );

  assert.deepEqual(titles(feed), ["A"]);
});

test("hostile feed: a script for the reader's browser in every field -> text without markup or script", async () => {
  const evil = "<![CDATA[<script>alert(1)</script><img src=x onerror=alert(1)><iframe srcdoc='x'></iframe>Words]]>";
  const entry = await onlyEntry(
    rss(
      `<item><title>${evil}</title><description>${evil}</description><author>${evil}</author><guid>${evil}</guid></item>`,
    ),
  );

  assert.equal(entry.title, "Words");
  assert.equal(entry.text, "Words");
  assert.equal(entry.author, "Words");
  assert.equal(entry.link, undefined);
});

test("hostile feed: line ends and NUL in every field -> nothing that splits a line or cannot be stored", async () => {
  const entry = await onlyEntry(
    atom(
      "<entry><title>A&#13;&#10;B&#0;</title><id>i&#13;&#10;d&#0;</id><link href='/a&#10;b&#0;'/><author><name>C&#10;D</name></author></entry>",
    ),
  );

  for (const value of [entry.title, entry.guid, entry.link, entry.author])
    assert.doesNotMatch(value ?? "\n", /[\r\n\0]/);
});
