// Finds the date of publication among the dates that a page shows to its readers.

import { changedLabels, publishedLabels } from "./date-labels.ts";
import { type DateOrder, readDateText } from "./date-text.ts";
import type { PageFacts } from "./page-facts.ts";
import type { ShownTime } from "./shown-time.ts";
import { sameLine } from "./title-lines.ts";
import { type Around, addressDate, firstDate, type PageDate } from "./told-date.ts";

/** Lines about an article stand close around its headline and are short. */
const linesBefore = 4;
const linesAfter = 8;
const lineCharsMax = 140;
/** A paragraph may begin with its date. */
const leadCharsMax = 32;
const leadBlocksMax = 12;
const leadDate = /^\W{0,3}(?:\p{L}[\p{L}. ]{1,18},\s+(?:den\s+)?)?\d{1,4}[./-]\s?(?:\d|\p{L})/u;
/** How much further away a line above the headline seems. */
const aboveFactor = 1.5;
const bareCharsMax = 36;
/** "Sailing 01.02.2022 Category: Sailing": a day in figures among the names of parts. */
const taggedCharsMax = 80;
const taggedDate = /^\p{L}[\p{L} |-]{2,30}\s\d{1,2}\.\d{1,2}\.\d{4}(?:\s+\p{L}|$)/u;
/** What a picture shows has a date of its own. */
const caption = /^(?:abbildung|abb\.|foto|bild|figure|fig\.|photo|image|caption)/i;
/** Dates in microdata and `<time>` of the article's own part. */
export function markedDate(facts: PageFacts, order: DateOrder): PageDate | undefined {
  const own = facts.times.filter((time) => !time.isBeside && time.of !== "modified");
  const from = (source: ShownTime["source"]) =>
    nearestFirst(
      own.filter((time) => time.source === source),
      facts.headlineOrder,
    );
  return firstDate(from("microdata"), "microdata", order) ?? firstDate(from("time-element"), "time-element", order);
}

/**
 * In the order in which readers' dates deserve belief. What seems to be beside the article is asked last: templates
 * also name the article's own part after a widget.
 */
export function shownDate(facts: PageFacts, around: Around, order: DateOrder): PageDate | undefined {
  const own = { ...around, blocks: ownBlocks(facts, around.blocks) };
  const labelled = facts.times.filter(({ isBeside, shown }) => isBeside && publishedLabels.test(shown));
  return (
    ownDate(facts, own, order) ??
    firstDate(nearestFirst(labelled, facts.headlineOrder), "visible", order) ??
    ownDate(facts, around, order)
  );
}

function ownDate(facts: PageFacts, around: Around, order: DateOrder): PageDate | undefined {
  const own = facts.times.filter((time) => !time.isBeside && time.of !== "modified");
  const visible = nearestFirst(
    own.filter((time) => time.source === "visible"),
    facts.headlineOrder,
  );
  const texts = around.blocks.map(({ text }) => text);
  const headline = headlineIndex(around);
  const close = headline === -1 ? [] : texts.slice(Math.max(0, headline - linesBefore), headline + linesAfter);
  const lines = facts.bylines.filter(({ isBeside }) => !isBeside).flatMap((byline) => byline.lines);
  const descriptions = ["og:description", "description", "og:title"].flatMap((name) => facts.metas.get(name) ?? []);
  const first = texts.slice(Math.max(0, headline), Math.max(0, headline) + leadBlocksMax);
  const said = [...withLabels(texts), ...texts, ...descriptions];
  const leads = first.filter((text) => leadDate.test(text));
  return (
    addressDate(around.url) ??
    firstDate(visible, "visible", order) ??
    firstDate(
      [...lines, ...close].filter((text) => isShort(text) && !caption.test(text)).map(publishedPart),
      "visible",
      order,
    ) ??
    firstDate(
      leads.map((text) => text.slice(0, leadCharsMax)),
      "visible",
      order,
    ) ??
    firstDate(
      [...first.map((text) => text.slice(0, lineCharsMax)), ...said].flatMap(after(publishedLabels)),
      "visible",
      order,
    ) ??
    firstDate(said.flatMap(after(changedLabels)), "visible", order) ??
    firstDate(
      [
        ...texts.filter((text) => isBareDate(text) || (isShort(text) && leadDate.test(text))),
        ...texts.filter((text) => text.length <= taggedCharsMax && taggedDate.test(text)),
      ],
      "visible",
      order,
    )
  );
}

/** What says of itself that it is the publication, then the rest; both by their distance from the headline, below rather than above it. */
function nearestFirst(times: readonly ShownTime[], headlineOrder: number | undefined): readonly string[] {
  const distance = ({ order, isBelowHeadline }: ShownTime) =>
    Math.abs(order - (headlineOrder ?? 0)) * (isBelowHeadline ? 1 : aboveFactor);
  const near = times.toSorted((left, right) => distance(left) - distance(right));
  return [...near.filter((time) => time.of === "published"), ...near].map(({ text }) => text);
}

/** "Datum:" and "25.01.2022" can be two blocks. */
function withLabels(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text, index) => {
    const before = texts[index - 1] ?? "";
    return /^[^\d]{3,30}$/u.test(before) && isBareDate(text) ? [`${before} ${text}`] : [];
  });
}

/** A line that says a date and hardly anything else. */
function isBareDate(text: string): boolean {
  return text.length <= bareCharsMax && /\d{4}|\d\.\d{2}$/.test(text) && readDateText(text) !== undefined;
}

function headlineIndex({ blocks, title }: Around): number {
  const same = blocks.findIndex((block) => sameLine(block.text, title) && /^h[1-6]$/.test(block.tag));
  return same === -1 ? blocks.findIndex((block) => block.tag === "h1") : same;
}

/** Blocks but those that are dates and bylines of other articles. */
export function ownBlocks(facts: PageFacts, blocks: Around["blocks"]): Around["blocks"] {
  const beside = new Set([
    ...facts.times.filter(({ isBeside }) => isBeside).map(({ shown }) => shown),
    ...facts.bylines.filter(({ isBeside }) => isBeside).flatMap(({ lines }) => lines),
  ]);
  return beside.size === 0 ? blocks : blocks.filter(({ text }) => !beside.has(text));
}

/** Of a line that tells when something was changed and when it was published, the latter. */
function publishedPart(text: string): string {
  return changedLabels.test(text) ? (after(publishedLabels)(text)[0] ?? text) : text;
}

/** What a text says after such a label. */
function after(labels: RegExp): (text: string) => readonly string[] {
  return (text) => {
    const match = labels.exec(text.length > lineCharsMax ? text.slice(0, lineCharsMax) : text);
    return match === null ? [] : [text.slice(match.index, match.index + lineCharsMax)];
  };
}

function isShort(text: string): boolean {
  return text.length <= lineCharsMax;
}
