// The parts of an article's text, as its page sets them apart.
import type { Span } from "./alert/alert.ts";

export type PartKind = "paragraph" | "heading" | "list-item" | "quote" | "row" | "caption" | "preformatted";

/** A line of `ReadArticle.text`. The cells of a table's row stand in one line, parted by tabs. */
export type TextPart = Span & { readonly kind: PartKind };
