// Reads an item's page into an article. When the page cannot be had, the feed's own words are the article.
import type { Item } from "../core/article.ts";
import { limits } from "../core/limits.ts";
import { done, drop, later, type Outcome, unreachable } from "../core/outcome.ts";
import { afterNoPage } from "../core/page-outcome.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { Jobs } from "../ports/jobs.ts";
import type { ItemStore, NewArticle } from "../ports/store.ts";
import { type FetchPageNeeds, fetchPage } from "./fetch-page.ts";
import { fromFeed, fromPage } from "./new-article.ts";

export type ReadArticleNeeds = FetchPageNeeds & {
  readonly clock: Clock;
  readonly items: ItemStore;
  readonly jobs: Jobs;
  readonly examine: (article: NewArticle) => Promise<NewArticle>;
};

export async function readArticle(id: string, needs: ReadArticleNeeds): Promise<Outcome> {
  const item = await needs.items.claimToRead(id, needs.clock.now(), limits.readLeaseMs);
  if (item === undefined) return drop("not waiting to be read, or being read");
  if (item.tries > limits.readTriesMax) return store(fromFeed(item, "unreadable:gave-up", needs.clock.now()), needs);
  if (item.link === undefined) return store(fromFeed(item, "no-link", needs.clock.now()), needs);

  const page = await fetchPage({ url: item.link }, needs);
  switch (page.kind) {
    case "page":
      return store(fromPage(item, page, needs.clock.now()), needs);
    case "unchanged":
      return store(fromFeed(item, "unreadable:http-304", needs.clock.now()), needs);
    case "failed": {
      const next = afterNoPage(page.reason, item.tries, page.retryAfterMs);
      if (next.kind === "again") return readAgain(item, next, needs);
      return store(fromFeed(item, next.outcome, needs.clock.now()), needs);
    }
    default:
      return unreachable(page);
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
  await needs.items.recordArticle(await needs.examine(article));
  await needs.jobs.add("judge-article", [article.item.id]);
  return done(article.outcome);
}
