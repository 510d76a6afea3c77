// The set of watches in force: loading, reloading, and the order in which watches are given back.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openWatchSet, type WatchSet } from "../../src/core/watch/engine/watch-set.ts";
import { readText } from "../../src/core/watch/judge.ts";
import type { Entity, Watch } from "../../src/core/watch/watch.ts";
import { watchOf } from "../helpers/rules.ts";

const namesMet = (set: WatchSet<Watch>, body: string) =>
  set.metBy(readText({ title: "", body })).map(({ name }) => name);

describe("openWatchSet", () => {
  test("metBy: watches loaded in some order -> given back in that order", () => {
    const set = openWatchSet([watchOf("b", "beta"), watchOf("a", "alpha"), watchOf("c", "gamma")]);
    assert.deepEqual(namesMet(set, "gamma alpha beta"), ["b", "a", "c"]);
    set.load([watchOf("c", "gamma"), watchOf("new", "beta OR alpha"), watchOf("a", "alpha")]);
    assert.deepEqual(namesMet(set, "gamma alpha beta"), ["c", "new", "a"]);
  });

  test("load: a watch that is gone -> is met no more; an empty set meets nothing", () => {
    const set = openWatchSet([watchOf("a", "alpha"), watchOf("b", "alpha")]);
    set.load([watchOf("b", "alpha")]);
    assert.deepEqual(namesMet(set, "alpha"), ["b"]);
    set.load([]);
    assert.deepEqual(namesMet(set, "alpha"), []);
  });

  test("load: a changed rule under the same name -> the new one is in force", () => {
    const set = openWatchSet([watchOf("a", "alpha")]);
    set.load([watchOf("a", "beta")]);
    assert.deepEqual(namesMet(set, "alpha"), []);
    assert.deepEqual(namesMet(set, "beta"), ["a"]);
  });

  test("load: the same rule with another alias of a name it mentions -> the new alias is met", () => {
    const named = (...en: readonly string[]): ReadonlyMap<string, Entity> =>
      new Map([["xi", { name: "xi", aliases: { en } }]]);
    const set = openWatchSet([watchOf("a", "@xi", named("Xi Jinping"))]);
    assert.deepEqual(namesMet(set, "President Xi spoke."), []);
    set.load([watchOf("a", "@xi", named("Xi Jinping", "President Xi"))]);
    assert.deepEqual(namesMet(set, "President Xi spoke."), ["a"]);
  });

  test("metBy: a rule that stayed while its title changed -> the watch of the last load", () => {
    const set = openWatchSet([watchOf("a", "alpha")]);
    const renamed = { ...watchOf("a", "alpha"), title: "Another title" };
    set.load([renamed]);
    assert.deepEqual(set.metBy(readText({ title: "alpha", body: "" })), [renamed]);
  });
});
