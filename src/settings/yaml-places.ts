// Where the values of a YAML document stand in its text.
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter } from "yaml";
import type { Path, Place, Source } from "./part.ts";
import { offsetInSource } from "./scalar-offset.ts";

export type Yaml = { readonly text: string; readonly document: Document; readonly lines: LineCounter };

export function placesOf({ text, document, lines }: Yaml): Pick<Source, "placeOf" | "placeInText"> {
  return {
    placeOf: (path, side) => placeAt(lines, startOf(spotAt(document, path), side)),
    placeInText(path, offset) {
      const spot = spotAt(document, path);
      const scalar = targetOf(document, spot.node);
      return placeAt(lines, isScalar(scalar) ? offsetInSource(text, scalar, offset) : startOf(spot, "value"));
    },
  };
}

export function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** A node, and its key when it stands in a map. */
type Spot = { readonly node: unknown; readonly key: unknown };

function startOf({ node, key }: Spot, side: "key" | "value"): number {
  const shown = side === "key" && isNode(key) ? key : node;
  return isNode(shown) ? (shown.range?.[0] ?? 0) : 0;
}

/** The deepest spot on the way where the path goes on into nothing: a missing key is told at its map. */
function spotAt(document: Document, path: Path): Spot {
  let spot: Spot = { node: document.contents, key: undefined };
  for (const step of path) {
    const next = stepInto(targetOf(document, spot.node), step);
    if (next === undefined) return spot;

    spot = next;
  }
  return spot;
}

function stepInto(holder: unknown, step: string | number): Spot | undefined {
  if (isSeq(holder) && typeof step === "number") return { node: holder.items[step], key: undefined };
  if (!isMap(holder)) return undefined;

  // Of a key written twice the last value counts.
  const pair = holder.items.findLast(({ key }) => isScalar(key) && String(key.value) === step);
  return pair && { node: pair.value ?? pair.key, key: pair.key };
}

function targetOf(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}
