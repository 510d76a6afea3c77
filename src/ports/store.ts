// The store: rows are the truth.
import type { AlertContent } from "../core/alert/alert.ts";
import type { Article, ArticleSource, Item, ReadArticle } from "../core/article.ts";
import type { ArticleDifference } from "../core/article-difference.ts";
import type { EntryKeys } from "../core/feed/entry-keys.ts";
import type { Feed, FeedSetting } from "../core/feed/feed.ts";
import type { FeedMemory } from "../core/feed/feed-memory.ts";
import type { KnownItem } from "../core/feed/known-items.ts";
import type { Validators } from "../core/feed/look.ts";
import type { EditedItem, SortedEntry } from "../core/feed/sort-entries.ts";
import type { Subscription } from "../core/feed/subscription.ts";
import type { NoticePlan, NoticesNow } from "../core/notice/notice.ts";
import type { StatusFacts } from "../core/status/facts.ts";
import type { Trail } from "../core/status/trail.ts";
import type { JudgeFacts, Judgement, MatchedWatch } from "../core/story/judgement.ts";
import type { Watch } from "../core/watch/watch.ts";
import type { ArchiveStore } from "./archive.ts";
import type { NotificationStore } from "./outbox.ts";

export type FeedCheck = {
  readonly feed: Feed;
  readonly checkedAt: Date;
  /** `ok`, `unchanged`, or the name of what went wrong (`timeout`, `http-404`, `not-a-feed:html` ...). */
  readonly outcome: string;
  readonly detail: string;
  readonly succeeded: boolean;
  readonly nextDueAt: Date;
  /** Present after a success; kept as they were otherwise. */
  readonly validators?: Validators;
  /** What is known of the feed after this look. */
  readonly memory: FeedMemory;
  /** Entries that are not yet known, each with what becomes of it. */
  readonly entries: readonly SortedEntry[];
  /** Items whose entries now say something else. */
  readonly edited: readonly EditedItem[];
};

export interface FeedStore {
  /** Makes the table agree with the settings; feeds no longer listed stop being due but keep their rows. */
  sync(feeds: readonly FeedSetting[], now: Date): Promise<void>;
  due(now: Date, rowsMax: number): Promise<readonly string[]>;
  /** When the feed at the address had its first successful look; undefined before that. */
  baselineAt(url: string): Promise<Date | undefined>;
  /** What is known of a feed that may be listed no longer; nothing is taken or changed. */
  find(name: string): Promise<Feed | undefined>;
  /** Takes the feed for `leaseMs`; undefined when it is not due, not active or taken. */
  claim(id: string, now: Date, leaseMs: number): Promise<Feed | undefined>;
  /** The items of this feed that any of the entries may be, by guid, page, words or link. */
  known(feedId: string, keyed: readonly EntryKeys[]): Promise<readonly KnownItem[]>;
  /**
   * Records a look at a feed and its new items in one transaction.
   * An entry whose canonical link another item already holds is settled as `duplicate-of`.
   * Gives the ids of the items that are to be read.
   */
  recordCheck(check: FeedCheck): Promise<readonly string[]>;
  /** Gives a claimed feed back without a look; all else stays as it was. */
  postpone(id: string, dueAt: Date): Promise<void>;
  /** Makes due at once what waits after it could not be reached. */
  wakeFailing(now: Date): Promise<void>;
}

export interface NoticeStore {
  /** What is open, and what was closed in the last two days. */
  now(now: Date): Promise<NoticesNow>;
  /** Opens and closes in one transaction, with the notifications for the channels; gives the ids of those that are due. */
  record(
    plan: NoticePlan,
    told: { readonly channels: readonly string[]; readonly now: Date },
  ): Promise<readonly string[]>;
}

export type NewArticle = {
  readonly item: Item;
  readonly article: ReadArticle;
  readonly source: ArticleSource;
  readonly url: string | undefined;
  readonly outcome: string;
  readonly fetchedAt: Date;
  /** The page as it came; absent when there was none. */
  readonly page?: CapturedPage | undefined;
};

export type CapturedPage = {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly url: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** When to look whether it was edited; undefined: never. */
  readonly rereadAt?: Date | undefined;
};

export type SettledItem = { readonly id: string; readonly outcome: string; readonly why: string; readonly now: Date };

export interface ItemStore {
  claimToRead(id: string, now: Date, leaseMs: number): Promise<Item | undefined>;
  claimToJudge(id: string, now: Date, leaseMs: number): Promise<{ item: Item; article: Article } | undefined>;
  /** Makes articles that could not be judged due to be judged again; gives how many there are. */
  judgeAgain(now: Date): Promise<number>;
  /** Due rows of a state, oldest first. */
  undone(state: "to-read" | "to-judge", now: Date, rowsMax: number): Promise<readonly string[]>;
  postpone(id: string, dueAt: Date, why: string): Promise<void>;
  /** Ends the item's way with a named outcome. */
  settle(settled: SettledItem): Promise<void>;
  /** Stores the article as the item's next version and makes the item due to be judged, in one transaction. */
  recordArticle(article: NewArticle): Promise<void>;
}

