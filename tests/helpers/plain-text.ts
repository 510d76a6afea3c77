// A random article as a test knows it, word by word, and the strings it makes.
import type { ArticleText } from "../../src/core/watch/article-text.ts";
import { aboutValues, type Dice, type PlainWord, type Script } from "./plain-rule.ts";

/** `run` tells apart what nothing reaches over; `from` and `to` are places in the printed text. */
export type PlacedWord = {
  readonly word: PlainWord;
  readonly sentence: string;
  readonly paragraph: string;
  readonly run: number;
  readonly from: number;
  readonly to: number;
};

export type PlainText = {
  readonly given: ArticleText;
  readonly title: readonly PlacedWord[];
  /** Without what is flagged. */
  readonly body: readonly PlacedWord[];
};

const stop = "。";
const hourMs = 3_600_000;
const now = new Date("2026-11-20T08:00:00.000Z");

export function someText(roll: Dice, script: Script): PlainText {
  const some = (length: number) =>
    Array.from({ length }, () => script.words[roll(script.words.length)] ?? script.words[0]).filter(
      (word) => word !== undefined,
    );
  const titleWords = some(roll(7));
  const bodyWords = some(roll(5) === 0 ? roll(150) : roll(30));
  const title = printed(titleWords, { roll, script, isBody: false });
  const body = printed(bodyWords, { roll, script, isBody: true });
  const flagged = roll(3) === 0 ? someFlagged(roll, body.words) : [];
  const given = { title: title.text, body: body.text, flagged, ...someFacts(roll) };
  return { given, title: title.words, body: withoutFlagged(body.words, flagged) };
}

type Printing = { readonly roll: Dice; readonly script: Script; readonly isBody: boolean };

function printed(words: readonly PlainWord[], { roll, script, isBody }: Printing) {
  let text = "";
  let sentence = 0;
  let paragraph = 0;
  const placed: PlacedWord[] = [];
  for (const [at, word] of words.entries()) {
    const breakHere = at === 0 || !isBody ? 9 : roll(10);
    if (breakHere === 0) {
      text += `${stop}\n`;
      sentence += 1;
      paragraph += 1;
    } else if (breakHere === 1) {
      text += `${stop} `;
      sentence += 1;
    } else if (at > 0) text += script.gap;
    const from = text.length;
    text += word[0];
    placed.push({ word, sentence: `${sentence}`, paragraph: `${paragraph}`, run: 0, from, to: text.length });
  }
  return { text, words: placed };
}

function someFlagged(roll: Dice, words: readonly PlacedWord[]) {
  return Array.from({ length: 1 + roll(3) }, () => {
    const first = words[roll(Math.max(1, words.length))];
    const last = first === undefined ? undefined : words[words.indexOf(first) + roll(6)];
    return first === undefined || last === undefined ? { from: 0, to: 0 } : { from: first.from, to: last.to };
  }).filter(({ from, to }) => to > from);
}

function withoutFlagged(words: readonly PlacedWord[], flagged: readonly { from: number; to: number }[]) {
  let run = 0;
  const left: PlacedWord[] = [];
  for (const word of words) {
    if (flagged.some(({ from, to }) => from < word.to && word.from < to)) {
      run += 1;
      continue;
    }
    left.push({ ...word, run, sentence: `${word.sentence}/${run}`, paragraph: `${word.paragraph}/${run}` });
  }
  return left;
}

function someFacts(roll: Dice): Omit<ArticleText, "title" | "body" | "flagged"> {
  const maybe = <T>(values: readonly T[]) => values[roll(values.length + 1)];
  const tags = aboutValues.tag.filter(() => roll(2) === 0);
  return {
    url: maybe(["https://news.example/sport/1", "https://ru.example/a"]),
    author: maybe(["Ivan Petrov", "Petrov, Ivan", "A. Ivan"]),
    source: maybe(["The Daily News", "TASS", "Daily Gas"]),
    lang: maybe(["ru", "en-GB"]),
    country: maybe(["RU", "CN"]),
    tags: roll(3) === 0 ? undefined : tags,
    publishedAt: maybe([new Date(now.getTime() - roll(50) * hourMs), new Date(now.getTime() - 30 * 60_000)]),
    now,
  };
}
