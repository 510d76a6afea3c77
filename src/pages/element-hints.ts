// Reads from an element's tag, role, class and id what its text is for.
import type { Container, Hint } from "./block.ts";
import { namedHints, roleHints, tagHints } from "./hint-names.ts";
import { attribute, type MarkupNode } from "./markup.ts";

const nameCharsMax = 400;
const styleCharsMax = 2_000;

/** Pages repeat their class names, and matching them is most of the walk's work, so a walk remembers what it saw. */
export type SeenNames = Map<string, Named>;

type Named = Pick<Container, "hints" | "look">;

const unnamed: Named = { hints: new Set(), look: "" };

/** Looks only at the start of long attributes: what names a part comes first, and pages may send megabytes. */
export function elementHints(node: MarkupNode, seen: SeenNames): Named {
  const named = rememberedNames(node, seen);
  const own = ownHints(node);
  return own.length === 0 ? named : { hints: new Set([...own, ...named.hints]), look: named.look };
}

/** What an element says but by its class and id. */
function ownHints(node: MarkupNode): readonly Hint[] {
  const hints: Hint[] = [];
  const tagHint = tagHints.get(node.name ?? "");
  if (tagHint !== undefined) hints.push(tagHint);
  if (node.attribs === undefined) return hints;

  const roleHint = roleHints.get(attribute(node, "role", nameCharsMax) ?? "");
  if (roleHint !== undefined) hints.push(roleHint);

  if (isHidden(node)) hints.push("hidden");
  if (/articlebody/i.test(attribute(node, "itemprop", nameCharsMax) ?? "")) hints.push("body");
  return hints;
}

function rememberedNames(node: MarkupNode, seen: SeenNames): Named {
  if (node.attribs?.["class"] === undefined && node.attribs?.["id"] === undefined) return unnamed;

  const names = classAndId(node);
  const known = seen.get(names);
  if (known !== undefined) return known;

  const look = (attribute(node, "class", nameCharsMax) ?? "").replace(/\d+/g, "");
  const named = { hints: new Set(namedHints(names)), look };
  seen.set(names, named);
  return named;
}

export function classAndId(node: MarkupNode): string {
  return `${attribute(node, "class", nameCharsMax) ?? ""} ${attribute(node, "id", nameCharsMax) ?? ""}`;
}

function isHidden(node: MarkupNode): boolean {
  if (node.attribs?.["hidden"] !== undefined) return true;

  const style = attribute(node, "style", styleCharsMax);
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}
