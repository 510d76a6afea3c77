// Turns markup into a tree that can be walked, and reads from its nodes.
import { load } from "cheerio/slim";
import { plainLine } from "./clean-text.ts";

/** The little of a parsed page that reading it needs. Elements have a name, texts have data. */
export type MarkupNode = {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly MarkupNode[];
};

const noChildren: readonly MarkupNode[] = [];

/** Parses with htmlparser2: cheerio's default parser costs several times as much per page. */
export function parseMarkup(markup: string): MarkupNode {
  return load(markup).root()[0] ?? { type: "root" };
}

export function childrenOf(node: MarkupNode): readonly MarkupNode[] {
  return node.children ?? noChildren;
}

export type NodeVisit = {
  /** Says whether what is below the node is to be visited. */
  readonly enter: (node: MarkupNode) => boolean;
  /** Called for every node that was gone into, after all below it. */
  readonly leave: (node: MarkupNode) => void;
};

/** Visits all below a node in page order, without recursion, since pages may be deeper than the call stack. */
export function visitBelow(root: MarkupNode, { enter, leave }: NodeVisit): void {
  const open: MarkupNode[] = [];
  const turns: number[] = [];
  let node = root;
  let turn = 0;
  for (;;) {
    const child = childrenOf(node)[turn++];
    if (child !== undefined) {
      if (!enter(child)) continue;
      open.push(node);
      turns.push(turn);
      node = child;
      turn = 0;
      continue;
    }
    const parent = open.pop();
    if (parent === undefined) return;
    leave(node);
    node = parent;
    turn = turns.pop() ?? 0;
  }
}

/** An attribute as trimmed text, looked at up to `charsMax`; undefined when it is missing or empty. */
export function attribute(node: MarkupNode, name: string, charsMax: number): string | undefined {
  const value = node.attribs?.[name]?.slice(0, charsMax).trim();
  return value === "" ? undefined : value;
}

/** All text below a node but its scripts and styles, parts set apart by spaces, looked at up to `charsMax`. */
export function textBelow(root: MarkupNode, charsMax: number): string {
  const pending: MarkupNode[] = [root];
  let text = "";
  for (let node = pending.pop(); node !== undefined && text.length < charsMax; node = pending.pop()) {
    if (node.type === "text") text += `${node.data ?? ""} `;
    if (node !== root && (node.name === "script" || node.name === "style")) continue;
    for (const child of childrenOf(node).toReversed()) pending.push(child);
  }
  return text.slice(0, charsMax);
}

/** A line that a page tells to machines. Many have been escaped twice, so what is still escaped is read once more. */
export function toldLine(text: string | undefined, charsMax: number): string | undefined {
  const plain = plainLine(text, charsMax);
  if (plain === undefined || !/&(?:#|[a-z]+;)/i.test(plain)) return plain;

  return plainLine(textBelow(parseMarkup(plain.replaceAll("<", "&lt;")), charsMax), charsMax);
}
