// Judges an article: which watches it meets, which story it belongs to, and whether people are told.
import type { Route } from "../core/alert/alert.ts";
import { decide } from "../core/alert/decide.ts";
import { articleLinkKey } from "../core/feed/canonical-link.ts";
import { limits } from "../core/limits.ts";
import { done, drop, type Outcome } from "../core/outcome.ts";
import { whySetAside } from "../core/set-aside.ts";
import type { MatchedWatch } from "../core/story/judgement.ts";
import { titleWords } from "../core/story/title-words.ts";
import { type ArticleText, articleTextOf } from "../core/watch/article-text.ts";
import { judge, readText } from "../core/watch/judge.ts";
import type { Watch } from "../core/watch/watch.ts";
import type { WatchText } from "../core/watch/watch-text.ts";
import type { Clock, Log } from "../ports/clock-and-log.ts";
import type { Jobs } from "../ports/jobs.ts";
import type { ItemStore, JudgementStore } from "../ports/store.ts";

export type JudgeArticleNeeds = {
  readonly clock: Clock;
  readonly items: ItemStore;
  readonly judgements: JudgementStore;
  readonly jobs: Jobs;
  readonly log: Log;
  /** The watches and routes in force, asked for anew each time: they may be reloaded. */
  readonly desk: () => JudgingDesk;
};

export type JudgingDesk = {
  readonly met: (text: WatchText) => readonly (Watch & { readonly version: number })[];
  readonly routes: readonly Route[];
};

export async function judgeArticle(id: string, needs: JudgeArticleNeeds): Promise<Outcome> {
  const now = needs.clock.now();
  const claimed = await needs.items.claimToJudge(id, now, limits.judgeLeaseMs);
  if (claimed === undefined) return drop("not waiting to be judged, or being judged");

  const { item, article } = claimed;
  const setAside = whySetAside(item, article, now);
  if (setAside !== undefined) {
    await needs.items.settle({ id: item.id, ...setAside, now });
    if (setAside.outcome === "unjudgeable") {
      needs.log.error("an article could not be judged and was set aside", { item: item.id, link: item.link });
    }
    return drop(setAside.why);
  }

  const { met, routes } = needs.desk();
  const matches = meet(articleTextOf({ item, article, now }), met);
  const words = titleWords(article.title);
  const link = articleLinkKey(item, article);
  const notifications = await needs.judgements.record(
    { item, article, titleWords: words, canonicalLink: link, matches, now },
    (facts) => decide({ item, article, words, link, matches, routes, now }, facts),
  );
  await needs.jobs.add("send-alert", notifications);
  return done(`watches met: ${matches.length}, notifications: ${notifications.length}`);
}

function meet(given: ArticleText, met: JudgingDesk["met"]): readonly MatchedWatch[] {
  const text = readText(given);
  return met(text).flatMap((watch) => {
    const verdict = judge(text, watch);
    return verdict.kind === "match" ? [{ ...watch, evidence: verdict.evidence }] : [];
  });
}
