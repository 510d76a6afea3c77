// An alert's sentence as HTML, for mails and for the status page.
import { type Html, html } from "../html.ts";
import type { MarkedSentence } from "./alert.ts";
import { segments } from "./alert-text.ts";

export function markedHtml(sentence: MarkedSentence): readonly Html[] {
  return segments(sentence).map((part) => (part.marked ? html`<mark>${part.text}</mark>` : html`${part.text}`));
}
