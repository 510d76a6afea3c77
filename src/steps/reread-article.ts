// Reads an item's page again and, when it was edited, writes the next version of its article, to be judged again.
import type { Article } from "../core/article.ts";
import { type ArticleDifference, differenceLine, differenceOf } from "../core/article-difference.ts";
import { limits } from "../core/limits.ts";
import { done, drop, type Outcome } from "../core/outcome.ts";
import { nextReread } from "../core/reread.ts";
import type { Clock, Log } from "../ports/clock-and-log.ts";
import type { Jobs } from "../ports/jobs.ts";
import type { KnownPage, NewArticle, PageStore } from "../ports/store.ts";
import { type FetchedPage, type FetchPageNeeds, fetchPage } from "./fetch-page.ts";
import { fromPage } from "./new-article.ts";

export type RereadArticleNeeds = FetchPageNeeds & {
  readonly clock: Clock;
  readonly pages: PageStore;
  readonly jobs: Jobs;
  readonly log: Pick<Log, "info">;
  readonly examine: (article: NewArticle) => Promise<NewArticle>;
};

/**
 * The story stays the same, because a version keeps the address of the first; who was told of it is not told again. What
 * cannot be had this time, or has no text any more, leaves the known version in force.
 */
export async function rereadArticle(id: string, needs: RereadArticleNeeds): Promise<Outcome> {
  const known = await needs.pages.claim(id, needs.clock.now(), limits.readLeaseMs);
  if (known === undefined) return drop("not waiting to be read again, or being read");

  const { etag, lastModified, bodyHash } = known;
  const page = await fetchPage({ url: addressOf(known), etag, lastModified, bodyHash }, needs);
  const edited = page.kind === "page" ? await editedArticle(known, page, needs) : undefined;
  if (edited === undefined) return unedited(known, page, needs);

  const nextAt = nextReread(known.item, needs.clock.now());
  const isWritten = await needs.pages.recordVersion({ ...edited, before: known.article, nextAt });
  if (!isWritten) return drop("its item is being judged");

  const what = differenceLine(edited.difference);
  needs.log.info("an article was edited", { item: id, version: known.article.version + 1, what });
  await needs.jobs.add("judge-article", [id]);
  return done(`edited: ${what}`);
}

/** Where the text was last time. What had none may have been a wall's address, and the item's own is asked again. */
function addressOf({ item, article, url }: KnownPage): string {
  return article.source === "page" ? url : (item.link ?? url);
}

type Edited = { readonly read: NewArticle; readonly difference: ArticleDifference };

async function editedArticle(
  { item, article }: KnownPage,
  page: Extract<FetchedPage, { kind: "page" }>,
  { clock, examine }: RereadArticleNeeds,
): Promise<Edited | undefined> {
  if (page.reading.kind === "no-article") return undefined;

  const read = fromPage(item, page, clock.now());
  const difference = differenceOf(article, read.article);
  return difference === undefined ? undefined : { read: await examine(atAddressOf(article, read)), difference };
}

function atAddressOf(before: Article, read: NewArticle): NewArticle {
  const publishedAt = before.publishedAt ?? read.article.publishedAt;
  return { ...read, url: before.url, article: { ...read.article, canonicalUrl: before.canonicalUrl, publishedAt } };
}

async function unedited(
  { item }: KnownPage,
  page: FetchedPage,
  { clock, pages }: RereadArticleNeeds,
): Promise<Outcome> {
  const outcome = outcomeOf(page);
  const now = clock.now();
  await pages.recordLook({
    itemId: item.id,
    outcome,
    lookedAt: now,
    nextAt: isGone(page) ? undefined : nextReread(item, now),
  });
  return done(outcome);
}

function outcomeOf(page: FetchedPage): string {
  if (page.kind === "failed") return `unreadable:${page.reason}`;
  return page.kind === "page" && page.reading.kind === "no-article" ? `unreadable:${page.reading.why}` : "unchanged";
}

/** What a site has taken down for good is not asked for again. */
function isGone(page: FetchedPage): boolean {
  return page.kind === "failed" && (page.reason === "http-410" || page.reason === "http-404");
}
