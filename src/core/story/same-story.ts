// Is this article about an event that we already know? Same address, or a near-identical title.
import { limits } from "../limits.ts";
import type { NearStory } from "./judgement.ts";

/** A title of fewer words than these is that of many events: "Daily briefing". */
const wordsMin = 4;

/** What an outlet puts around another's headline without telling anything else. */
const trimmings = new Set(
  (
    "breaking urgent exclusive update updated updates video photo photos watch report reports reported media source " +
    "sources official officials aide aides agency state tv срочно видео фото источник источники сми агентство обновлено " +
    "молния 快讯 视频 图集 最新 突发 更新 快訊 視頻 圖集"
  ).split(" "),
);

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
  const eldestFirst = [...near].sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1));

  const link = article.link;
  const sameAddress = link === undefined ? undefined : eldestFirst.find((story) => story.links.includes(link));
  if (sameAddress !== undefined) return { kind: "joined", id: sameAddress.id, why: "the same address" };

  // Counted from its opening: a title that comes back every other day must not keep its first story open for ever.
  const isOpen = (story: NearStory) => article.now.getTime() - story.openedAt.getTime() <= limits.storyWindowMs;
  const sameTitle = eldestFirst.find(
    (story) => isOpen(story) && story.titles.some((title) => isNearIdentical(article.words, title)),
  );
  if (sameTitle !== undefined) return { kind: "joined", id: sameTitle.id, why: "a near-identical title" };

  return { kind: "new", why: "began this story: no other near it has its address or title" };
}

/**
 * The same words in the same order, but for trimmings. Nothing less will do: one other word can turn a headline into its
 * denial, or into another event, and a list of such words is never whole.
 */
export function isNearIdentical(ours: readonly string[], theirs: readonly string[]): boolean {
  const our = ours.filter((word) => !trimmings.has(word));
  const their = theirs.filter((word) => !trimmings.has(word));
  return our.length >= wordsMin && our.length === their.length && our.every((word, index) => word === their[index]);
}
