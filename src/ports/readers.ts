// Feeds and pages: bytes in, values and problems out; they never throw. Hostile bytes are parsed where they can be stopped.
import type { Item, PageReading, ReadArticle } from "../core/article.ts";
import type { ExaminedText } from "../core/examine.ts";
import type { FeedReading } from "../core/feed/feed.ts";
import type { PageFeeds } from "../core/feed/page-feeds.ts";
import type { OutletList } from "../core/origin/outlet-list.ts";
import type { PageSelectors } from "../core/page-selectors.ts";

export type Bytes = {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  /** Where they came from; relative links are resolved against it. */
  readonly url: string;
};

/** A page, and what an operator says about pages of its site. */
export type PageInput = Bytes & { readonly selectors?: PageSelectors | undefined };

export interface FeedReader {
  readFeed(input: Bytes): Promise<FeedReading>;
}

/** Finds the feeds that a page points to. */
export interface FeedFinder {
  findFeeds(input: Bytes): Promise<PageFeeds>;
}

export interface PageReader {
  readPage(input: Bytes): Promise<PageReading>;
}

/** An article on its way into the store, from a page or from its feed alone. */
export type Examinable = {
  readonly article: ReadArticle;
  readonly url: string | undefined;
  readonly item: Pick<Item, "source">;
};

export interface TextExaminer {
  /** The same with its findings; the text stays as it is. An article that cannot be examined in time is kept. */
  examine<Read extends Examinable>(read: Read): Promise<Read>;
}

/** What a thread is sent to examine. */
export type ExamineTask = {
  readonly article: ExaminedText;
  readonly url: string | undefined;
  readonly feedSource: Item["source"];
  readonly outlets: OutletList;
};

/** `killed` says that the work was stopped for taking too much time or memory. */
export type Threaded<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "killed"; readonly why: string };
