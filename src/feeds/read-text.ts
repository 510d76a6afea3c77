// Chooses among the titles and texts of an entry or a feed, and undoes what they are wrapped in.
import { Buffer, isUtf8 } from "node:buffer";
import { limits } from "../core/limits.ts";
import { plainLine, plainText } from "./plain-text.ts";
import type { RawEntry, RawHead, RawText } from "./raw-entry.ts";

/** The first title that says anything; a picture's only where there is no other. */
export function titleOf({ titles, otherTitles }: RawHead): string {
  for (const { text } of titles.map(unwrapped)) {
    const title = plainLine(text, limits.titleCharsMax);
    if (title !== "") return title;
  }
  return otherTitles.map((text) => plainLine(text, limits.titleCharsMax)).find((title) => title !== "") ?? "";
}

/** What a feed says it is about. Where it says that twice, it corrects itself: the last one counts. */
export function descriptionOf({ shortTexts, otherTexts }: RawHead): string {
  const said = [...shortTexts.toReversed(), ...otherTexts]
    .map(unwrapped)
    .map(({ text }) => plainLine(text, limits.feedDescriptionCharsMax));
  return said.find((text) => text !== "") ?? "";
}

export type EntryText = { readonly text: string /** What it was made of. */; readonly markup: string };

// A "whole text" of which the summary says this many times as much is a stub.
const stubFactor = 3;

/** The whole text if there is one, else the summary, else what is said of a picture; of each kind the longest. */
export function entryText({ fullTexts, shortTexts, otherTexts }: RawEntry): EntryText {
  const full = longest(fullTexts);
  const isStubBeside = (length: number) => length > stubFactor * full.text.length;
  // Tags only take away, so a summary that is short with them needs no closer look.
  if (full.text !== "" && !shortTexts.some(({ text }) => isStubBeside(text.length))) return full;

  const short = longest(shortTexts);
  if (isStubBeside(short.text.length)) return short;
  if (full.text !== "") return full;

  const wordless = [...fullTexts, ...shortTexts].find(({ text }) => text.trim() !== "");
  return wordless === undefined ? longest(otherTexts) : { text: longest(otherTexts).text, markup: wordless.text };
}

function longest(candidates: readonly RawText[]): EntryText {
  let best = { text: "", markup: "" };
  for (const candidate of candidates) {
    const markup = unwrapped(candidate).text;
    // Tags only take away, so what is shorter with them is shorter without.
    if (markup.length < best.text.length) continue;

    const text = plainText(markup, limits.entryTextCharsMax);
    if (text !== "" && text.length >= best.text.length) best = { text, markup };
  }
  return best;
}

const base64Signs = /^[A-Za-z\d+/\s]+={0,2}\s*$/;

/** Atom allows base64; what it holds is kept where it is text, and left out where it is a picture. */
function unwrapped({ text, type = "", mode = "" }: RawText): RawText {
  const isMedia = /^[\w.+-]+\/[\w.+-]+/.test(type) && !/^text\/|[/+]xml\b/i.test(type);
  if (!(mode.toLowerCase() === "base64" || isMedia) || !base64Signs.test(text)) return { text, type, mode };

  const bytes = Buffer.from(text, "base64");
  const left = /^(?:image|audio|video)\//i.test(type) ? "" : text;
  return { text: isUtf8(bytes) ? bytes.toString("utf8") : left, type: "", mode: "" };
}
