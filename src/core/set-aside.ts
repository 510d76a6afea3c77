// Why an article is not judged at all.
import type { Article, Item } from "./article.ts";
import { limits } from "./limits.ts";

export type SetAside = { readonly outcome: "unjudgeable" | "too-old"; readonly why: string };

/**
 * Old news never pages: a page may state its date although the feed did not. What waited in the house itself, through an
 * outage of ours, is not old for that. An article that was begun again and again and never ended is given up.
 */
export function whySetAside(item: Item, article: Article, now: Date): SetAside | undefined {
  if (item.tries > limits.judgeTriesMax) {
    return { outcome: "unjudgeable", why: `begun ${item.tries - 1} times and never ended` };
  }
  if (article.publishedAt === undefined) return undefined;

  const waitedMs = Math.max(0, now.getTime() - item.seenAt.getTime());
  const ageMs = now.getTime() - article.publishedAt.getTime() - waitedMs;
  return ageMs > item.windowMs ? { outcome: "too-old", why: "published before the feed's window" } : undefined;
}
