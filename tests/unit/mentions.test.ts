// Outlets by name, wherever and however a text names them; and words that only begin like their names.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { outletMentions } from "../../src/core/origin/mentions.ts";
import { type Outlet, outletsFrom } from "../../src/core/origin/outlet.ts";
import { readOutlets, sharedOutlets } from "../../src/core/origin/outlet-list.ts";
import { listedOutlets, shippedOutlets } from "../helpers/outlets.ts";

const shipped = shippedOutlets();

function named(text: string, outlets = shipped): readonly (readonly [string, string])[] {
  return outletMentions(text, outlets).map(({ outlet, from, to }) => [outlet.name, text.slice(from, to)]);
}

const found: readonly (readonly [what: string, text: string, outlet: string, words: string])[] = [
  ["first word of all", "Reuters has it.", "Reuters", "Reuters"],
  ["last word of all", "It was told by Reuters", "Reuters", "Reuters"],
  ["possessive", "In Reuters’s words it rains.", "Reuters", "Reuters"],
  ["brackets", "ROME (Reuters) - It rains.", "Reuters", "Reuters"],
  ["behind a Chinese letter", "据AP通信消息", "Associated Press", "AP通信"],
  ["letters of Asian width", "（ＡＦＰ通信）", "AFP", "ＡＦＰ通信"],
  ["in the midst of Chinese", "记者从新华社获悉", "Xinhua", "新华社"],
  ["Cyrillic in quotes", "по данным «РИА Новости»", "RIA Novosti", "РИА Новости"],
  ["Arabic with by", "نقلا برويترز أمس", "Reuters", "برويترز"],
  ["Arabic with and", "قال ورويترز أمس", "Reuters", "ورويترز"],
  ["Korean with a particle", "로이터는 보도했다", "Reuters", "로이터는"],
  ["a name without a capital", "wie dpa meldet", "dpa", "dpa"],
  ["an article in front", "as The Associated Press said", "Associated Press", "The Associated Press"],
  ["a small article in front", "as the Associated Press said", "Associated Press", "the Associated Press"],
];

const notFound: readonly (readonly [what: string, text: string])[] = [
  ["inside a word", "McReuters and Reutersville are towns."],
  ["a small letter where a capital is meant", "He reads the times and sees a mirror, an economist and an independent."],
  ["capitals only", "He can rt and ap it all day."],
  ["half of a name", "The Associated parties pressed on. Риа была."],
  ["nothing", ""],
  ["only signs", "()[]—…「」"],
];

describe("outlet mentions", () => {
  for (const [what, text, outlet, words] of found) {
    test(`mentions: ${what} -> the outlet and its place`, () => assert.deepEqual(named(text), [[outlet, words]]));
  }
  for (const [what, text] of notFound) {
    test(`mentions: ${what} -> nobody is named`, () => assert.deepEqual(named(text), []));
  }

  test("mentions: two names side by side -> both, in order and apart", () => {
    assert.deepEqual(named("Reuters/AFP, Xinhua"), [
      ["Reuters", "Reuters"],
      ["AFP", "AFP"],
      ["Xinhua", "Xinhua"],
    ]);
  });

  test("mentions: every name and alias of the shipped list, in a sentence -> its own outlet", () => {
    for (const { name, aliases } of listedOutlets()) {
      for (const written of [name, ...aliases]) {
        assert.ok(
          named(`x, ${written}.`).some(([outlet]) => outlet === name),
          `${written} is ${name}`,
        );
      }
    }
  });

  test("mentions: a name again and again -> no more than the bound", () => {
    assert.equal(named("Reuters, ".repeat(1_000)).length, limits.outletMentionsMax);
  });

  test("mentions: an empty list -> nobody is named", () => {
    assert.deepEqual(named("Reuters and AFP", outletsFrom([])), []);
  });

  test("mentions: a list of one's own -> its letters are looked for too", () => {
    const own: Outlet = { name: "Østkysten", hosts: [], aliases: ["éclair", "Ώρα", "เดอะ"], country: "DK" };
    const outlets = outletsFrom([own]);
    const texts = ["as Østkysten says", "dit éclair", "η Ώρα γράφει", "says เดอะ today"];
    for (const text of texts) assert.equal(named(text, outlets).length, 1, text);
  });
});

describe("outlet list", () => {
  test("sharedOutlets: a list handed over and read -> the same outlets by name and host", () => {
    const read = readOutlets(sharedOutlets(listedOutlets()));

    assert.equal(read.byHost("edition.reuters.com")?.name, "Reuters");
    assert.deepEqual(named("据新华社报道", read), named("据新华社报道"));
  });

  test("sharedOutlets: the same list twice -> one key; another list -> another key", () => {
    const [first, ...rest] = listedOutlets();
    assert.ok(first);
    const key = sharedOutlets([first, ...rest]).key;

    assert.equal(sharedOutlets(listedOutlets()).key, key);
    assert.notEqual(sharedOutlets(rest).key, key);
    assert.notEqual(sharedOutlets([{ ...first, name: "Reutera" }, ...rest]).key, key);
    assert.notEqual(sharedOutlets([]).key, key);
  });

  test("sharedOutlets: no outlets -> a list that names nobody", () => {
    assert.deepEqual(named("Reuters", readOutlets(sharedOutlets([]))), []);
  });
});
