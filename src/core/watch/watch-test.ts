// A test of a watch: a text, and whether it meets the watch; written beside the rule by whoever writes the rule.
import type { ArticleText } from "./article-text.ts";

export type WatchTest = {
  readonly watch: string;
  readonly name: string;
  /** Where it is written: `config/watches/visits.yaml:12:7`. */
  readonly place: string;
  readonly expect: "match" | "no-match";
  /** Words that have to be among those marked, as they are printed in the text. */
  readonly spans: readonly string[];
  readonly given:
    | { readonly kind: "article"; readonly article: ArticleText }
    /** A fixture that cannot be read fails its test, and nothing else. */
    | { readonly kind: "unreadable"; readonly why: string };
};

/** The first line that is not blank is the title, what follows is the body: for fixtures and for files given to tools. */
export function articleFromText(text: string): ArticleText {
  const lines = text.split(/\r?\n/u);
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first === -1) return { title: "", body: "" };

  return {
    title: (lines[first] ?? "").trim(),
    body: lines
      .slice(first + 1)
      .join("\n")
      .trim(),
  };
}
