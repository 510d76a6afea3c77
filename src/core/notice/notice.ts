// A notice: what the operator is told about the service itself, once when it begins and once when it is over.

/** What is to be told; there is one open notice for each kind and subject. */
export type WantedNotice = {
  /** `feed-quiet`, `feed-failing` ...: what it is about, in a word that programs can go by. */
  readonly kind: string;
  /** What it concerns: the name of a feed, `all feeds`. */
  readonly subject: string;
  readonly sentence: string;
  readonly remedy: string;
};

export type OpenNotice = {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly openedAt: Date;
};

export type ClosedNotice = { readonly kind: string; readonly subject: string; readonly closedAt: Date };

/** What is open now and what was closed of late. */
export type NoticesNow = { readonly open: readonly OpenNotice[]; readonly closed: readonly ClosedNotice[] };

export type NoticePlan = {
  readonly open: readonly WantedNotice[];
  readonly close: readonly { readonly id: string; readonly kind: string; readonly closing: string }[];
};

/** Everything a receiver is told. Times are ISO 8601 in UTC. */
export type NoticeContent = {
  readonly noticeId: string;
  readonly kind: string;
  readonly subject: string;
  readonly event: "opened" | "closed";
  /** What is the matter, or how it ended. */
  readonly sentence: string;
  /** What to do about it; empty when it is over. */
  readonly remedy: string;
  readonly openedAt: string;
  readonly closedAt: string | undefined;
};
