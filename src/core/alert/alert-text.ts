// What an alert says, as plain text that is safe to show anywhere.
import type { AlertContent, MarkedSentence } from "./alert.ts";

export type Segment = { readonly text: string; readonly marked: boolean };

/** Puts a matched word between signs of its medium; it is handed safe text. */
export type Marker = (word: string) => string;

const angleQuotes: Marker = (word) => `«${word}»`;

const loneSurrogate = /\p{Cs}/gu;
const blank = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
// Invisible letters turn or hide text (bidi controls, zero-width spaces, tags). Joiners and the Arabic number signs
// stay, because Persian, Hindi and Arabic are spelled with them.
const invisible = /(?!\u200c|\u200d|[\u0600-\u0605\u06dd])\p{Cf}/gu;

/** One line without control characters, invisible letters and broken halves of letters. */
export function plain(text: string): string {
  return calm(text).trim();
}

/** As `plain`, at most `charsMax` long; a cut is shown by an ellipsis. */
export function plainUpTo(charsMax: number, text: string): string {
  const whole = plain(text);
  return whole.length <= charsMax ? whole : `${plain(whole.slice(0, charsMax - 1))}…`;
}

/** The sentence cut at its marks, in order. Marks may come unsorted, overlapping or outside of the text. */
export function segments({ text, marks }: MarkedSentence): readonly Segment[] {
  const cut: Segment[] = [];
  let done = 0;
  for (const { from, to } of [...marks].sort((a, b) => a.from - b.from)) {
    const start = Math.max(from, done);
    const end = Math.min(to, text.length);
    if (!(start < end)) continue;

    cut.push(
      { text: calm(text.slice(done, start)), marked: false },
      { text: calm(text.slice(start, end)), marked: true },
    );
    done = end;
  }
  cut.push({ text: calm(text.slice(done)), marked: false });
  return cut.filter((segment) => segment.text !== "");
}

export function markedText(sentence: MarkedSentence, mark: Marker = angleQuotes): string {
  const words = segments(sentence).map((segment) => (segment.marked ? mark(segment.text) : segment.text));
  return words.join("").trim();
}

/** The headline with its matched words, and the other sentences; a headline is not shown twice. */
export function headlineAndSentences({ article, sentences }: AlertContent): {
  readonly headline: MarkedSentence;
  readonly sentences: readonly MarkedSentence[];
} {
  const marked = sentences.find((sentence) => sentence.field === "title" && sentence.text === article.title);
  const headline = marked ?? { field: "title", text: article.title, marks: [] };
  return { headline, sentences: sentences.filter((sentence) => sentence !== marked) };
}

/** An http(s) address with its host in ASCII, so that look-alike letters show, and without a user name in front of it. */
export function safeLink(link: string | undefined): { readonly href: string; readonly host: string } | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;

  const url = new URL(link);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;

  url.username = "";
  url.password = "";
  return { href: url.href, host: url.host };
}

/** `2026-11-21 22:07:47 UTC`; what is not a time is shown as it is. */
export function utcTime(time: string | Date): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return plain(String(time));

  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function calm(text: string): string {
  return text.replace(loneSurrogate, "\ufffd").replace(invisible, "").replace(blank, " ");
}
