// What is known when an article is judged, and what is then decided.
import type { AlertContent, Evidence, Level } from "../alert/alert.ts";
import type { Duty } from "../watch/duty.ts";

/** A watch met by the article. */
export type MatchedWatch = Duty & {
  readonly name: string;
  readonly title: string;
  readonly version: number;
  readonly level: Level;
  readonly evidence: Evidence;
  readonly owner?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly docs?: string | undefined;
};

/** A story that might be the article's own: it shares words of its title or its canonical link. */
export type NearStory = {
  readonly id: string;
  readonly openedAt: Date;
  readonly lastArticleAt: Date;
  /** Titles of its articles, folded into words. */
  readonly titles: readonly (readonly string[])[];
  readonly links: readonly string[];
  /** Alerts the story already has, by watch. */
  readonly alerts: readonly { readonly id: string; readonly watch: string; readonly revision: number }[];
};

export type JudgeFacts = {
  readonly stories: readonly NearStory[];
  /** Fresh ids, one for a new story and one for each possible alert, so that deciding needs no dice. */
  readonly newStoryId: string;
  readonly newAlertIds: readonly string[];
};

export type Judgement = {
  readonly story: { readonly kind: "new" | "joined"; readonly id: string; readonly why: string };
  readonly alerts: readonly AlertDecision[];
  readonly outcome: string;
  readonly why: string;
};

/** `tell` records a revision and one notification per route; `silent` only records the match, and why. */
export type AlertDecision =
  | {
      readonly kind: "tell";
      readonly watch: MatchedWatch;
      readonly content: AlertContent;
      readonly routes: readonly { readonly name: string; readonly channel: string }[];
    }
  | {
      readonly kind: "silent";
      readonly watch: MatchedWatch;
      readonly alertId: string | undefined;
      readonly why: string;
    };
