// Examines an article's text: what in it is no news, which pieces it has, who first reported it, and how good it is.
import type { ReadArticle } from "./article.ts";
import { flagText } from "./debris/flag-text.ts";
import { qualityOf } from "./debris/quality.ts";
import { attributionLines } from "./origin/attribution-lines.ts";
import { datelines } from "./origin/datelines.ts";
import { findOrigins, type Provenance } from "./origin/find-origins.ts";
import { outletMentions } from "./origin/mentions.ts";
import type { Outlets } from "./origin/outlet.ts";
import { splitText } from "./segment/split-text.ts";
import type { FlaggedSpan, Origin, TextFindings } from "./text-findings.ts";

export type ExamineNeeds = Pick<Provenance, "url" | "feedSource"> & { readonly outlets: Outlets };

/** Adds the findings; the text stays as it is. Works on pages and on what a feed says itself. */
export function examined<Read extends { readonly article: ReadArticle; readonly url: string | undefined }>(
  read: Read,
  outlets: Outlets,
): Read {
  return { ...read, article: { ...read.article, findings: findingsOf(read.article, { url: read.url, outlets }) } };
}

export function findingsOf(article: ReadArticle, { outlets, ...given }: ExamineNeeds): TextFindings {
  const { title, text, canonicalUrl, author, metadata, notes, parts } = article;
  const attributed = attributionLines(text, outlets);
  const flagged = flagText({ title, text, known: [...attributed.flagged, ...shownCaptions(parts)] });
  const mentions = outletMentions(text, outlets);
  const starts = datelines(text, mentions);
  return {
    quality: qualityOf({ text, flagged, isFree: metadata?.isFree }),
    flagged,
    segments: splitText({ text, flagged, datelines: starts.map(({ line }) => line), headings: shownHeadings(parts) }),
    origins: findOrigins({
      text,
      flagged,
      lines: [...attributed.origins, ...noteOrigins(notes, outlets)],
      datelines: starts,
      mentions,
      provenance: { canonicalUrl, author, ...given },
      outlets,
    }),
  };
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
  const { origins } = attributionLines(notes?.join("\n") ?? "", outlets);
  return origins.map(({ span: _inNotes, ...origin }) => origin);
}
