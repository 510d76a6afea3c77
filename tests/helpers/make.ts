// Makers of domain values: each gives a whole, plausible value, and takes the parts a test is about.
import type { AlertContent, Evidence, Notification } from "../../src/core/alert/alert.ts";
import type { Article, Item, ReadArticle } from "../../src/core/article.ts";
import { canonicalLink } from "../../src/core/feed/canonical-link.ts";
import { wordsKeyOf } from "../../src/core/feed/entry-keys.ts";
import type { Feed, FeedDocument, FeedEntry, FeedSetting } from "../../src/core/feed/feed.ts";
import { type FeedMemory, noDoubt, noMove, noRhythm } from "../../src/core/feed/feed-memory.ts";
import { noHints } from "../../src/core/feed/hints.ts";
import type { SortedEntry } from "../../src/core/feed/sort-entries.ts";
import type { NoticeContent } from "../../src/core/notice/notice.ts";
import type { MatchedWatch } from "../../src/core/story/judgement.ts";
import type { TextFindings } from "../../src/core/text-findings.ts";
import type { Watch } from "../../src/core/watch/watch.ts";

export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The moment at which the tests' stories begin. */
export const start = new Date("2026-11-20T08:00:00.000Z");

/** A moment after `start`, before it when negative. */
export function after(ms: number): Date {
  return new Date(start.getTime() + ms);
}

export function feedSetting(parts: Partial<FeedSetting> = {}): FeedSetting {
  const name = parts.name ?? "daily-news";
  return {
    name,
    url: `https://${name}.example/feed.xml`,
    outlet: "The Daily News",
    country: "GB",
    language: "en",
    intervalMs: 15 * minuteMs,
    windowMs: 3 * dayMs,
    adapt: true,
    ...parts,
  };
}

/** Of a feed that has just been listed. */
export function feedMemory(parts: Partial<FeedMemory> = {}): FeedMemory {
  return {
    rhythm: noRhythm,
    hints: noHints,
    doubt: noDoubt,
    move: noMove,
    offer: undefined,
    pushedUntil: undefined,
    lastCheckedAt: undefined,
    lastSuccessAt: undefined,
    lastNewItemAt: undefined,
    createdAt: start,
    ...parts,
  };
}

export function feed(parts: Partial<Feed> = {}): Feed {
  return {
    ...feedSetting(parts),
    id: "01939a00-0000-7000-8000-000000000001",
    etag: undefined,
    lastModified: undefined,
    bodyHash: undefined,
    baselineAt: start,
    failures: 0,
    memory: feedMemory(),
    ...parts,
  };
}

/** The link follows from the guid, so that two entries with other guids are two pages. */
export function entry(parts: Partial<FeedEntry> = {}): FeedEntry {
  const guid = parts.guid ?? "entry-1";
  return {
    guid,
    link: `https://news.example/${guid}`,
    title: "President arrives for a two-day visit",
    text: "The president arrived on Friday.",
    author: "A. Writer",
    publishedAt: start,
    updatedAt: undefined,
    dateNote: undefined,
    categories: [],
    source: undefined,
    media: [],
    hasOwnId: true,
    ...parts,
  };
}

export function feedDocument(parts: Partial<FeedDocument> = {}): FeedDocument {
  return {
    title: "The Daily News",
    link: "https://news.example/",
    description: "News of the day",
    entries: [],
    hints: { ttlMs: undefined, updateEveryMs: undefined, skipHours: [], skipDays: [] },
    hub: undefined,
    self: undefined,
    movedTo: undefined,
    ...parts,
  };
}

export function sortedEntry(parts: Partial<FeedEntry> = {}, fate: SortedEntry["fate"] = "read"): SortedEntry {
  const made = entry(parts);
  return {
    entry: made,
    linkKey: canonicalLink(made.link),
    wordsKey: wordsKeyOf(made),
    fate,
    why: `is ${fate} in this test`,
  };
}

export function readArticle(parts: Partial<ReadArticle> = {}): ReadArticle {
  return {
    title: "President arrives for a two-day visit",
    text: "The president arrived on Friday.\nTalks begin on Saturday.",
    author: "A. Writer",
    publishedAt: start,
    language: "en",
    canonicalUrl: undefined,
    metadata: undefined,
    findings: textFindings(),
    ...parts,
  };
}

