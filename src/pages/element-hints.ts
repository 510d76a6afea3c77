// Reads from an element's tag, role, class and id what its text is for.
import type { Hint } from "./block.ts";
import { namedHints, roleHints, tagHints } from "./hint-names.ts";
import { attribute, type MarkupNode } from "./markup.ts";

const none: ReadonlySet<Hint> = new Set();
const nameCharsMax = 400;
const styleCharsMax = 2_000;

/** Looks only at the start of long attributes: what names a part comes first, and pages may send megabytes. */
export function elementHints(node: MarkupNode): ReadonlySet<Hint> {
  const hints = new Set<Hint>();
  const tagHint = tagHints.get(node.name ?? "");
  if (tagHint !== undefined) hints.add(tagHint);

  const roleHint = roleHints.get(attribute(node, "role", nameCharsMax) ?? "");
  if (roleHint !== undefined) hints.add(roleHint);

  if (isHidden(node)) hints.add("hidden");
  if (/articlebody/i.test(attribute(node, "itemprop", nameCharsMax) ?? "")) hints.add("body");
  for (const hint of namedHints(classAndId(node))) hints.add(hint);
  return hints.size === 0 ? none : hints;
}

export function classAndId(node: MarkupNode): string {
  return `${attribute(node, "class", nameCharsMax) ?? ""} ${attribute(node, "id", nameCharsMax) ?? ""}`;
}

function isHidden(node: MarkupNode): boolean {
  if (node.attribs?.["hidden"] !== undefined) return true;

  const style = attribute(node, "style", styleCharsMax);
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
