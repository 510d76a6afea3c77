// Walks a parsed page once, without recursion, into its blocks of text.
import type { Block, Container, PageBlocks } from "./block.ts";
import { BlockText, type Mark } from "./block-text.ts";
import { elementHints, type SeenNames } from "./element-hints.ts";
import { type MarkupNode, visitBelow } from "./markup.ts";
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

/** Time and memory grow with the size of the page, not with its depth. */
export function walkPage(root: MarkupNode): PageBlocks {
  const walk: Walk = { blocks: [], containers: [], text: new BlockText(), seen: new Map(), open: -1 };
  openContainer(walk, { type: "root", name: "page" });
  visitBelow(root, { enter: (node) => enter(walk, node), leave: (node) => leave(walk, node) });
  endBlock(walk);
  return { blocks: walk.blocks, containers: walk.containers };
}

/** Says whether what is below the node is to be read. */
function enter(walk: Walk, node: MarkupNode): boolean {
  if (node.type === "text") walk.text.add(node.data ?? "");
  const tag = node.name;
  if (tag === undefined || isSkippedTag(tag)) return false;

  if (tag === "br") {
    if (walk.text.breakEndsBlock()) endBlock(walk);
    return false;
  }
  const mark = marks.get(tag);
  if (mark !== undefined) walk.text.openMark(mark);
  else if (isBlockTag(tag)) openContainer(walk, node);
  return true;
}

function leave(walk: Walk, node: MarkupNode): void {
  const tag = node.name ?? "";
  const mark = marks.get(tag);
  if (mark !== undefined) walk.text.closeMark(mark);
  if (!isBlockTag(tag)) return;

  endBlock(walk);
  walk.open = walk.containers[walk.open]?.parent ?? 0;
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
