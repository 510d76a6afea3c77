// Is this article about an event that we already know? Same address, or a near-identical title.
import { limits } from "../limits.ts";
import type { NearStory } from "./judgement.ts";

/** Two titles are near-identical when they share at least this part of all their words ... */
const sharedShareMin = 0.8;
/** ... and have at least this many in common: "Daily briefing" is the title of many events. */
const sharedWordsMin = 4;

/**
 * Words that change what happened. Titles that differ by one of them tell two developments, however alike they are:
 * a denial is never put away as a copy.
 */
const turning = new Set(
  (
    "not no never without won t wont cannot deny denies denied denying reject rejects rejected refuse refuses refused " +
    "cancel cancels cancelled canceled cancelling postpone postpones postponed delay delays delayed confirm confirms " +
    "confirmed halt halts halted suspend suspends suspended end ends ended не нет без отменил отменила отменили отмена " +
    "отменен отменена отложил отложили отложен опроверг опровергла опровергли отказался отказалась подтвердил " +
    "подтвердила подтвердили 否认 取消 推迟 拒绝 确认 证实 否認 取消 推遲 拒絕 確認 證實"
  ).split(" "),
);
const turningHan = /[不未没沒否无無]/u;
const number = /^\p{N}+$/u;

export type StoryChoice =
  | { readonly kind: "joined"; readonly id: string; readonly why: string }
  | { readonly kind: "new"; readonly why: string };

export type TitledArticle = {
  readonly words: readonly string[];
  readonly link: string | undefined;
  readonly now: Date;
};

/** The story to join; of several the oldest, so that any number of judges choose the same one. */
export function chooseStory(article: TitledArticle, near: readonly NearStory[]): StoryChoice {
  const open = near.filter((story) => article.now.getTime() - story.lastArticleAt.getTime() <= limits.storyWindowMs);
  const eldestFirst = [...open].sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1));

  const link = article.link;
  const sameAddress = link === undefined ? undefined : eldestFirst.find((story) => story.links.includes(link));
  if (sameAddress !== undefined) return { kind: "joined", id: sameAddress.id, why: "the same address" };

  const sameTitle = eldestFirst.find((story) => story.titles.some((title) => isNearIdentical(article.words, title)));
  if (sameTitle !== undefined) return { kind: "joined", id: sameTitle.id, why: "a near-identical title" };

  return { kind: "new", why: "no story near it has its address or title" };
}

export function isNearIdentical(ours: readonly string[], theirs: readonly string[]): boolean {
  const our = new Set(ours);
  const their = new Set(theirs);
  const shared = [...our].filter((word) => their.has(word));
  const differing = [...our, ...their].filter((word) => !(our.has(word) && their.has(word)));
  if (shared.length < sharedWordsMin || differing.some(turnsTheTitle)) return false;

  return shared.length / (shared.length + differing.length) >= sharedShareMin;
}

function turnsTheTitle(word: string): boolean {
  return turning.has(word) || turningHan.test(word) || number.test(word);
}
