// Tells in the rule's own words why a text does not meet it.
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { Unmet } from "./evaluate.ts";
import type { Or, SomeOf } from "./expression.ts";
import { mentionCount, metCount } from "./meets.ts";
import { nearestAlternative } from "./nearest-alternative.ts";
import type { Scope } from "./scope.ts";
import type { WatchText } from "./watch-text.ts";
import { whyNotAbout, whyNotAge, whyNotLength } from "./why-not-facts.ts";
import { apart, cut, leftOut, whyNotFar } from "./why-not-near.ts";

export function whyNot(text: WatchText, unmet: Unmet): string {
  if (unmet.part.kind !== "or") return whyNotPart(text, unmet, limits.quotedRuleCharsMax);

  const nearest = nearestAlternative(text, unmet.part, unmet.scope);
  if (nearest.kind === "none") return noChoice(unmet.part, unmet.scope, nearest);

  return `nearest of ${nearest.count} alternatives: ${whyNotNearest(text, nearest.unmet)}`;
}

/** Alternatives within the nearest one are gone into as well; only the outermost are counted, for the sentence's sake. */
function whyNotNearest(text: WatchText, unmet: Unmet): string {
  const charsMax = limits.quotedNearestCharsMax;
  if (unmet.part.kind !== "or") return whyNotPart(text, unmet, charsMax);

  const nearest = nearestAlternative(text, unmet.part, unmet.scope);
  if (nearest.kind === "some") return whyNotNearest(text, nearest.unmet);

  return absent(unmet.part.written, unmet.scope, charsMax);
}

function whyNotPart(text: WatchText, { part, scope }: Unmet, charsMax: number): string {
  switch (part.kind) {
    case "words":
    case "entity":
    case "pattern":
    case "or":
      return absent(part.written, scope, charsMax);
    case "near":
    case "together":
      return absentSide(text, { part, scope }, charsMax) ?? apart(text, { part, scope }, charsMax);
    case "not-near":
      return absentSide(text, { part, scope }, charsMax) ?? whyNotFar(part, scope, charsMax);
    case "at-least": {
      const count = mentionCount(text, part, scope);
      if (count === 0) return absent(part.side.written, scope, charsMax);
      return `${cut(part.written, charsMax)} is not met${placeName(scope)}: there ${count === 1 ? "is" : "are"} ${count}`;
    }
    case "of":
      return tooFew(text, { part, scope }, charsMax);
    case "not":
      return `${cut(part.written, charsMax)} leaves it out${leftOut(text, part, scope)}`;
    case "about":
      return whyNotAbout(text.facts, part);
    case "length":
      return whyNotLength(text.placed.body.froms.length, part);
    case "age":
      return whyNotAge(text.facts, part);
    default:
      return unreachable(part);
  }
}

type UnmetOf<Kind> = { readonly part: Extract<Unmet["part"], { readonly kind: Kind }>; readonly scope: Scope };

/** A side that is nowhere is the reason; undefined when both are somewhere. */
function absentSide(
  text: WatchText,
  { part, scope }: UnmetOf<"near" | "together" | "not-near">,
  charsMax: number,
): string | undefined {
  const sides = part.kind === "not-near" ? [part.left] : [part.left, part.right];
  const missing = sides.find(({ choices }) => choices.every((words) => text.find(words, scope).length === 0));
  return missing === undefined ? undefined : absent(missing.written, scope, charsMax);
}

function tooFew(text: WatchText, { part, scope }: UnmetOf<"of">, charsMax: number): string {
  return `${cut(part.written, charsMax)} is not met${placeName(scope)}: ${countMet(text, part, scope)} of them`;
}

function countMet(text: WatchText, part: SomeOf, scope: Scope): string {
  const count = metCount(text, part, scope);
  return count === 0 ? "none" : `only ${count}`;
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

function placeName({ name }: Scope): string {
  return name === "" ? "" : ` in ${name}`;
}
