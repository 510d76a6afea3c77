// Tells of parts whose words are there, but not as the rule wants them to stand.
import { limits } from "../limits.ts";
import type { Near, Not, NotNear, Together } from "./expression.ts";
import { placeOf } from "./marks.ts";
import { metParts } from "./met-parts.ts";
import { closestWords } from "./near.ts";
import { sideOccurrences } from "./pairs.ts";
import type { Scope } from "./scope.ts";
import type { WatchText } from "./watch-text.ts";

export function apart(
  text: WatchText,
  { part, scope }: { readonly part: Near | Together; readonly scope: Scope },
  charsMax: number,
): string {
  const place = scope.name === "" ? "" : ` in ${scope.name}`;
  return `${cut(part.written, charsMax)} is not met${place}: ${nearestMiss(text, part, scope)}`;
}

/** How close they come helps to choose the number; further than NEAR can reach it helps nobody. */
export function nearestMiss(text: WatchText, part: Near | Together, scope: Scope): string {
  if (part.kind === "together") return `the two are never in one ${part.unit}`;

  const left = sideOccurrences(text, part.left, scope);
  const right = sideOccurrences(text, part.right, scope);
  const closest = closestWords({ left, right }, part.ordered);
  const isInReach = closest !== undefined && closest <= limits.nearWordsMax;
  if (isInReach) return `the closest two have ${closest} words between`;

  const isOtherWay = part.ordered && (closestWords({ left, right }) ?? Number.POSITIVE_INFINITY) <= part.wordsMax;
  return isOtherWay ? "the two stand near, but the other way round" : "the two are nowhere in reach";
}

export function whyNotFar({ written, left, right }: NotNear, scope: Scope, charsMax: number): string {
  const place = scope.name === "" ? "" : ` in ${scope.name}`;
  const [one, other] = [left, right].map((side) => cut(side.written, charsMax));
  return `${cut(written, charsMax)} is not met${place}: every ${one} has ${other} near it`;
}

/** The words that met what should not be met. */
export function leftOut(text: WatchText, not: Not, scope: Scope): string {
  const occurrence = metParts(text, not.operand, scope)[0]?.occurrences[0];
  if (occurrence === undefined) return "";

  const { field, from, to } = placeOf(text, occurrence);
  return `: "${cut(text[field].slice(from, to), limits.quotedNearestCharsMax)}" is in the ${field}`;
}

export function cut(written: string, charsMax: number): string {
  return written.length <= charsMax ? written : `${written.slice(0, charsMax)}...`;
}
