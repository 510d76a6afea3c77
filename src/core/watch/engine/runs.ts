// Finds where words and phrases begin in the article at hand.

import type { Asking, Runs } from "./asking.ts";
import { anyText } from "./dictionary.ts";
import { headsOf } from "./heads.ts";
import { noInts, roomFor } from "./ints.ts";
import { noNode, stands } from "./places.ts";
import { endAt, keyOfPart, partsAt } from "./program.ts";

export function noRuns(): Runs {
  return { froms: noInts(), tos: noInts(), used: 0 };
}

const nowhere = -1;

/** Says whether the word or phrase stands where the places count. */
export function standsSomewhere(asking: Asking, at: number): boolean {
  const anchor = anchorOf(asking, at);
  if (anchor === nowhere) return false;

  const { places } = asking;
  const offset = anchor - at - partsAt;
  for (let node = firstNode(asking, anchor); node !== noNode; node = places.next[node] ?? noNode) {
    if (beginsAt(asking, at, (places.placeOf[node] ?? 0) - offset)) return true;
  }
  return false;
}

/** Says whether the key stands where the places count. */
export function keyStandsWithin({ places, from, to }: Asking, key: number): boolean {
  if (key === anyText) return true;

  for (let node = places.first[key] ?? noNode; node !== noNode; node = places.next[node] ?? noNode) {
    const place = places.placeOf[node] ?? to;
    if (place >= from) return place < to;
  }
  return false;
}

/** Adds all places of the word or phrase, in order. */
export function addRuns(asking: Asking, at: number, runs: Runs): void {
  const anchor = anchorOf(asking, at);
  if (anchor === nowhere) return;

  const { code, places } = asking;
  const offset = anchor - at - partsAt;
  const length = endAt(code, at) - at - partsAt;
  const most = runs.used + (places.count[keyOfPart(code[anchor] ?? anyText)] ?? 0);
  runs.froms = roomFor(runs.froms, most);
  runs.tos = roomFor(runs.tos, most);
  for (let node = firstNode(asking, anchor); node !== noNode; node = places.next[node] ?? noNode) {
    const start = (places.placeOf[node] ?? 0) - offset;
    if (!beginsAt(asking, at, start)) continue;

    runs.froms[runs.used] = start;
    runs.tos[runs.used] = start + length;
    runs.used += 1;
  }
}

/** The part with the fewest places, from which the others are looked for; `nowhere` when one of them is missing. */
function anchorOf({ code, places }: Asking, at: number): number {
  const end = endAt(code, at);
  let chosen = nowhere;
  let fewest = Number.POSITIVE_INFINITY;
  for (let part = at + partsAt; part < end; part += 1) {
    const key = keyOfPart(code[part] ?? anyText);
    if (!stands(places, key)) return nowhere;

    const count = places.count[key] ?? 0;
    if (count >= fewest) continue;

    fewest = count;
    chosen = part;
  }
  return chosen;
}

function firstNode({ code, places }: Asking, part: number): number {
  return places.first[keyOfPart(code[part] ?? anyText)] ?? noNode;
}

function beginsAt(asking: Asking, at: number, start: number): boolean {
  const { code } = asking;
  const first = at + partsAt;
  const length = endAt(code, at) - first;
  if (start < asking.from || start + length > asking.to) return false;

  for (let offset = 0; length > 1 && offset < length; offset += 1) {
    if (!isPartAt(asking, code[first + offset] ?? anyText, start + offset)) return false;
  }
  return true;
}

function isPartAt({ places, dictionary }: Asking, part: number, place: number): boolean {
  const key = places.keyAt[place] ?? nowhere;
  if (part >= 0) return key === part;

  return key !== nowhere && headsOf(dictionary, key).includes(~part);
}
