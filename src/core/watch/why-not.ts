// Tells in the rule's own words why a text does not meet it.
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { Unmet } from "./evaluate.ts";
import type { Near, Not } from "./expression.ts";
import { placeOf } from "./marks.ts";
import { metParts } from "./met-parts.ts";
import { closestWords } from "./near.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { Scope, WatchText } from "./watch-text.ts";

export function whyNot(text: WatchText, unmet: Unmet): string {
  switch (unmet.kind) {
    case "absent":
      return `nothing for ${quote(unmet.part.written)}${placeName(unmet.scope)}`;
    case "apart":
      return apart(text, unmet.near, unmet.scope);
    case "unwanted":
      return unwanted(text, unmet.not, unmet.scope);
    default:
      return unreachable(unmet);
  }
}

/** How close they come helps to choose the number; further than NEAR can reach it helps nobody. */
function apart(text: WatchText, near: Near, scope: Scope): string {
  const left = occurrencesOf(text, near.left.choices, scope);
  const right = occurrencesOf(text, near.right.choices, scope);
  const closest = closestWords({ left, right });
  const isInReach = closest !== undefined && closest <= limits.nearWordsMax;
  const distance = isInReach ? `the closest two have ${closest} words between` : "the two are nowhere in reach";
  return `${quote(near.written)} is not met${placeName(scope)}: ${distance}`;
}

function unwanted(text: WatchText, not: Not, scope: Scope): string {
  const occurrence = metParts(text, not.operand, scope)[0]?.occurrences[0];
  if (occurrence === undefined) return `${quote(not.written)} leaves it out`;

  const { field, from, to } = placeOf(text, occurrence);
  const words = quote(text[field].slice(from, to));
  return `${quote(not.written)} leaves it out: "${words}" is in the ${field}`;
}

function placeName(scope: Scope): string {
  return scope === "title" ? " in the title" : "";
}

function quote(written: string): string {
  return written.length <= limits.quotedRuleCharsMax ? written : `${written.slice(0, limits.quotedRuleCharsMax)}...`;
}
