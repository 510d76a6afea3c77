// Decides whether a rule's program holds in the article at hand.
import type { Asking } from "./asking.ts";
import { anyText } from "./dictionary.ts";
import { nearHolds } from "./near-holds.ts";
import { stands } from "./places.ts";
import { endAt, fieldNumbers, innerAt, kindAt, nodeKinds, numberAt, partsAt } from "./program.ts";
import { keyStandsWithin, standsSomewhere } from "./runs.ts";

export function holds(asking: Asking, at: number): boolean {
  const { code } = asking;
  switch (kindAt(code, at)) {
    case nodeKinds.word:
    case nodeKinds.phrase:
      return standsSomewhere(asking, at);
    case nodeKinds.any:
      return someKeyStands(asking, at);
    case nodeKinds.and:
      return allHold(asking, at);
    case nodeKinds.or:
      return someHold(asking, at, 1);
    case nodeKinds.of:
      return someHold(asking, at, code[at + numberAt] ?? 0);
    case nodeKinds.not:
      return !holds(asking, innerAt(code, at));
    case nodeKinds.near:
      return nearHolds(asking, at);
    case nodeKinds.within:
      return withinHolds(asking, at);
    default:
      return holds(asking, innerAt(code, at)) && checkHolds(asking, code[at + numberAt] ?? 0);
  }
}

function someKeyStands(asking: Asking, at: number): boolean {
  const { code, places } = asking;
  const isEverywhere = asking.from === 0 && asking.to === places.end;
  const end = endAt(code, at);
  for (let part = at + partsAt; part < end; part += 1) {
    const key = code[part] ?? anyText;
    if (stands(places, key) && (isEverywhere || keyStandsWithin(asking, key))) return true;
  }
  return false;
}

function allHold(asking: Asking, at: number): boolean {
  const { code } = asking;
  const end = endAt(code, at);
  for (let node = innerAt(code, at); node < end; node = endAt(code, node)) {
    if (!holds(asking, node)) return false;
  }
  return true;
}

function someHold(asking: Asking, at: number, count: number): boolean {
  const { code } = asking;
  const end = endAt(code, at);
  let wanted = count;
  for (let node = innerAt(code, at); wanted > 0 && node < end; node = endAt(code, node)) {
    if (holds(asking, node)) wanted -= 1;
  }
  return wanted <= 0;
}

/** A field inside another field is looked for where both are. */
function withinHolds(asking: Asking, at: number): boolean {
  const { code, from, to, places } = asking;
  const isTitle = code[at + numberAt] === fieldNumbers.title;
  if (isTitle) asking.to = Math.min(to, places.bodyPlace);
  else asking.from = Math.max(from, places.bodyPlace);

  const isMet = holds(asking, innerAt(code, at));
  asking.from = from;
  asking.to = to;
  return isMet;
}

function checkHolds({ programs, ask }: Asking, number: number): boolean {
  const expression = programs.checks[number];
  if (expression === undefined) throw new Error(`The engine lost the expression number ${number} of a rule.`);

  return ask(expression);
}
