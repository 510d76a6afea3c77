// Examines an article's text: what in it is no news, which pieces it has, who first reported it, and how good it is.
import type { ReadArticle } from "./article.ts";
import type { ArticleMetadata } from "./article-metadata.ts";
import { flagText } from "./debris/flag-text.ts";
import { qualityOf } from "./debris/quality.ts";
import { attributionLines } from "./origin/attribution-lines.ts";
import { datelines } from "./origin/datelines.ts";
import { findOrigins, type Provenance } from "./origin/find-origins.ts";
import { outletMentions } from "./origin/mentions.ts";
import type { Outlets } from "./origin/outlet.ts";
import { splitText } from "./segment/split-text.ts";
import { cutText } from "./text/cut-text.ts";
import type { FlaggedSpan, Origin, TextFindings } from "./text-findings.ts";

/** What the findings are read from: no more than this is sent to the thread in which they are. */
export type ExaminedText = Pick<
  ReadArticle,
  "title" | "text" | "author" | "canonicalUrl" | "parts" | "notes" | "declaredSources"
> & { readonly metadata?: Pick<ArticleMetadata, "isFree"> | undefined };

export type ExamineNeeds = Pick<Provenance, "url" | "feedSource"> & { readonly outlets: Outlets };

export function findingsOf(article: ExaminedText, { outlets, ...given }: ExamineNeeds): TextFindings {
  const { title, text, canonicalUrl, author, metadata, notes, parts, declaredSources } = article;
  const cut = cutText(text);
  const attributed = attributionLines(cut, outlets);
  const flagged = flagText({ title, cut, known: [...attributed.flagged, ...shownCaptions(parts)] });
  const mentions = outletMentions(text, outlets);
  const starts = datelines(cut, mentions);
  return {
    quality: qualityOf({ text, flagged, isFree: metadata?.isFree }),
    flagged,
    segments: splitText({ cut, flagged, datelines: starts.map(({ line }) => line), headings: shownHeadings(parts) }),
    origins: findOrigins({
      cut,
      flagged,
      lines: [...attributed.origins, ...noteOrigins(notes, outlets)],
      datelines: starts,
      mentions,
      provenance: { canonicalUrl, author, declaredSources, ...given },
      outlets,
    }),
  };
}

/** Of a text whose examination was stopped: one piece, of which nothing is known. */
export function unexamined(text: string): TextFindings {
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  return { quality: "unexamined", flagged: [], segments: from < to ? [{ from, to, kind: "report" }] : [], origins: [] };
}

/** What a page itself sets as a caption needs no words that say so. */
function shownCaptions(parts: ReadArticle["parts"]): readonly FlaggedSpan[] {
  const captions = parts?.filter(({ kind }) => kind === "caption") ?? [];
  return captions.map(({ from, to }) => ({ from, to, reason: "caption" }));
}

function shownHeadings(parts: ReadArticle["parts"]): ReadonlySet<number> {
  return new Set(parts?.filter(({ kind }) => kind === "heading").map(({ from }) => from));
}

/** The notes are no part of the text, so that no span can be given. */
function noteOrigins(notes: readonly string[] | undefined, outlets: Outlets): readonly Origin[] {
  const { origins } = attributionLines(cutText(notes?.join("\n") ?? ""), outlets);
  return origins.map(({ span: _inNotes, ...origin }) => origin);
}
