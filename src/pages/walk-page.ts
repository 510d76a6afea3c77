// Walks a parsed page once, without recursion, into its blocks of text.
import type { Block, Container, PageBlocks } from "./block.ts";
import { BlockText, type Mark } from "./block-text.ts";
import { elementHints, type SeenNames } from "./element-hints.ts";
import { childrenOf, type MarkupNode } from "./markup.ts";
import { isBlockTag, isSkippedTag } from "./tags.ts";

type Walk = {
  readonly blocks: Block[];
  readonly containers: Container[];
  readonly text: BlockText;
  readonly seen: SeenNames;
  /** Index of the container that is open now. */
  open: number;
};

const marks: ReadonlyMap<string, Mark> = new Map([
  ["a", "link"],
  ["b", "strong"],
  ["strong", "strong"],
  ["i", "emphasis"],
  ["em", "emphasis"],
]);

/** A node to be entered, or an element whose children have been walked and that is to be left. */
type Turn = { readonly node: MarkupNode; readonly leaving: boolean };

/** Time and memory grow with the size of the page, not with its depth. */
export function walkPage(root: MarkupNode): PageBlocks {
  const walk: Walk = { blocks: [], containers: [], text: new BlockText(), seen: new Map(), open: -1 };
  openContainer(walk, { type: "root", name: "page" });
  const turns: Turn[] = [];
  pushChildren(turns, root);
  for (let turn = turns.pop(); turn !== undefined; turn = turns.pop()) {
    if (turn.leaving) leave(walk, turn.node);
    else enter(walk, turn.node, turns);
  }
  endBlock(walk);
  return { blocks: walk.blocks, containers: walk.containers };
}

function enter(walk: Walk, node: MarkupNode, turns: Turn[]): void {
  if (node.type === "text") walk.text.add(node.data ?? "");
  const tag = node.name;
  if (tag === undefined || isSkippedTag(tag)) return;

  if (tag === "br") {
    if (walk.text.breakEndsBlock()) endBlock(walk);
    return;
  }
  const mark = marks.get(tag);
  if (mark !== undefined) walk.text.openMark(mark);
  else if (isBlockTag(tag)) openContainer(walk, node);

  turns.push({ node, leaving: true });
  pushChildren(turns, node);
}

function leave(walk: Walk, node: MarkupNode): void {
  const tag = node.name ?? "";
  const mark = marks.get(tag);
  if (mark !== undefined) walk.text.closeMark(mark);
  if (!isBlockTag(tag)) return;

  endBlock(walk);
  walk.open = walk.containers[walk.open]?.parent ?? 0;
}

/** The last child goes on the stack first, so that the first comes off it first. */
function pushChildren(turns: Turn[], node: MarkupNode): void {
  for (const child of childrenOf(node).toReversed()) turns.push({ node: child, leaving: false });
}

function openContainer(walk: Walk, node: MarkupNode): void {
  endBlock(walk);
  walk.containers.push({ parent: walk.open, tag: node.name ?? "", ...elementHints(node, walk.seen) });
  walk.open = walk.containers.length - 1;
}

function endBlock(walk: Walk): void {
  const measured = walk.text.take();
  if (measured === undefined) return;

  walk.blocks.push({ ...measured, container: walk.open, tag: walk.containers[walk.open]?.tag ?? "" });
}
