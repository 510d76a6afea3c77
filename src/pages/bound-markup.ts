// Takes from markup what no reader needs and a parser would choke on: depth and number of tags beyond every real page.
import { limits } from "../core/limits.ts";

export type BoundMarkup = { readonly markup: string; readonly problems: readonly string[] };

const tagPattern = /<(?:!--|(\/?)([a-z][^\s/>]*))/gi;
/** Elements whose content is text to the parser, whatever is in it. */
const rawTags = new Set(["script", "style", "textarea", "title"]);
const voidTags = new Set(
  "area base basefont br col embed frame hr img input link meta param source track wbr".split(" "),
);
/** One of these ends another of the same name that was left open. */
const selfEnding = new Set("p li dt dd option tr td th".split(" "));

type Bounding = {
  readonly open: string[];
  readonly pieces: string[];
  /** Where the markup begins that is not yet in `pieces`. */
  keptFrom: number;
  tags: number;
};

/**
 * One pass over the tags, before anything is built from them: the parser's work per tag grows with the depth,
 * and what it builds is many times the size of what it reads. Tags opened too deep are left out, their text stays.
 */
export function boundMarkup(markup: string): BoundMarkup {
  const bounding: Bounding = { open: [], pieces: [], keptFrom: 0, tags: 0 };
  const end = scan(markup, bounding);
  const problems: string[] = [];
  if (bounding.pieces.length > 0) problems.push(`The markup is deeper than ${limits.markupDepthMax} elements.`);
  if (end < markup.length) problems.push(`The markup was cut after ${limits.markupTagsMax} tags.`);
  return { markup: [...bounding.pieces, markup.slice(bounding.keptFrom, end)].join(""), problems };
}

/** Gives the position up to which the markup is good. */
function scan(markup: string, bounding: Bounding): number {
  tagPattern.lastIndex = 0;
  for (let match = tagPattern.exec(markup); match !== null; match = tagPattern.exec(markup)) {
    const name = match[2]?.toLowerCase();
    const next = name === undefined ? after(markup, "-->", match.index) : seeTag(markup, bounding, { match, name });
    if (next === -1) return markup.length;
    if (bounding.tags > limits.markupTagsMax) return match.index;
    tagPattern.lastIndex = next;
  }
  return markup.length;
}

type SeenTag = { readonly match: RegExpExecArray; readonly name: string };

/** Gives where to go on looking; -1 when nothing but text follows. */
function seeTag(markup: string, bounding: Bounding, { match, name }: SeenTag): number {
  const next = match.index + match[0].length;
  bounding.tags++;
  if (match[1] === "/") {
    const at = bounding.open.lastIndexOf(name);
    if (at !== -1) bounding.open.length = at;
    return next;
  }
  if (voidTags.has(name)) return next;
  if (rawTags.has(name)) return afterRaw(markup, name, next);

  if (selfEnding.has(name) && bounding.open.at(-1) === name) bounding.open.pop();
  if (bounding.open.length < limits.markupDepthMax) {
    bounding.open.push(name);
    return next;
  }
  const end = after(markup, ">", next);
  bounding.pieces.push(markup.slice(bounding.keptFrom, match.index));
  bounding.keptFrom = end === -1 ? markup.length : end;
  return end;
}

function afterRaw(markup: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, "gi");
  closing.lastIndex = from;
  return closing.exec(markup) === null ? -1 : closing.lastIndex;
}

function after(markup: string, sign: string, from: number): number {
  const at = markup.indexOf(sign, from);
  return at === -1 ? -1 : at + sign.length;
}
