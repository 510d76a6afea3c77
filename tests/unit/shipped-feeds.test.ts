// The list of feeds that the program ships: enough, of many sides, one per line.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import { readShipped } from "../helpers/shipped-watches.ts";

const yaml = readShipped("config/feeds.yaml");
const shape = z.strictObject({
  defaults: z.strictObject({ every: z.string(), window: z.string() }),
  feeds: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      url: z.string(),
      outlet: z.string().min(2),
      country: z.string().regex(/^[A-Z]{2}$/),
      language: z.string().regex(/^[a-z]{2}$/),
      every: z.string().optional(),
      window: z.string().optional(),
    }),
  ),
});
const { feeds } = shape.parse(parse(yaml));
const real = feeds.slice(1);

test("shipped feeds: the first line -> the sample wire, looked at often, with a word on how to turn it off", () => {
  assert.equal(feeds[0]?.url, "builtin:sample-wire");
  assert.equal(feeds[0]?.every, "2s");
  assert.match(yaml, /# .*removing this line turns the sample off\.\n {2}- \{name: sample-wire,/);
});

test("shipped feeds: each feed -> stands on one line of its own", () => {
  assert.equal(yaml.split("\n").filter((line) => /^ {2}- \{name: .*\}$/.test(line)).length, feeds.length);
});

test("shipped feeds: names and addresses -> none twice, every address http(s) without a login", () => {
  assert.equal(new Set(feeds.map(({ name }) => name)).size, feeds.length);
  assert.equal(new Set(feeds.map(({ url }) => url.replace(/^https?:\/\/(www\.)?/, ""))).size, feeds.length);
  for (const { url } of real) {
    const { protocol, username, password, hash } = new URL(url);
    assert.ok(["http:", "https:"].includes(protocol), url);
    assert.equal(username + password + hash, "", url);
  }
});

test("shipped feeds: the desk's sides -> 25 and more feeds, 12 and more countries, three languages and more", () => {
  assert.ok(real.length >= 25);
  const countries = new Set(real.map(({ country }) => country));
  assert.ok(countries.size >= 12);
  for (const country of ["CN", "RU", "US", "GB", "FR", "DE", "JP", "IN", "TW", "HK", "KR", "UA", "KZ"]) {
    assert.ok(countries.has(country), country);
  }
  for (const language of ["en", "ru", "zh"])
    assert.ok(real.filter((feed) => feed.language === language).length >= 5, language);
});

test("shipped feeds: no side alone -> no country has more than a third of them", () => {
  for (const { country } of real) {
    assert.ok(real.filter((feed) => feed.country === country).length <= real.length / 3, country);
  }
});
