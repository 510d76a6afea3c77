// Who is told of an article, and why not: one alert per watch and story.
import type { Article, Item } from "../article.ts";
import type { AlertDecision, JudgeFacts, Judgement, MatchedWatch, NearStory } from "../story/judgement.ts";
import { chooseStory } from "../story/same-story.ts";
import type { AlertContent, Route } from "./alert.ts";
import { openRoutes } from "./routes.ts";
import { watchTold } from "./watch-told.ts";

export type Judged = {
  readonly item: Item;
  readonly article: Article;
  readonly words: readonly string[];
  readonly link: string | undefined;
  readonly matches: readonly MatchedWatch[];
  readonly routes: readonly Route[];
  readonly now: Date;
};

/** `facts` holds the stories near the article and fresh ids; the answer is all that is to be written. */
export function decide(judged: Judged, facts: JudgeFacts): Judgement {
  const choice = chooseStory(judged, facts.stories);
  const id = choice.kind === "joined" ? choice.id : facts.newStoryId;
  const joined = facts.stories.find((story) => story.id === id);
  const alerts = judged.matches.map((watch, index) =>
    tellOrNot(watch, { judged, storyId: id, joined, alertId: facts.newAlertIds[index] }),
  );

  const met = judged.matches.map((watch) => watch.name).join(", ");
  return {
    story: { kind: choice.kind, id, why: choice.why },
    alerts,
    outcome: judged.matches.length > 0 ? "matched" : "no-match",
    why: judged.matches.length > 0 ? `met ${met}` : "met no watch",
  };
}

type Setting = {
  readonly judged: Judged;
  readonly storyId: string;
  readonly joined: NearStory | undefined;
  readonly alertId: string | undefined;
};

function tellOrNot(watch: MatchedWatch, { judged, storyId, joined, alertId }: Setting): AlertDecision {
  const told = joined?.alerts.find((alert) => alert.watch === watch.name);
  if (told !== undefined) {
    return { kind: "silent", watch, alertId: told.id, why: "the story has its alert already" };
  }
  const open = openRoutes(watch, judged.routes, judged.now);
  if (open.kind === "none") return { kind: "silent", watch, alertId: undefined, why: open.why };
  if (alertId === undefined) throw new Error(`There is no fresh id for an alert of ${watch.name}.`);

  return { kind: "tell", watch, routes: open.routes, content: contentOf(watch, judged, { alertId, storyId }) };
}

function contentOf(
  watch: MatchedWatch,
  { item, article, now }: Judged,
  { alertId, storyId }: { readonly alertId: string; readonly storyId: string },
): AlertContent {
  return {
    alertId,
    revision: 1,
    why: "first report of the story",
    watch: watchTold(watch),
    level: watch.level,
    storyId,
    article: {
      id: article.id,
      title: article.title,
      outlet: item.outlet,
      country: item.country,
      language: article.language,
      link: article.url ?? item.link,
      author: article.author,
      source: article.source,
    },
    publishedAt: article.publishedAt?.toISOString(),
    fetchedAt: article.fetchedAt.toISOString(),
    matchedAt: now.toISOString(),
    sentences: watch.evidence.sentences,
  };
}
