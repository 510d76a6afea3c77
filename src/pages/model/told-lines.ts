// What the page tells machines about its article, folded so that blocks can be compared with it.
import { foldLine } from "../title-lines.ts";

export type Told = {
  readonly title: string;
  readonly description: string | undefined;
  readonly author: string | undefined;
  readonly body: string | undefined;
};

export type ToldLines = {
  /** The title as it is, and folded. */
  readonly shownTitle: string;
  readonly title: string;
  readonly titleWords: ReadonlySet<string>;
  readonly description: string;
  readonly descriptionWords: ReadonlySet<string>;
  readonly author: string;
  readonly body: string;
  /** The first block that says the title, -1 when none does. */
  readonly titleLine: number;
};

const wideLetters = /[\u3040-\u30ff\u4e00-\u9fff]/;
const bodyCharsMin = 200;

export function toldLines(told: Told, folded: readonly string[]): ToldLines {
  const title = foldLine(told.title);
  const description = foldLine(told.description ?? "");
  const body = foldLine(told.body ?? "");
  return {
    shownTitle: told.title,
    title,
    titleWords: new Set(wordsOf(title)),
    description,
    descriptionWords: new Set(wordsOf(description)),
    author: foldLine(told.author ?? ""),
    body: body.length < bodyCharsMin ? "" : body,
    titleLine: title === "" ? -1 : folded.indexOf(title),
  };
}

/** Texts without spaces are taken apart into pairs of letters. */
export function wordsOf(line: string): readonly string[] {
  if (line === "") return [];
  if (!wideLetters.test(line)) return line.split(" ");

  const letters = [...line.replaceAll(" ", "")];
  return letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`);
}
