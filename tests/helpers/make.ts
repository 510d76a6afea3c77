// Makers of domain values: each gives a whole, plausible value, and takes the parts a test is about.
import type { AlertContent, Evidence, Notification } from "../../src/core/alert/alert.ts";
import type { Article, Item, ReadArticle } from "../../src/core/article.ts";
import { canonicalLink } from "../../src/core/feed/canonical-link.ts";
import type { Feed, FeedEntry, FeedSetting } from "../../src/core/feed/feed.ts";
import type { SortedEntry } from "../../src/core/feed/sort-entries.ts";
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
    ...parts,
  };
}

export function sortedEntry(parts: Partial<FeedEntry> = {}, fate: SortedEntry["fate"] = "read"): SortedEntry {
  const made = entry(parts);
  return { entry: made, linkKey: canonicalLink(made.link), fate, why: `is ${fate} in this test` };
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

export function notification(parts: Partial<Notification> = {}): Notification {
  return {
    id: "01939a00-0000-7000-8000-000000000006",
    route: "desk",
    channel: "hook",
    attempt: 1,
    failures: 0,
    content: alertContent(),
    ...parts,
  };
}
