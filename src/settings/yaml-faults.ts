// What is wrong with a text as YAML, before anything is known of settings.
import { type Document, type ErrorCode, isAlias, visit } from "yaml";
import { limits } from "../core/limits.ts";
import type { Yaml } from "./yaml-places.ts";
import { yamlSentence } from "./yaml-sentences.ts";

export type Fault = { readonly offset: number; readonly message: string };

/** Mistakes that leave it open what the file says. The parser often reports one several times; each is reported once. */
export function syntaxFaults(yaml: Yaml): readonly Fault[] {
  const { errors, warnings } = yaml.document;
  const wrong = [...errors, ...warnings].filter(({ code }) => code !== "DUPLICATE_KEY");
  const openings = wrong.length === 0 ? new Map<number, number>() : openingsByEnd(yaml);
  const faults = new Map<string | number, Fault>();
  for (const { code, pos } of wrong) {
    const opening = mayBeUnclosed(code) ? openings.get(pos[0]) : undefined;
    const offset = opening ?? pos[0];
    const message = opening === undefined ? yamlSentence(code) : unclosedSentence(yaml.text.charAt(opening));
    const key = code === "RESOURCE_EXHAUSTION" ? code : offset;
    if (!faults.has(key)) faults.set(key, { offset, message });
  }
  return [...faults.values()];
}

/** Keys written twice, which leave no doubt about the rest of the file. */
export function duplicateFaults({ text, document }: Yaml): readonly Fault[] {
  return document.errors
    .filter(({ code }) => code === "DUPLICATE_KEY")
    .map(({ pos: [offset] }) => {
      const key = /^["']?([\w-]{1,40})/.exec(text.slice(offset, offset + limits.settingNameCharsMax))?.[1];
      return {
        offset,
        message: key === undefined ? yamlSentence("DUPLICATE_KEY") : `the key "${key}" is written twice`,
      };
    });
}

/** What the parser lets through although it means nothing: aliases of nothing, or of what they stand in. */
export function aliasFaults(document: Document): readonly Fault[] {
  const faults: Fault[] = [];
  const anchored = new Map<string, unknown>();
  visit(document, {
    Node(_key, node, ancestors) {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchored.set(node.anchor, node);
        return;
      }
      const message = aliasFault(node.source, { target: anchored.get(node.source), ancestors });
      if (message !== undefined) faults.push({ offset: node.range?.[0] ?? 0, message });
    },
  });
  return faults;
}

type AliasFacts = { readonly target: unknown; readonly ancestors: readonly unknown[] };

function aliasFault(name: string, { target, ancestors }: AliasFacts): string | undefined {
  if (target === undefined) return `there is no anchor &${name} before this alias`;

  return ancestors.includes(target) ? `the alias *${name} is inside itself` : undefined;
}

/**
 * A quote or bracket that nothing closes is noticed by the parser where the text ends or the indentation breaks.
 * What helps is where it was opened: the innermost such value that ends there.
 */
function openingsByEnd({ document, text }: Yaml): ReadonlyMap<number, number> {
  const openings = new Map<number, number>();
  visit(document, {
    Node(_key, { range }) {
      if (range && /["'[{]/.test(text.charAt(range[0]))) openings.set(range[1], range[0]);
    },
  });
  return openings;
}

function mayBeUnclosed(code: ErrorCode): boolean {
  return code === "MISSING_CHAR" || code === "BAD_INDENT";
}

function unclosedSentence(opening: string): string {
  return `the ${opening} opened here is never closed`;
}
