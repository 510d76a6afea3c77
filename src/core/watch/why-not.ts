// Tells in the rule's own words why a text does not meet it.
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { Unmet } from "./evaluate.ts";
import type { Near, Not, Or } from "./expression.ts";
import { placeOf } from "./marks.ts";
import { metParts } from "./met-parts.ts";
import { closestWords } from "./near.ts";
import { nearestAlternative } from "./nearest-alternative.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { Scope, WatchText } from "./watch-text.ts";

export function whyNot(text: WatchText, unmet: Unmet): string {
  if (unmet.kind !== "no-choice") return whyNotPart(text, unmet, limits.quotedRuleCharsMax);

  const nearest = nearestAlternative(text, unmet.or, unmet.scope);
  if (nearest.kind === "none") return noChoice(unmet.or, unmet.scope, nearest);

  return `nearest of ${nearest.count} alternatives: ${whyNotNearest(text, nearest.unmet)}`;
}

/** Alternatives within the nearest one are gone into as well; only the outermost are counted, for the sentence's sake. */
function whyNotNearest(text: WatchText, unmet: Unmet): string {
  const charsMax = limits.quotedNearestCharsMax;
  if (unmet.kind !== "no-choice") return whyNotPart(text, unmet, charsMax);

  const nearest = nearestAlternative(text, unmet.or, unmet.scope);
  if (nearest.kind === "some") return whyNotNearest(text, nearest.unmet);

  return absent(unmet.or.written, unmet.scope, charsMax);
}

type UnmetPart = Exclude<Unmet, { kind: "no-choice" }>;

function whyNotPart(text: WatchText, unmet: UnmetPart, charsMax: number): string {
  switch (unmet.kind) {
    case "absent":
      return absent(unmet.part.written, unmet.scope, charsMax);
    case "apart":
      return `${cut(unmet.near.written, charsMax)} is not met${placeName(unmet.scope)}: ${apart(text, unmet.near, unmet.scope)}`;
    case "unwanted":
      return `${cut(unmet.not.written, charsMax)} leaves it out${unwanted(text, unmet.not, unmet.scope)}`;
    default:
      return unreachable(unmet);
  }
}

function absent(written: string, scope: Scope, charsMax: number): string {
  return `nothing for ${cut(written, charsMax)}${placeName(scope)}`;
}

type NoChoice = { readonly isCompound: boolean; readonly count: number };

/** The head of long alternatives would seem to be what is missing; that of a long list of words shows what it is about. */
function noChoice({ written }: Or, scope: Scope, { isCompound, count }: NoChoice): string {
  const isLong = written.length > limits.quotedRuleCharsMax;
  if (isLong && isCompound) return `nothing for any part of ${count} alternatives${placeName(scope)}`;

  return absent(written, scope, limits.quotedRuleCharsMax);
}

/** How close they come helps to choose the number; further than NEAR can reach it helps nobody. */
function apart(text: WatchText, near: Near, scope: Scope): string {
  const left = occurrencesOf(text, near.left.choices, scope);
  const right = occurrencesOf(text, near.right.choices, scope);
  const closest = closestWords({ left, right });
  const isInReach = closest !== undefined && closest <= limits.nearWordsMax;
  return isInReach ? `the closest two have ${closest} words between` : "the two are nowhere in reach";
}

function unwanted(text: WatchText, not: Not, scope: Scope): string {
  const occurrence = metParts(text, not.operand, scope)[0]?.occurrences[0];
  if (occurrence === undefined) return "";

  const { field, from, to } = placeOf(text, occurrence);
  return `: "${cut(text[field].slice(from, to), limits.quotedNearestCharsMax)}" is in the ${field}`;
}

function placeName(scope: Scope): string {
  return scope === "title" ? " in the title" : "";
}

function cut(written: string, charsMax: number): string {
  return written.length <= charsMax ? written : `${written.slice(0, charsMax)}...`;
}