/** Nothing is flagged, so that any text can be put beside them. */
export function textFindings(parts: Partial<TextFindings> = {}): TextFindings {
  return {
    quality: "thin",
    flagged: [],
    segments: [{ from: 0, to: 57, kind: "report" }],
    origins: [{ kind: "quote", outlet: "The Other News", by: "prose" }],
    ...parts,
  };
}

export function item(parts: Partial<Item> = {}): Item {
  return {
    id: "01939a00-0000-7000-8000-000000000002",
    feedId: "01939a00-0000-7000-8000-000000000001",
    feedName: "daily-news",
    outlet: "The Daily News",
    country: "GB",
    feedLanguage: "en",
    windowMs: 3 * dayMs,
    link: "https://news.example/entry-1",
    linkKey: "news.example/entry-1",
    title: "President arrives for a two-day visit",
    text: "The president arrived on Friday.",
    author: "A. Writer",
    publishedAt: start,
    seenAt: start,
    categories: [],
    tries: 1,
    ...parts,
  };
}

export function article(parts: Partial<Article> = {}): Article {
  return {
    ...readArticle(parts),
    id: "01939a00-0000-7000-8000-000000000003",
    version: 1,
    source: "page",
    url: "https://news.example/entry-1",
    outcome: "read",
    fetchedAt: start,
    ...parts,
  };
}

export function evidence(parts: Partial<Evidence> = {}): Evidence {
  return {
    titleSpans: [{ from: 0, to: 9 }],
    bodySpans: [{ from: 4, to: 13 }],
    sentences: [{ field: "title", text: "President arrives for a two-day visit", marks: [{ from: 0, to: 9 }] }],
    ...parts,
  };
}

export function watch(parts: Partial<Watch> = {}): Watch {
  return {
    name: "leader-visits",
    title: "Leader visits",
    level: "high",
    when: "president",
    expression: {
      kind: "words",
      written: "president",
      key: "president",
      parts: [{ word: "president", prefix: false }],
    },
    ...parts,
  };
}

export function matchedWatch(parts: Partial<MatchedWatch> = {}): MatchedWatch {
  return {
    name: "leader-visits",
    title: "Leader visits",
    version: 1,
    level: "high",
    evidence: evidence(),
    ...parts,
  };
}

export function alertContent(parts: Partial<AlertContent> = {}): AlertContent {
  return {
    alertId: "01939a00-0000-7000-8000-000000000004",
    revision: 1,
    why: "first report of the story",
    watch: { name: "leader-visits", title: "Leader visits", version: 1 },
    level: "high",
    storyId: "01939a00-0000-7000-8000-000000000005",
    article: {
      id: "01939a00-0000-7000-8000-000000000003",
      title: "President arrives for a two-day visit",
      outlet: "The Daily News",
      country: "GB",
      language: "en",
      link: "https://news.example/entry-1",
      author: "A. Writer",
      source: "page",
    },
    publishedAt: start.toISOString(),
    fetchedAt: start.toISOString(),
    matchedAt: start.toISOString(),
    sentences: evidence().sentences,
    ...parts,
  };
}

export type AlertNotification = Extract<Notification, { kind: "alert" }>;

export function notification(parts: Partial<AlertNotification> = {}): AlertNotification {
  return {
    kind: "alert",
    id: "01939a00-0000-7000-8000-000000000006",
    route: "desk",
    channel: "hook",
    attempt: 1,
    failures: 0,
    content: alertContent(),
    ...parts,
  };
}

export function noticeContent(parts: Partial<NoticeContent> = {}): NoticeContent {
  return {
    noticeId: "01939a00-0000-7000-8000-000000000007",
    kind: "feed-quiet",
    subject: "daily-news",
    event: "opened",
    sentence: "It has brought nothing new for 9 days, although it usually brings about 12 a day.",
    remedy: "Open the feed in a browser.",
    openedAt: start.toISOString(),
    closedAt: undefined,
    ...parts,
  };
}

export function noticeNotification(parts: Partial<NoticeContent> = {}): Notification {
  return { ...notification(), kind: "notice", route: "notices-hook", content: noticeContent(parts) };
}
