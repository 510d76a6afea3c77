// The sample wire's feed: what is out at which moment, and that a restart brings nothing new.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleArticles } from "../../src/http/sample-wire/articles.ts";
import { sampleWire } from "../../src/http/sample-wire/sample-wire.ts";

const epoch = new Date("2025-03-01T10:00:00.250Z");
const baseUrl = "http://127.0.0.1:8080";
const after = (ms: number) => new Date(epoch.getTime() + ms);
const end = after(3_600_000);

type SeenItem = { readonly guid: string; readonly date: string; readonly link: string; readonly title: string };

function itemsOf(body: string): readonly SeenItem[] {
  return [...body.matchAll(/<item>(.*?)<\/item>/gs)].map(([, item = ""]) => ({
    guid: part(item, /<guid isPermaLink="false">(.*?)<\/guid>/),
    date: part(item, /<pubDate>(.*?)<\/pubDate>/),
    link: part(item, /<link>(.*?)<\/link>/),
    title: part(item, /<title>(.*?)<\/title>/),
  }));
}

function part(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  assert.ok(found, `${pattern} is not in ${text}`);
  return found;
}

const itemsAt = (now: Date, from = epoch) => itemsOf(sampleWire(from).feedXml(now, baseUrl).body);

test("sample wire: at its epoch -> only the four background articles, the newest first", () => {
  const items = itemsAt(epoch);
  assert.equal(items.length, 4);
  const times = items.map(({ date }) => Date.parse(date));
  assert.deepEqual(
    times,
    times.toSorted((one, other) => other - one),
  );
  assert.ok(times.every((time) => time < epoch.getTime()));
});

test("sample wire: one moment before and at an article's time -> comes out at its time", () => {
  const late = sampleArticles.filter(({ afterMs }) => afterMs > 0);
  for (const { slug, afterMs } of late) {
    const isOut = (now: Date) => itemsAt(now).some(({ guid }) => guid === `sample-wire:${slug}`);
    assert.equal(isOut(after(afterMs - 1)), false, slug);
    assert.equal(isOut(after(afterMs)), true, slug);
  }
});

test("sample wire: the first visit after 3 s, the first statement after 5 s -> and all within 40 s", () => {
  assert.equal(itemsAt(after(2_999)).length, 4);
  assert.match(itemsAt(after(3_000))[0]?.title ?? "", /^Putin to visit Beijing/);
  assert.match(itemsAt(after(5_000))[0]?.title ?? "", /^China and Russia pledge/);
  assert.equal(itemsAt(after(40_000)).length, sampleArticles.length);
});

test("sample wire: any two articles -> at least a second apart, so that If-Modified-Since tells them apart", () => {
  const times = sampleArticles.map(({ afterMs }) => afterMs);
  assert.deepEqual(
    times,
    times.toSorted((one, other) => one - other),
  );
  times.slice(1).forEach((time, index) => {
    assert.ok(time - (times[index] ?? time) >= 1_000);
  });
});

test("sample wire: a restart with the same epoch -> the same guids, dates and validators", () => {
  assert.deepEqual(sampleWire(epoch).feedXml(end, baseUrl), sampleWire(new Date(epoch)).feedXml(end, baseUrl));
});

test("sample wire: another epoch or host -> the same guids, so that known articles stay known", () => {
  const guids = (items: readonly SeenItem[]) => items.map(({ guid }) => guid);
  const later = new Date(epoch.getTime() + 86_400_000);
  assert.deepEqual(guids(itemsAt(new Date(later.getTime() + 60_000), later)), guids(itemsAt(end)));
  assert.deepEqual(guids(itemsOf(sampleWire(epoch).feedXml(end, "https://news.example").body)), guids(itemsAt(end)));
});

test("sample wire: an article's date -> epoch and its delay, to the second", () => {
  for (const { slug, afterMs } of sampleArticles) {
    const item = itemsAt(end).find(({ guid }) => guid === `sample-wire:${slug}`);
    assert.equal(item?.date, after(afterMs).toUTCString());
    assert.equal(item?.link, `${baseUrl}/sample-wire/${slug}`);
  }
});

test("sample wire: nothing came out in between -> the same validators; something did -> others", () => {
  const wire = sampleWire(epoch);
  const [at3, at4, at5] = [3_000, 4_999, 5_000].map((ms) => wire.feedXml(after(ms), baseUrl));
  assert.ok(at3 && at4 && at5);
  assert.deepEqual(at3, at4);
  assert.notEqual(at5.etag, at4.etag);
  assert.ok(Date.parse(at5.lastModified) > Date.parse(at4.lastModified));
  assert.notEqual(sampleWire(end).feedXml(end, baseUrl).etag, sampleWire(epoch).feedXml(epoch, baseUrl).etag);
});

test("sample wire: a base address with signs that XML reads -> they are escaped", () => {
  const { body } = sampleWire(epoch).feedXml(epoch, "http://host/a&b<c>");
  assert.ok(body.includes("http://host/a&amp;b&lt;c&gt;/sample-wire/"));
  assert.ok(!body.includes("a&b"));
});

test("sample wire: a clock before the first article -> an empty feed that is still a feed", () => {
  const { body, lastModified } = sampleWire(epoch).feedXml(after(-86_400_000), baseUrl);
  assert.equal(itemsOf(body).length, 0);
  assert.match(body, /<rss version="2.0"[\s\S]*<\/channel>\s*<\/rss>\s*$/);
  assert.equal(lastModified, epoch.toUTCString());
});

test("sample wire: its articles -> unlike slugs, three languages, every one says that it is a sample", () => {
  assert.equal(new Set(sampleArticles.map(({ slug }) => slug)).size, sampleArticles.length);
  assert.ok(sampleArticles.every(({ slug }) => /^[a-z]+(-[a-z]+)*$/.test(slug)));
  assert.deepEqual(new Set(sampleArticles.map(({ language }) => language)), new Set(["en", "ru", "zh"]));
  for (const { paragraphs } of sampleArticles) assert.match(paragraphs[0] ?? "", /\(Sample Wire\) - |（样例通讯社）——/);
});

test("sample wire: the length of an article -> that of a real report", () => {
  for (const { slug, language, paragraphs } of sampleArticles) {
    const text = paragraphs.join(" ");
    const words = language === "zh" ? text.length / 1.7 : text.split(/\s+/).length;
    assert.ok(words >= 140 && words <= 300, `${slug} has ${words} words`);
  }
});
