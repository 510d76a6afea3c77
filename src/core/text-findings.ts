// What is known about an article's text beyond its words: what is no news in it, its pieces, and who first reported it.
import type { Span } from "./alert/alert.ts";

/**
 * `debris`: left over from a program that writes text. `thin`: too short to be more than a teaser. `unexamined`: looking
 * took too long and was stopped, so that nothing is known but the text.
 */
export type Quality = "ok" | "thin" | "debris" | "paywalled" | "not-an-article" | "unexamined";

export type FlagReason =
  | "breadcrumb"
  | "repeated-title"
  | "caption"
  | "placeholder"
  | "comment-footer"
  | "share"
  | "cookie"
  | "read-more"
  | "subscribe"
  | "tags"
  | "advertisement"
  | "rights"
  | "script-notice"
  | "machine-debris"
  | "attribution"
  | "repeated";

/** A stretch of `ReadArticle.text` that is no news: it can never meet a watch. */
export type FlaggedSpan = Span & { readonly reason: FlagReason };

/** What one person says in an interview; `from` is where the name stands, and paragraphs without a name are included. */
export type SpeakerTurn = Span & { readonly speaker: string; readonly role: "interviewer" | "interviewee" | "other" };

export type Segment = Span & {
  readonly kind: "report" | "interview" | "live-entry" | "appended";
  /** The headline of a piece that has one of its own. */
  readonly title?: string | undefined;
  /** The time of a live entry, as the page writes it: `14:05`, `14.05 GMT`. */
  readonly at?: string | undefined;
  readonly turns?: readonly SpeakerTurn[] | undefined;
};

/** `rewrite`: retold from there. `quote`: reported there. `syndication`: copied from there. `own`: the outlet's own reporting. */
export type OriginKind = "rewrite" | "quote" | "syndication" | "own";

/** Where it was read: in a line of its own, in a sentence, at the start of the report, or in what the page tells machines. */
export type OriginSign = "line" | "prose" | "dateline" | "feed-source" | "canonical" | "meta";

/** Who first reported what the article says, as far as it tells. */
export type Origin = {
  readonly kind: OriginKind;
  /** The outlet's name as the list of outlets has it, or else as the text does. */
  readonly outlet?: string | undefined;
  readonly host?: string | undefined;
  /** Outlets of one family are one voice: state media of one state, papers of one group. */
  readonly family?: string | undefined;
  /** Where the text says so. */
  readonly span?: Span | undefined;
  readonly by: OriginSign;
};

export type TextFindings = {
  readonly quality: Quality;
  /** In order, and none overlaps another. */
  readonly flagged: readonly FlaggedSpan[];
  /** In order; together they hold the whole text. */
  readonly segments: readonly Segment[];
  readonly origins: readonly Origin[];
};
