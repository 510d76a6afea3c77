// What is filled in of a feed that is about to be listed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { completeFeed } from "../../src/core/feed/complete-feed.ts";
import { countryOfUrl, languageOfCountry, newFeedName } from "../../src/core/feed/new-feed.ts";
import { limits } from "../../src/core/limits.ts";

const none: ReadonlySet<string> = new Set();

const names: readonly (readonly [string, string, string])[] = [
  ["BBC News | World", "https://x.example/", "bbc-news-world"],
  ["L'Équipe – Actualités", "https://x.example/", "lequipe-actualites"],
  ["新华网", "https://www.news.cn/rss", "news-cn"],
  ["", "https://tass.com/rss", "tass-com"],
  ["", "no address", "feed"],
  ["--- !!! ---", "https://a.example/", "a-example"],
];

for (const [title, url, expected] of names) {
  test(`newFeedName: ${title || "no title"} at ${url} -> ${expected}`, () => {
    assert.equal(newFeedName(title, url, none), expected);
  });
}

test("newFeedName: a name that is taken -> the next number", () => {
  assert.equal(newFeedName("Wire", "https://w.example/", new Set(["wire", "wire-2"])), "wire-3");
});

test("newFeedName: an endless title -> fits, with its number", () => {
  const name = newFeedName("word ".repeat(100), "https://w.example/", none);
  assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  assert.ok(`${name}-9999`.length <= limits.settingNameCharsMax);
});

const countries: readonly (readonly [string, string | undefined])[] = [
  ["https://www.chinadaily.com.cn/rss", "CN"],
  ["https://feeds.bbci.co.uk/news", "GB"],
  ["https://tass.ru/rss", "RU"],
  ["https://meduza.io/rss", undefined],
  ["https://tass.com/rss", undefined],
  ["https://ec.europa.eu/rss", undefined],
  ["http://127.0.0.1:80/rss", undefined],
  ["http://[::1]/rss", undefined],
  ["https://x.qq/", undefined],
  ["no address", undefined],
];

for (const [url, expected] of countries) {
  test(`countryOfUrl: ${url} -> ${expected ?? "not known"}`, () => assert.equal(countryOfUrl(url), expected));
}

test("languageOfCountry: countries -> what most people there write", () => {
  assert.deepEqual(["CN", "RU", "JP", "BR", "KZ", "ZZ"].map(languageOfCountry), [
    "zh",
    "ru",
    "ja",
    "pt",
    "ru",
    undefined,
  ]);
});

test("completeFeed: everything said -> taken as said, no guess", () => {
  const said = { name: "a", outlet: "A", country: "DE", language: "de" };
  const { feed, guesses } = completeFeed({ url: "https://x.cn/", title: "T", sample: "", ...said }, none);
  assert.deepEqual(feed, { ...said, url: "https://x.cn/" });
  assert.deepEqual(guesses, []);
});

test("completeFeed: nothing said -> name and outlet of the title, language of the words, country told as unknown", () => {
  const sample = "Президент прибыл в Пекин с визитом, как сообщили в пресс-службе Кремля";
  const { feed, guesses } = completeFeed({ url: "https://x.example/f", title: "Wire News", sample }, none);
  assert.deepEqual(feed, {
    name: "wire-news",
    url: "https://x.example/f",
    outlet: "Wire News",
    country: "ZZ",
    language: "ru",
  });
  assert.equal(guesses.length, 1);
});

test("completeFeed: words that do not tell -> the page's language, then the country's, then English with a note", () => {
  const known = { url: "https://x.example/f", title: "", sample: "" };
  assert.equal(completeFeed({ ...known, pageLanguage: "fi" }, none).feed.language, "fi");
  assert.equal(completeFeed({ ...known, url: "https://x.jp/f" }, none).feed.language, "ja");
  assert.equal(completeFeed(known, none).feed.language, "en");
  assert.equal(completeFeed(known, none).guesses.length, 2);
  assert.equal(completeFeed(known, none).feed.outlet, "x.example");
});
