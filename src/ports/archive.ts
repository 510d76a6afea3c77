// The archive: what was read and judged, for tools that ask rules about the past. Nothing here changes anything.
import type { ArticleText } from "../core/watch/article-text.ts";

export type ArchivedArticle = {
  readonly id: string;
  readonly storyId: string;
  readonly judgedAt: Date;
  /** As it was judged; ages count from that moment. */
  readonly text: ArticleText;
};

export type ArchiveAsked = { readonly since: Date; readonly articlesMax: number };

/** A rule as it was recorded when it came into force. */
export type RecordedRule = {
  readonly version: number;
  readonly when: string;
  /** The expression as JSON, with the words that its names stood for. */
  readonly expression: unknown;
};

export interface ArchiveStore {
  /** Articles judged since then whose texts are kept, the newest first, some hundred at a time. */
  articles(asked: ArchiveAsked): AsyncIterable<readonly ArchivedArticle[]>;
  /** Undefined when there is no such article, it was not judged yet, or its text is no longer kept. */
  article(id: string): Promise<ArchivedArticle | undefined>;
  /** The newest recorded version of a watch's rule. */
  recordedRule(watch: string): Promise<RecordedRule | undefined>;
}
