// Gathers the text of one block while a page is walked, and measures it.
import type { Block } from "./block.ts";
import { squeeze, textWeight } from "./clean-text.ts";

const sentenceEnd = /[.!?…。！？؟۔।:;][\p{Pe}\p{Pf}\p{Pi}"'”’*\d\s]{0,6}$/u;
/** Enough of a text's end to see whether a sentence ends there. */
const tailChars = 12;

export type MeasuredText = Omit<Block, "tag" | "container">;

/** The inline elements that say something about the text inside them. */
export type Mark = "link" | "strong" | "emphasis";

type Counts = Record<Mark, number>;

/** Marks can be open across blocks (a card that is one big link), so their depth outlives `take`. */
export class BlockText {
  readonly #open: Counts = noCounts();
  #marked: Counts = noCounts();
  #pieces: string[] = [];
  #links = 0;
  #chars = 0;
  #breaks = 0;
  #tail = "";

  add(piece: string): void {
    if (piece === "") return;

    this.#pieces.push(piece);
    const said = piece.trim();
    if (said === "") return;

    this.#breaks = 0;
    this.#tail = said.slice(-tailChars);
    this.#chars += said.length;
    if (this.#open.link > 0) this.#marked.link += said.length;
    if (this.#open.strong > 0) this.#marked.strong += said.length;
    if (this.#open.emphasis > 0) this.#marked.emphasis += said.length;
  }

  openMark(mark: Mark): void {
    this.#open[mark]++;
    if (mark === "link") this.#links++;
  }

  closeMark(mark: Mark): void {
    this.#open[mark]--;
  }

  /** A double break ends a block; a single one does where a sentence ended, and is a space elsewhere. */
  breakEndsBlock(): boolean {
    this.#breaks++;
    this.#pieces.push(" ");
    return this.#breaks > 1 || sentenceEnd.test(this.#tail);
  }

  /** The measured text since the last call; undefined when nothing can be read in it. */
  take(): MeasuredText | undefined {
    const text = this.#pieces.length === 0 ? "" : squeeze(this.#pieces.join(""));
    const marked = this.#marked;
    const links = this.#links;
    const chars = Math.max(1, this.#chars);
    this.#pieces = [];
    this.#marked = noCounts();
    this.#links = 0;
    this.#chars = 0;
    this.#breaks = 0;
    this.#tail = "";
    if (text === "") return undefined;

    return {
      text,
      weight: textWeight(text),
      links,
      linkDensity: marked.link / chars,
      strongShare: marked.strong / chars,
      emphasisShare: marked.emphasis / chars,
      endsSentence: sentenceEnd.test(text.slice(-tailChars)),
    };
  }
}

function noCounts(): Counts {
  return { link: 0, strong: 0, emphasis: 0 };
}
