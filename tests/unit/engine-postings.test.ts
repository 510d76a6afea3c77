// Where the engine keeps programs and postings: runs of numbers in pages, and the rules filed under each key.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newInts } from "../../src/core/watch/engine/ints.ts";
import { giveBack, offsetOf, openPages, pageOf, takeRun } from "../../src/core/watch/engine/pages.ts";
import {
  countInRun,
  fileRule,
  noRun,
  openPostings,
  type Postings,
  postingLength,
  postingProgram,
  postingRule,
  postingSecond,
  runHead,
  takeOut,
} from "../../src/core/watch/engine/postings.ts";
import { dice } from "../helpers/plain-rule.ts";

describe("pages", () => {
  test("takeRun: 2,000 runs of many lengths -> none lies over another, and none is parted", () => {
    const roll = dice(3);
    const pages = openPages(newInts);
    const runs = Array.from({ length: 2_000 }, (_, at) => ({
      mark: at + 1,
      length: 1 + roll(roll(10) === 0 ? 20_000 : 50),
    }));
    const places = runs.map(({ mark, length }) => {
      const place = takeRun(pages, length);
      pageOf(pages, place).fill(mark, offsetOf(place), offsetOf(place) + length);
      return place;
    });
    for (const [at, { mark, length }] of runs.entries()) {
      const place = places[at] ?? 0;
      const kept = pageOf(pages, place).subarray(offsetOf(place), offsetOf(place) + length);
      assert.equal(kept.length, length);
      assert.ok(kept.every((number) => number === mark));
    }
  });

  test("giveBack: a run of the same length is taken -> gets the place, one of another length does not", () => {
    const pages = openPages(newInts);
    const [first, second] = [takeRun(pages, 7), takeRun(pages, 7)];
    giveBack(pages, first, 7);
    assert.notEqual(takeRun(pages, 8), first);
    assert.equal(takeRun(pages, 7), first);
    assert.ok(![first, second].includes(takeRun(pages, 7)));
  });

  test("takeRun: a run longer than a page -> a page of its own, and the next run begins another", () => {
    const pages = openPages(newInts);
    const long = takeRun(pages, 100_000);
    const next = takeRun(pages, 1);
    assert.equal(pageOf(pages, long).length, 100_000);
    assert.notEqual(pageOf(pages, next), pageOf(pages, long));
    assert.equal(pageOf(pages, next).fill(9, offsetOf(next), offsetOf(next) + 1)[offsetOf(next)], 9);
  });
});

const filing = (key: number, second = 0, isSure = false) => ({ key, second, isSure });

/** What is filed under a key, in the order of the rules. */
function filedUnder(postings: Postings, key: number): readonly string[] {
  const place = postings.runOfKey[key] ?? noRun;
  if (place === noRun) return [];

  const page = pageOf(postings.runs, place);
  const run = offsetOf(place);
  return Array.from({ length: page[run + countInRun] ?? 0 }, (_, number) => {
    const at = run + runHead + number * postingLength;
    const rule = page[at + postingRule] ?? 0;
    return `${rule >>> 1}${rule & 1 ? "!" : ""} with ${page[at + postingSecond]} at ${page[at + postingProgram]}`;
  }).toSorted();
}

describe("postings", () => {
  test("fileRule: under two keys, one of them twice -> all three are there, with the second key and the program", () => {
    const postings = openPostings();
    fileRule(postings, { rule: 4, program: 70 }, [filing(1, 2), filing(1, 3), filing(5, 0, true)]);
    assert.deepEqual(filedUnder(postings, 1), ["4 with 2 at 70", "4 with 3 at 70"]);
    assert.deepEqual(filedUnder(postings, 5), ["4! with 0 at 70"]);
    assert.deepEqual(filedUnder(postings, 2), []);
    assert.equal(postings.count, 3);
  });

  test("takeOut: a rule filed twice in a row under a key -> both postings go, those of others stay", () => {
    const postings = openPostings();
    fileRule(postings, { rule: 1, program: 10 }, [filing(1)]);
    fileRule(postings, { rule: 2, program: 20 }, [filing(1, 8), filing(1, 9)]);
    takeOut(postings, 2);
    assert.deepEqual(filedUnder(postings, 1), ["1 with 0 at 10"]);
    takeOut(postings, 1);
    assert.deepEqual([filedUnder(postings, 1), postings.count, postings.runOfKey[1]], [[], 0, noRun]);
  });

  test("fileRule, takeOut: 2,000 random steps -> under each key what a plain list has", () => {
    const roll = dice(23);
    const postings = openPostings();
    const plain = new Map<number, readonly { readonly key: number; readonly said: string }[]>();
    for (let step = 0; step < 2_000; step += 1) {
      const rule = roll(60);
      if (plain.delete(rule)) {
        takeOut(postings, rule);
        continue;
      }
      const filings = Array.from({ length: 1 + roll(4) }, (_, at) => filing(roll(12), at, roll(2) === 0));
      fileRule(postings, { rule, program: step }, filings);
      const said = filings.map(({ key, second, isSure }) => {
        return { key, said: `${rule}${isSure ? "!" : ""} with ${second} at ${step}` };
      });
      plain.set(rule, said);
    }
    const all = [...plain.values()].flat();
    assert.equal(postings.count, all.length);
    for (let key = 0; key < 12; key += 1) {
      const expected = all.filter((one) => one.key === key).map(({ said }) => said);
      assert.deepEqual(filedUnder(postings, key), expected.toSorted());
    }
  });

  test("fileRule: 10,000 rules under one key, all taken out -> the next ones need no new page", () => {
    const postings = openPostings();
    const fill = () => {
      for (let rule = 0; rule < 10_000; rule += 1) fileRule(postings, { rule, program: rule }, [filing(3)]);
    };
    fill();
    assert.equal(filedUnder(postings, 3).length, 10_000);
    for (let rule = 0; rule < 10_000; rule += 1) takeOut(postings, rule);
    assert.equal(postings.count, 0);

    const pages = postings.runs.pages.length;
    fill();
    assert.equal(postings.runs.pages.length, pages);
  });
});
