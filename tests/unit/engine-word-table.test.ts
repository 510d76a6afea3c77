// The table by which the engine finds the key of a word: beside a Map, and against words made to collide.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hashUnits } from "../../src/core/text/hash-units.ts";
import {
  forgetSpelling,
  openSpellings,
  type Sought,
  spell,
  spellingOf,
} from "../../src/core/watch/engine/spellings.ts";
import { addWord, findWord, noKey, openWordTable, removeWord } from "../../src/core/watch/engine/word-table.ts";
import { dice } from "../helpers/plain-rule.ts";

type Hash = (word: string) => number;

/** A table with the spellings of its words, which gives keys from 1 on. */
function openTable(hash: Hash) {
  const table = openWordTable();
  const spellings = openSpellings();
  const seekWord = (text: string): Sought => ({ text, from: 0, length: text.length, hash: hash(text) });
  let last = 0;
  return {
    table,
    spelling: (key: number) => spellingOf(spellings, key),
    find: (word: string) => findWord(table, spellings, seekWord(word)),
    findIn: (text: string, from: number, to: number) => {
      return findWord(table, spellings, { text, from, length: to - from, hash: hash(text.slice(from, to)) });
    },
    add: (word: string): number => {
      last += 1;
      spell(spellings, last, seekWord(word));
      addWord(table, spellings, last);
      return last;
    },
    remove: (key: number) => {
      removeWord(table, spellings, key);
      forgetSpelling(spellings, key);
    },
  };
}

/** How words share slots: as it happens, in a few crowds, or all in one. */
const hashes: readonly (readonly [name: string, hash: Hash])[] = [
  ["its own hash", hashUnits],
  ["one of eight hashes", (word) => hashUnits(word) & 7],
  ["the same hash", () => -1],
];

/** Adds words and takes them out again; gives the keys of those that are left. */
function comeAndGo(subject: ReturnType<typeof openTable>): ReadonlyMap<string, number> {
  const roll = dice(17);
  const known = new Map<string, number>();
  for (let step = 0; step < 3_000; step += 1) {
    const word = `w${roll(400).toString(36)}`;
    const key = known.get(word);
    assert.equal(subject.find(word), key ?? noKey, word);
    if (key === undefined) known.set(word, subject.add(word));
    else if (roll(2) === 0) {
      subject.remove(key);
      known.delete(word);
    }
  }
  return known;
}

describe("word table", () => {
  for (const [name, hash] of hashes) {
    test(`findWord: 3,000 words that come and go, each with ${name} -> what a Map finds`, () => {
      const subject = openTable(hash);
      const known = comeAndGo(subject);
      assert.ok(known.size > 50);
      for (const [word, key] of known) {
        assert.equal(subject.find(word), key);
        assert.equal(subject.spelling(key), word);
      }
    });
  }

  test("addWord: more words of one hash than a look-up walks over -> the others are kept apart, and found", () => {
    const subject = openTable(() => 5);
    const words = Array.from({ length: 500 }, (_, at) => `word${at}`);
    const keys = words.map(subject.add);
    assert.ok(subject.table.apart.size > 400);
    assert.deepEqual(words.map(subject.find), keys);
    for (const key of keys) subject.remove(key);
    assert.equal(subject.table.apart.size, 0);
    assert.equal(subject.table.used, 0);
    assert.deepEqual([...new Set(words.map(subject.find))], [noKey]);
  });

  test("removeWord: one that came early leaves a hole -> a word that is kept apart is found behind it", () => {
    const subject = openTable(() => 5);
    const keys = Array.from({ length: 100 }, (_, at) => subject.add(`word${at}`));
    subject.remove(keys[0] ?? noKey);
    assert.equal(subject.find("word0"), noKey);
    assert.equal(subject.find("word99"), keys[99]);
  });

  test("findWord: a word inside a text, in capitals and with accents -> found as it is folded", () => {
    const subject = openTable(hashUnits);
    const visit = subject.add("visit");
    const etat = subject.add("etat");
    assert.equal(subject.findIn("A VISIT: état", 2, 7), visit);
    assert.equal(subject.findIn("A VISIT: État", 9, 13), etat);
    assert.equal(subject.findIn("A VISIT: état", 2, 6), noKey);
  });

  test("findWord: an empty table, and one whose words have other lengths -> nothing", () => {
    const subject = openTable(() => 0);
    assert.equal(subject.find("visit"), noKey);
    subject.add("visits");
    subject.add("visi");
    assert.equal(subject.find("visit"), noKey);
  });

  test("addWord: a word longer than a page of spellings -> spelled in full", () => {
    const subject = openTable(hashUnits);
    const long = "ab".repeat(30_000);
    const key = subject.add(long);
    const next = subject.add("next");
    assert.equal(subject.spelling(key), long);
    assert.equal(subject.find(long), key);
    assert.equal(subject.find(`${long.slice(0, -1)}c`), noKey);
    assert.equal(subject.find("next"), next);
  });
});
