// Writes rules in their fixed form into a file of watches; everything else in the file stays as it is.
import { isScalar, LineCounter, parseDocument, type Scalar } from "yaml";
import { isMap } from "./part.ts";

/** A rule in its new form, by the name of its watch. */
export type NewRules = ReadonlyMap<string, string>;

type Change = { readonly from: number; readonly to: number; readonly text: string };

/** `text` is a file of watches without problems. */
export function rewriteRules(text: string, rules: NewRules): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true });
  const plain: unknown = document.toJS();
  const watches = isMap(plain) && Array.isArray(plain["watches"]) ? plain["watches"] : [];
  const changes = watches.flatMap((watch: unknown, at) => {
    const name = isMap(watch) ? watch["name"] : undefined;
    const rule = typeof name === "string" ? rules.get(name) : undefined;
    const scalar = document.getIn(["watches", at, "when"], true);
    return rule === undefined || !isScalar(scalar) ? [] : [changeOf({ text, lines }, scalar, rule)];
  });
  return changes.toReversed().reduce(applied, text);
}

function applied(text: string, { from, to, text: replaced }: Change): string {
  return text.slice(0, from) + replaced + text.slice(to);
}

type Written = { readonly text: string; readonly lines: LineCounter };

/** A folded block stands deeper than its key; its last line break belongs to it. */
function changeOf({ text, lines }: Written, scalar: Scalar, rule: string): Change {
  const [from, to] = scalar.range ?? [0, 0];
  const isBlock = text.slice(from, to).endsWith("\n");
  const { line } = lines.linePos(from);
  const start = lines.lineStarts[line - 1] ?? 0;
  const before = text.slice(start, from);
  // A flow map is closed behind its rule, so there the rule stays on one line.
  if (/[{,]/.test(before)) return { from, to, text: quoted(rule.replace(/\s*\n\s*/g, " ")) };

  const indent = " ".repeat(/^[\s-]*/.exec(before)?.[0].length ?? 0);
  const end = isBlock ? "\n" : "";
  if (!rule.includes("\n")) return { from, to, text: `${quoted(rule)}${end}` };

  return { from, to, text: `>-\n${rule.replace(/^/gm, `${indent}  `)}${end}` };
}

/** Plain where YAML reads it back as it is. */
function quoted(rule: string): string {
  const isPlain = /^[\p{L}\p{N}(][^:#{}[\],&*!|>'"%@`]*$/u.test(rule) && !/\s$/.test(rule);
  return isPlain ? rule : `'${rule.replaceAll("'", "''")}'`;
}
