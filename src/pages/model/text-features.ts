// Features of a block's own text.
import type { Block } from "../block.ts";
import type { Furniture } from "../furniture.ts";
import type { FeatureGroup } from "./feature.ts";
import { logOf, type Rows, shareOf } from "./row.ts";
import type { Survey } from "./survey.ts";
import type { TextMeasure } from "./text-measure.ts";

const furnitureOrder: readonly Furniture[] = [
  "onward",
  "sharing",
  "asking",
  "comments",
  "rights",
  "credit",
  "byline",
  "time",
];

const leadIn = /^[^.!?。]{1,30}[:：]\s/u;
const address = /https?:|www\.|@[a-z]/i;
const dateLike = /\d{1,2}[./:-]\d{1,2}|(?:19|20)\d{2}/;
const dots = /(?:…|\.\.\.)\s*$/;
const quoted = /^["“„«「『‘]/u;
const dashed = /^[-–—•*▪●■►▶»>→]/u;
const numbered = /^\(?\d{1,3}[.)]\s/;
const lowerStart = /^\p{Ll}/u;
const shout = /^[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$/u;
const asks = /[?？؟]\s*$/u;
const endsColon = /[:：]\s*$/u;
const addressed =
  /\b(?:you|your|our|us|we|click|here|below|newsletter|sign up|subscribe|follow|sie|ihre?[nr]?|uns(?:ere?[nr]?)?|vous|votre|notre|usted|nuestr[oa]s?|você|nosso|wij|jouw|ons)\b|(?:^|\s)(?:вас|ваш\p{L}*|нас|наш\p{L}*|подпи\p{L}*|вам)(?=\s|\p{P}|$)|[你您请請]|我们|本站|本网|ご|ください/iu;
const patternCharsMax = 400;

export const textFeatures: FeatureGroup = {
  names: [
    ..."weight words linkDensity links strong emphasis endsSentence".split(" "),
    ..."commaRate stopRate digitShare capitalShare capitalWordShare letterShare quoteRate dividerRate bracketRate".split(
      " ",
    ),
    ..."wordLength commas stops".split(" "),
    ..."leadIn address dateLike dots quoted dashed numbered lowerStart shout asks endsColon addressed".split(" "),
    ...furnitureOrder.map((kind) => `furniture-${kind}`),
  ],
  put(survey, index, rows) {
    const block = survey.blocks[index];
    const measure = survey.measures[index];
    if (block === undefined || measure === undefined) return;

    putMeasures(block, measure, rows);
    putPatterns(block.text.slice(0, patternCharsMax), block.text.slice(-patternCharsMax), rows);
    putFurniture(survey, index, rows);
  },
};

function putMeasures(block: Block, measure: TextMeasure, rows: Rows): void {
  const { chars, words } = measure;
  rows.put(logOf(block.weight));
  rows.put(logOf(words));
  rows.put(block.linkDensity);
  rows.put(block.links);
  rows.put(block.strongShare);
  rows.put(block.emphasisShare);
  rows.putFlag(block.endsSentence);
  rows.put(shareOf(measure.commas, block.weight));
  rows.put(shareOf(measure.stops, block.weight));
  rows.put(shareOf(measure.digits, chars));
  rows.put(shareOf(measure.capitals, measure.letters));
  rows.put(shareOf(measure.capitalWords, words));
  rows.put(shareOf(measure.letters, chars));
  rows.put(shareOf(measure.quotes, chars));
  rows.put(shareOf(measure.dividers, chars));
  rows.put(shareOf(measure.brackets, chars));
  rows.put(shareOf(measure.letters, words));
  rows.put(logOf(measure.commas));
  rows.put(logOf(measure.stops));
}

function putPatterns(start: string, end: string, rows: Rows): void {
  for (const pattern of [leadIn, address, dateLike]) rows.putFlag(pattern.test(start));
  rows.putFlag(dots.test(end));
  for (const pattern of [quoted, dashed, numbered, lowerStart, shout]) rows.putFlag(pattern.test(start));
  for (const pattern of [asks, endsColon]) rows.putFlag(pattern.test(end));
  rows.putFlag(addressed.test(start));
}

function putFurniture(survey: Survey, index: number, rows: Rows): void {
  const kind = survey.furniture[index];
  for (const known of furnitureOrder) rows.putFlag(kind === known);
}
