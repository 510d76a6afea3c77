// Turns markup into a tree that can be walked, and reads from its nodes.
import { load } from "cheerio/slim";

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

/** An attribute as trimmed text, looked at up to `charsMax`; undefined when it is missing or empty. */
export function attribute(node: MarkupNode, name: string, charsMax: number): string | undefined {
  const value = node.attribs?.[name]?.slice(0, charsMax).trim();
  return value === "" ? undefined : value;
}

/** The node and all below it in document order, found without recursion. */
export function* nodesBelow(root: MarkupNode): Generator<MarkupNode> {
  const pending: MarkupNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    for (const child of childrenOf(node).toReversed()) pending.push(child);
  }
}

/** All text below a node, parts set apart by spaces, looked at up to `charsMax`. */
export function textBelow(root: MarkupNode, charsMax: number): string {
  let text = "";
  for (const node of nodesBelow(root)) {
    if (node.type === "text") text += `${node.data ?? ""} `;
    if (text.length >= charsMax) break;
  }
  return text.slice(0, charsMax);
}
