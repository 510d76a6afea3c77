// Gathers the text of one block while a page is walked, and measures it.
import type { Block } from "./block.ts";
import { squeeze, textWeight } from "./clean-text.ts";

const sentenceEnd = /[.!?…。！？؟۔।:;][\p{Pe}\p{Pf}\p{Pi}"'”’*\d\s]{0,6}$/u;
/** Enough of a text's end to see whether a sentence ends there. */
const tailChars = 12;

export type MeasuredText = Pick<Block, "text" | "weight" | "linkDensity" | "endsSentence">;

/** Links can be open across blocks (a card that is one big link), so their depth outlives `take`. */
export class BlockText {
  #pieces: string[] = [];
  #linkedChars = 0;
  #chars = 0;
  #openLinks = 0;
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
    if (this.#openLinks > 0) this.#linkedChars += said.length;
  }

  openLink(): void {
    this.#openLinks++;
  }

  closeLink(): void {
    this.#openLinks--;
  }

  /** A double break ends a block; a single one does where a sentence ended, and is a space elsewhere. */
  breakEndsBlock(): boolean {
    this.#breaks++;
    this.#pieces.push(" ");
    return this.#breaks > 1 || sentenceEnd.test(this.#tail);
  }

  /** The measured text since the last call; undefined when nothing can be read in it. */
  take(): MeasuredText | undefined {
    const text = squeeze(this.#pieces.join(""));
    const linkDensity = this.#linkedChars / Math.max(1, this.#chars);
    this.#pieces = [];
    this.#linkedChars = 0;
    this.#chars = 0;
    this.#breaks = 0;
    this.#tail = "";
    if (text === "") return undefined;

    return { text, weight: textWeight(text), linkDensity, endsSentence: sentenceEnd.test(text.slice(-tailChars)) };
  }
}