/** A page that is due to be looked at again, with the version of its article that is known. */
export type KnownPage = {
  readonly item: Item;
  readonly article: Article;
  readonly url: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly bodyHash: string;
};

export type PageLook = {
  readonly itemId: string;
  /** `unchanged`, `changed`, or why the page could not be had. */
  readonly outcome: string;
  readonly lookedAt: Date;
  readonly nextAt: Date | undefined;
};

export type NewVersion = {
  readonly read: NewArticle;
  readonly before: Article;
  readonly difference: ArticleDifference;
  readonly nextAt: Date | undefined;
};

export type ArchivedPage = {
  readonly item: Item;
  readonly article: Article;
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly url: string;
};

export interface PageStore {
  /** Items whose page is due to be looked at again, those waiting longest first. */
  due(now: Date, rowsMax: number): Promise<readonly string[]>;
  claim(itemId: string, now: Date, leaseMs: number): Promise<KnownPage | undefined>;
  recordLook(look: PageLook): Promise<void>;
  /** Writes the next version of an item that is settled and makes it due to be judged, in one transaction. False when it is not. */
  recordVersion(version: NewVersion): Promise<boolean>;
  /** Settled items' latest versions whose page is archived, fetched since then, after the article with this id. */
  archived(since: Date, afterId: string | undefined, rowsMax: number): Promise<readonly ArchivedPage[]>;
  /** Writes the next version of a settled item without having it judged: nobody is told. */
  replaceVersion(version: Omit<NewVersion, "nextAt">): Promise<boolean>;
}

export type JudgedArticle = {
  readonly item: Item;
  readonly article: Article;
  readonly titleWords: readonly string[];
  readonly canonicalLink: string | undefined;
  readonly matches: readonly MatchedWatch[];
  readonly now: Date;
};

export interface JudgementStore {
  /**
   * Under one lock and in one transaction: finds the stories near the article, asks `decide` (pure), and writes
   * story, matches, alert revisions and notifications, and the item's outcome. Gives the ids of the notifications.
   */
  record(judged: JudgedArticle, decide: (facts: JudgeFacts) => Judgement): Promise<readonly string[]>;
}

export interface WatchStore {
  /** Records the set's rules; gives each watch's version number (grows when its rule or level changes). */
  recordVersions(watches: readonly Watch[], now: Date): Promise<ReadonlyMap<string, number>>;
}

export interface SubscriptionStore {
  /** Makes the subscriptions agree with what feeds offer: new ones are wanted, those of feeds that are gone are left. */
  plan(now: Date): Promise<void>;
  /** Takes what is to be asked of hubs now; each is left alone for `pushLimits.answerMs` for the hub to come back. */
  takeDue(now: Date, rowsMax: number): Promise<readonly Subscription[]>;
  /** The hub did not take the request. */
  failed(id: string, detail: string, now: Date): Promise<void>;
  find(id: string): Promise<Subscription | undefined>;
  verified(id: string, leaseMs: number, now: Date): Promise<void>;
  denied(id: string, why: string, now: Date): Promise<void>;
  /** It was ended, and the hub knows. */
  remove(id: string): Promise<void>;
  /** A hub said that the feed has news: the feed is due at once. */
  heard(id: string, now: Date): Promise<void>;
}

export interface StatusStore {
  facts(now: Date): Promise<StatusFacts>;
  feeds(): Promise<StatusFacts["feeds"]>;
  /** The newest alerts first, each as its latest revision with the state of its notifications. */
  alerts(rowsMax: number): Promise<readonly AlertRow[]>;
  /** Everything known about an address: how it came, what was read, matched, told and sent. */
  trail(url: string): Promise<readonly Trail[]>;
}

export type AlertRow = {
  readonly content: AlertContent;
  readonly openedAt: Date;
  readonly articles: number;
  readonly notifications: readonly {
    readonly id: string;
    readonly route: string;
    readonly channel: string;
    readonly state: string;
    readonly attempts: number;
    readonly sentAt: Date | undefined;
  }[];
};

/** Months of article texts: made ahead of time, dropped when they are older than the operator keeps them. */
export interface Upkeep {
  ensureMonths(now: Date): Promise<void>;
  /** Drops the months of texts that ended at or before `date`. */
  dropMonthsBefore(date: Date): Promise<void>;
  /** Drops the months of archived pages that ended at or before `date`. */
  dropPagesBefore(date: Date): Promise<void>;
  /** Makes due what a clock that ran ahead planned too far off, and what is held for a channel that is on. */
  mendPlans(now: Date): Promise<void>;
  /** Makes every claimed row due at once; only for a process that has the database to itself. */
  releaseLeases(now: Date): Promise<void>;
}

export interface Store {
  readonly feeds: FeedStore;
  readonly items: ItemStore;
  readonly pages: PageStore;
  readonly judgements: JudgementStore;
  readonly watches: WatchStore;
  readonly notifications: NotificationStore;
  readonly notices: NoticeStore;
  readonly status: StatusStore;
  readonly subscriptions: SubscriptionStore;
  readonly archive: ArchiveStore;
  readonly upkeep: Upkeep;
  /** Resolves when a query is answered; throws when the database is away. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
