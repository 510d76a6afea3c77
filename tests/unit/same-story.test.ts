// Is it the same event?
import assert from "node:assert/strict";
import { test } from "node:test";
import type { NearStory } from "../../src/core/story/judgement.ts";
import { chooseStory, isNearIdentical } from "../../src/core/story/same-story.ts";
import { titleWords } from "../../src/core/story/title-words.ts";
import { after, dayMs, hourMs, start } from "../helpers/make.ts";

const alike = (ours: string, theirs: string) => isNearIdentical(titleWords(ours), titleWords(theirs));

const same: readonly (readonly [string, string])[] = [
  ["Xi Jinping arrives in Moscow for talks with Putin", "Xi Jinping arrives in Moscow for talks with Putin"],
  ["Xi Jinping arrives in Moscow for talks with Putin", "XI JINPING ARRIVES IN MOSCOW FOR TALKS WITH PUTIN"],
  ["Xi Jinping arrives in Moscow for talks with Putin", "Xi Jinping arrives in Moscow for the talks with Putin"],
  ["Xi’s New Year message to Putin praises partnership", "Xi's New Year message to Putin praises partnership"],
  ["China, Russia sign gas pipeline deal after long talks", "China and Russia sign gas pipeline deal after long talks"],
  ["Putin lands in Harbin for expo with Xi", "BREAKING: Putin lands in Harbin for expo with Xi, sources say"],
  ["Путин прибыл в Пекин на переговоры с Си Цзиньпином", "Путин прибыл в Пекин на переговоры с Си Цзиньпином"],
  ["习近平同俄罗斯总统普京举行会谈", "习近平同俄罗斯总统普京举行会谈"],
];

const different: readonly (readonly [string, string, string])[] = [
  ["Xi to visit Russia in May, envoy says", "Xi will not visit Russia in May, envoy says", "a denial"],
  ["Xi Jinping to visit Moscow in May", "Xi Jinping cancels visit to Moscow in May", "a cancellation"],
  ["Kremlin says Xi to visit Moscow in May", "Kremlin confirms Xi to visit Moscow in May", "a confirmation"],
  ["Си Цзиньпин посетит Москву в мае, заявил посол", "Си Цзиньпин не посетит Москву в мае, заявил посол", "не"],
  ["习近平将于五月访问俄罗斯莫斯科", "习近平将不于五月访问俄罗斯莫斯科", "不"],
  ["Two ships collide off Vladivostok port, 10 hurt", "Two ships collide off Vladivostok port, 12 hurt", "a number"],
  ["Daily briefing", "Daily briefing", "too short to mean one event"],
  ["What we know so far", "What we know so far", "too short to mean one event"],
  ["Putin visits China for border talks", "Putin visits India for border talks", "another country"],
  ["Xi Jinping visits Vladimir Putin", "Vladimir Putin visits Xi Jinping", "the other way round"],
  ["Xi Jinping's state visit to Moscow next week", "Xi Jinping's state visit to Moscow next week unlikely", "a doubt"],
  [
    "Sergey Lavrov to hold talks in Beijing on Tuesday",
    "Sergey Lavrov to hold talks in Tokyo on Tuesday",
    "another city",
  ],
  ["习近平将于下月对俄罗斯进行国事访问", "习近平将于下月对白俄罗斯进行国事访问", "another country"],
  ["习近平将于下月对俄罗斯进行国事访问", "习近平将于下月对俄罗斯进行国事访问系谣言", "a rumour"],
  ["Xi Jinping meets Putin in Beijing", "Grain prices rise in Kansas after drought", "nothing in common"],
];

for (const [ours, theirs] of same) {
  test(`isNearIdentical: "${ours}" and "${theirs}" -> one event`, () => assert.ok(alike(ours, theirs)));
}

for (const [ours, theirs, why] of different) {
  test(`isNearIdentical: "${ours}" and "${theirs}" -> two, for ${why}`, () => {
    assert.equal(alike(ours, theirs), false);
    assert.equal(alike(theirs, ours), false);
  });
}

test("titleWords: a title -> folded words without the empty ones, negations kept", () => {
  assert.deepEqual(titleWords("The Kremlin has NOT said that Xi’s visit is off"), [
    "kremlin",
    "not",
    "xi",
    "visit",
    "off",
  ]);
});

test("titleWords: Han -> pairs of neighbours, also beside Latin words", () => {
  assert.deepEqual(titleWords("习近平 G20 普京"), ["习近", "近平", "g20", "普京"]);
});

test("titleWords: nothing but marks -> no words", () => {
  assert.deepEqual(titleWords("— … !"), []);
});

function story(parts: Partial<NearStory> = {}): NearStory {
  return {
    id: "s1",
    openedAt: start,
    lastArticleAt: start,
    titles: [titleWords("Xi Jinping arrives in Moscow for talks with Putin")],
    links: ["wire.example/xi-moscow"],
    alerts: [],
    ...parts,
  };
}

const words = titleWords("Xi Jinping arrives in Moscow for talks with Putin");

test("chooseStory: the same address -> joined, whatever the title", () => {
  const choice = chooseStory(
    { words: titleWords("Quite another headline here today"), link: "wire.example/xi-moscow", now: after(hourMs) },
    [story()],
  );

  assert.deepEqual(choice, { kind: "joined", id: "s1", why: "the same address" });
});

test("chooseStory: a near-identical title -> joined", () => {
  const choice = chooseStory({ words, link: "other.example/a", now: after(hourMs) }, [story()]);

  assert.deepEqual(choice, { kind: "joined", id: "s1", why: "a near-identical title" });
});

test("chooseStory: several fit -> the oldest, in whatever order they come", () => {
  const older = story({ id: "s0", openedAt: after(-hourMs) });

  for (const near of [
    [story(), older],
    [older, story()],
  ]) {
    const choice = chooseStory({ words, link: undefined, now: after(hourMs) }, near);
    assert.equal(choice.kind === "joined" ? choice.id : undefined, "s0");
  }
});

test("chooseStory: opened more than three days ago -> the title joins no more, the address still does", () => {
  const late = after(3 * dayMs + 1);

  assert.equal(chooseStory({ words, link: undefined, now: after(3 * dayMs) }, [story()]).kind, "joined");
  assert.equal(chooseStory({ words, link: undefined, now: late }, [story()]).kind, "new");
  assert.equal(chooseStory({ words, link: "wire.example/xi-moscow", now: late }, [story()]).kind, "joined");
});

test("chooseStory: a title that comes back every other day -> a new story after three days, however often it came", () => {
  const recurring = story({ lastArticleAt: after(4 * dayMs) });

  assert.equal(chooseStory({ words, link: undefined, now: after(4 * dayMs) }, [recurring]).kind, "new");
});

test("chooseStory: nothing near -> a new story, with the reason", () => {
  assert.deepEqual(chooseStory({ words, link: undefined, now: start }, []), {
    kind: "new",
    why: "began this story: no other near it has its address or title",
  });
});
