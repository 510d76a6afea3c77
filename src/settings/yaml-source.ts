// A YAML file as plain values, with the place of each of them in the text.
import { type Document, LineCounter, parseDocument } from "yaml";
import { limits } from "../core/limits.ts";
import type { Source } from "./part.ts";
import type { Found } from "./problem.ts";
import { aliasFaults, duplicateFaults, type Fault, syntaxFaults } from "./yaml-faults.ts";
import { placeAt, placesOf, type Yaml } from "./yaml-places.ts";
import { yamlSentence } from "./yaml-sentences.ts";

const nothing: ReadonlySet<string> = new Set();

/** Undefined when the text is not the YAML of one document: half a file is not guessed at. */
export function parseYaml(file: string, text: string): Found<Source | undefined> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: "error",
  });
  const yaml: Yaml = { text, document, lines };

  const syntax = syntaxFaults(yaml);
  const plain = syntax.length > 0 ? unreadable(syntax) : plainValue(document);
  const faults = plain.kind === "value" ? duplicateFaults(yaml) : [...duplicateFaults(yaml), ...plain.faults];
  const problems = faults.map(({ offset, message }) => ({ file, ...placeAt(lines, offset), message }));
  if (plain.kind !== "value") return { value: undefined, problems };

  const source = { file, value: plain.value, hidden: nothing, unresolved: nothing, ...placesOf(yaml) };
  return { value: source, problems };
}

type Plain =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "unreadable"; readonly faults: readonly Fault[] };

function plainValue(document: Document): Plain {
  const faults = aliasFaults(document);
  if (faults.length > 0) return unreadable(faults);

  const expanded = expandedValue(document);
  if (expanded.kind !== "value" || !isDeeper(expanded.value, limits.configDepthMax)) return expanded;

  return unreadable([{ offset: 0, message: yamlSentence("RESOURCE_EXHAUSTION") }]);
}

/** The library gives up on aliases that expand without bound by throwing, which is told here as a value. */
function expandedValue(document: Document): Plain {
  try {
    return { kind: "value", value: document.toJS({ maxAliasCount: limits.configAliasesMax }) };
  } catch (error) {
    if (!(error instanceof ReferenceError || error instanceof RangeError)) {
      throw new Error("A YAML document could not be turned into values.", { cause: error });
    }
    return unreadable([{ offset: 0, message: "the aliases (*name) expand to too many values" }]);
  }
}

/** Whoever walks the value later may then do so by recursion. */
function isDeeper(value: unknown, levelsMax: number): boolean {
  if (typeof value !== "object" || value === null) return false;

  return levelsMax === 0 || Object.values(value).some((inner) => isDeeper(inner, levelsMax - 1));
}

function unreadable(faults: readonly Fault[]): Plain {
  return { kind: "unreadable", faults };
}
