// Reads an item's page into an article. When the page cannot be had, the feed's own words are the article.
import type { Item, ReadArticle } from "../core/article.ts";
import { limits } from "../core/limits.ts";
import { done, drop, later, type Outcome, unreachable } from "../core/outcome.ts";
import { afterNoPage } from "../core/page-outcome.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { Jobs } from "../ports/jobs.ts";
import type { PageReader } from "../ports/readers.ts";
import type { ItemStore, NewArticle } from "../ports/store.ts";
import type { Web, WebAnswer } from "../ports/web.ts";

export type ReadArticleNeeds = {
  readonly clock: Clock;
  readonly items: ItemStore;
  readonly pageReader: PageReader;
  readonly web: Pick<Web, "get">;
  readonly jobs: Jobs;
};

const asking = { accept: "text/html, application/xhtml+xml;q=0.9, */*;q=0.1", robots: "honour" } as const;

export async function readArticle(id: string, needs: ReadArticleNeeds): Promise<Outcome> {
  const item = await needs.items.claimToRead(id, needs.clock.now(), limits.readLeaseMs);
  if (item === undefined) return drop("not waiting to be read, or being read");
  if (item.tries > limits.readTriesMax) return store(fromFeed(item, "unreadable:gave-up", needs), needs);
  if (item.link === undefined) return store(fromFeed(item, "no-link", needs), needs);

  const answer = await needs.web.get({ url: item.link, ...asking, bodyBytesMax: limits.pageBodyBytesMax });
  switch (answer.kind) {
    case "body":
      return store(await fromPage(item, answer, needs), needs);
    case "unchanged":
      return store(fromFeed(item, "unreadable:http-304", needs), needs);
    case "failed": {
      const next = afterNoPage(answer.reason, item.tries, answer.retryAfterMs);
      return next.kind === "again" ? readAgain(item, next, needs) : store(fromFeed(item, next.outcome, needs), needs);
    }
    default:
      return unreachable(answer);
  }
}

async function readAgain(
  item: Item,
  { delayMs, why }: { readonly delayMs: number; readonly why: string },
  needs: ReadArticleNeeds,
): Promise<Outcome> {
  await needs.items.postpone(item.id, new Date(needs.clock.now().getTime() + delayMs), why);
  return later(delayMs, why);
}

async function store(article: NewArticle, needs: ReadArticleNeeds): Promise<Outcome> {
  await needs.items.recordArticle(article);
  await needs.jobs.add("judge-article", [article.item.id]);
  return done(article.outcome);
}

async function fromPage(
  item: Item,
  body: Extract<WebAnswer, { kind: "body" }>,
  needs: ReadArticleNeeds,
): Promise<NewArticle> {
  const { bytes, contentType, url } = body;
  const reading = await needs.pageReader.readPage({ bytes, contentType, url });
  if (reading.kind === "no-article") return fromFeed(item, `unreadable:${reading.why}`, needs);

  const read = reading.article;
  const article: ReadArticle = {
    ...read,
    title: read.title === "" ? item.title : read.title,
    author: read.author ?? item.author,
    publishedAt: earlierOf(item.publishedAt, reading.statedAt) ?? read.publishedAt,
    language: read.language ?? item.feedLanguage,
  };
  return { item, article, source: "page", url, outcome: "read", fetchedAt: needs.clock.now() };
}

/** A feed that dates an old page anew does not make it news. */
function earlierOf(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

function fromFeed(item: Item, outcome: string, needs: ReadArticleNeeds): NewArticle {
  const article: ReadArticle = {
    title: item.title,
    text: item.text,
    author: item.author,
    publishedAt: item.publishedAt,
    language: item.feedLanguage,
    canonicalUrl: undefined,
  };
  return { item, article, source: "feed", url: item.link, outcome, fetchedAt: needs.clock.now() };
}
