// Reads the pieces that most rules are made of without trying every form: plain words, AND, OR, NOT and brackets.
import type { Lexeme } from "./lexeme.ts";

const codes = { a: 97, z: 122, A: 65, Z: 90, open: 40, close: 41, space: 32 } as const;
const operators: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ["AND", "and"],
  ["OR", "or"],
  ["NOT", "not"],
]);
/** What else these may mean depends on what stands around them. */
const ambiguous: ReadonlySet<string> = new Set("and or not near onear first atleast of words age".split(" "));

/** Undefined for everything that takes a closer look. */
export function readPlain(rule: string, from: number): Lexeme | undefined {
  const code = rule.charCodeAt(from);
  if (code === codes.open) return { kind: "open", from, to: from + 1 };
  if (code === codes.close) return { kind: "close", from, to: from + 1 };
  if (code >= codes.A && code <= codes.Z) return readOperatorWord(rule, from);

  let to = from;
  while (isBetween(rule.charCodeAt(to), codes.a, codes.z)) to += 1;
  if (to === from || !isEnd(rule, to)) return undefined;

  const text = rule.slice(from, to);
  return ambiguous.has(text) ? undefined : { kind: "word", text, from, to };
}

function readOperatorWord(rule: string, from: number): Lexeme | undefined {
  let to = from;
  while (isBetween(rule.charCodeAt(to), codes.A, codes.Z)) to += 1;
  const kind = isEnd(rule, to) ? operators.get(rule.slice(from, to)) : undefined;
  return kind && { kind, from, to };
}

function isEnd(rule: string, at: number): boolean {
  const code = rule.charCodeAt(at);
  return at === rule.length || code === codes.space || code === codes.close;
}

function isBetween(code: number, low: number, high: number): boolean {
  return code >= low && code <= high;
}
