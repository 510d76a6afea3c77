// Reads from an element's tag, role, class and id what its text is for.
import type { Container, Hint } from "./block.ts";
import { namedHints, roleHints, tagHints } from "./hint-names.ts";
import { attribute, type MarkupNode } from "./markup.ts";

const none: ReadonlySet<Hint> = new Set();
const nameCharsMax = 400;
const styleCharsMax = 2_000;

/** Pages repeat their class names, and matching them is most of the walk's work, so a walk remembers what it saw. */
export type SeenNames = Map<string, readonly Hint[]>;

/** Looks only at the start of long attributes: what names a part comes first, and pages may send megabytes. */
export function elementHints(node: MarkupNode, seen: SeenNames): Pick<Container, "hints" | "look"> {
  const hints = new Set<Hint>();
  const tagHint = tagHints.get(node.name ?? "");
  if (tagHint !== undefined) hints.add(tagHint);

  const roleHint = roleHints.get(attribute(node, "role", nameCharsMax) ?? "");
  if (roleHint !== undefined) hints.add(roleHint);

  if (isHidden(node)) hints.add("hidden");
  if (/articlebody/i.test(attribute(node, "itemprop", nameCharsMax) ?? "")) hints.add("body");
  for (const hint of rememberedHints(classAndId(node), seen)) hints.add(hint);
  const look = (attribute(node, "class", nameCharsMax) ?? "").replace(/\d+/g, "");
  return { hints: hints.size === 0 ? none : hints, look };
}

function rememberedHints(names: string, seen: SeenNames): readonly Hint[] {
  const known = seen.get(names);
  if (known !== undefined) return known;

  const hints = namedHints(names);
  seen.set(names, hints);
  return hints;
}

export function classAndId(node: MarkupNode): string {
  return `${attribute(node, "class", nameCharsMax) ?? ""} ${attribute(node, "id", nameCharsMax) ?? ""}`;
}

function isHidden(node: MarkupNode): boolean {
  if (node.attribs?.["hidden"] !== undefined) return true;

  const style = attribute(node, "style", styleCharsMax);
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
