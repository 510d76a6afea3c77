// News sitemaps are read as feeds; other sitemaps are named as what they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read, readFeed, titles } from "../helpers/feeds.ts";

function url(name: string, publication = "The Wire"): string {
  return `<url><loc>https://wire.example/${name}</loc><lastmod>2026-03-06</lastmod><news:news><news:publication><news:name>${publication}</news:name>
    <news:language>en</news:language></news:publication><news:publication_date>2026-03-05T10:00:00Z</news:publication_date>
    <news:title>${name} &amp; more</news:title><news:keywords>China, Russia</news:keywords></news:news>
    <image:image><image:loc>https://wire.example/pic.jpg</image:loc></image:image></url>`;
}

function sitemap(inside: string, prefix = "news"): string {
  const text = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${inside}</urlset>`;
  return text.replaceAll("news:", `${prefix}:`).replace("xmlns:news=", `xmlns:${prefix}=`);
}

test("news sitemap: one publication -> its entries, and its name as the feed's", async () => {
  const feed = await readFeed(sitemap(url("a") + url("b")));

  assert.deepEqual([feed.title, titles(feed)], ["The Wire", ["a & more", "b & more"]]);
  assert.deepEqual(feed.entries[0], {
    guid: "https://wire.example/a",
    link: "https://wire.example/a",
    title: "a & more",
    text: "",
    author: undefined,
    publishedAt: new Date("2026-03-05T10:00:00Z"),
    updatedAt: new Date("2026-03-06T00:00:00Z"),
    dateNote: undefined,
    categories: ["China", "Russia"],
    source: undefined,
    media: [],
    hasOwnId: false,
  });
});

test("news sitemap: several publications -> each entry names its source", async () => {
  const feed = await readFeed(sitemap(url("a") + url("b", "The Other")));

  assert.deepEqual(
    feed.entries.map(({ source }) => source?.name),
    ["The Wire", "The Other"],
  );
  assert.equal(feed.title, "");
});

test("news sitemap: under another prefix -> read by what it stands for", async () => {
  assert.deepEqual(titles(await readFeed(sitemap(url("a"), "n"))), ["a & more"]);
});

test("news sitemap: cut off -> what came whole", async () => {
  const whole = sitemap(url("a") + url("b"));
  const feed = await readFeed(whole.slice(0, whole.lastIndexOf("<news:title>") + 14));

  assert.deepEqual(
    feed.entries.map(({ link }) => link),
    ["https://wire.example/a", "https://wire.example/b"],
  );
});

const notNews = [
  ["a sitemap of pages", sitemap("<url><loc>https://wire.example/a</loc></url>"), /without a word about news/],
  ["an index", '<sitemapindex xmlns="x"><sitemap><loc>y</loc></sitemap></sitemapindex>', /index of sitemaps/],
] as const;
for (const [what, text, detail] of notNews) {
  test(`sitemap: ${what} -> no feed, and it is said why`, async () => {
    const reading = await read(text);

    assert.ok(reading.kind === "not-a-feed");
    assert.equal(reading.why, "sitemap");
    assert.match(reading.detail, detail);
  });
}

test("RSS: an element called url -> no entry", async () => {
  const feed = await readFeed("<rss><channel><image><url>x</url></image><item><title>A</title></item></channel></rss>");

  assert.deepEqual(titles(feed), ["A"]);
});
