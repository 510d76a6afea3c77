// Who is told, and why not.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Route } from "../../src/core/alert/alert.ts";
import { decide, type Judged } from "../../src/core/alert/decide.ts";
import type { JudgeFacts, NearStory } from "../../src/core/story/judgement.ts";
import { titleWords } from "../../src/core/story/title-words.ts";
import { after, article, evidence, item, matchedWatch, minuteMs, start } from "../helpers/make.ts";

const routes: readonly Route[] = [
  { name: "desk", watches: ["*"], level: "normal", channel: "hook" },
  { name: "night", watches: ["leader-visits"], level: "critical", channel: "mail" },
];
const fresh: JudgeFacts = { stories: [], newStoryId: "new-story", newAlertIds: ["alert-1", "alert-2"] };
const title = "Xi Jinping arrives in Moscow for talks with Putin";

function judged(parts: Partial<Judged> = {}): Judged {
  return {
    item: item(),
    article: article({ title }),
    words: titleWords(title),
    link: "news.example/entry-1",
    matches: [matchedWatch()],
    routes,
    now: after(minuteMs),
    ...parts,
  };
}

function told(parts: Partial<NearStory> = {}): JudgeFacts {
  const story: NearStory = {
    id: "old-story",
    openedAt: start,
    lastArticleAt: start,
    titles: [titleWords(title)],
    links: [],
    alerts: [{ id: "old-alert", watch: "leader-visits", revision: 1 }],
    ...parts,
  };
  return { ...fresh, stories: [story] };
}

test("decide: a match in a new story -> an alert is told, on the routes that take it", () => {
  const { story, alerts, outcome, why } = decide(judged(), fresh);

  assert.deepEqual(story, {
    kind: "new",
    id: "new-story",
    why: "began this story: no other near it has its address or title",
  });
  assert.deepEqual([outcome, why], ["matched", "met leader-visits"]);
  assert.equal(alerts.length, 1);
  assert.equal(alerts[0]?.kind, "tell");
  assert.deepEqual(alerts[0]?.kind === "tell" ? alerts[0].routes : [], [{ name: "desk", channel: "hook" }]);
});

test("decide: what is told -> carries title, outlet, link, times, watch with version, and sentences", () => {
  const [alert] = decide(judged(), fresh).alerts;

  assert.ok(alert?.kind === "tell");
  assert.deepEqual(alert.content, {
    alertId: "alert-1",
    revision: 1,
    why: "first report of the story",
    watch: { name: "leader-visits", title: "Leader visits", version: 1 },
    level: "high",
    storyId: "new-story",
    article: {
      id: article().id,
      title,
      outlet: "The Daily News",
      country: "GB",
      language: "en",
      link: "https://news.example/entry-1",
      author: "A. Writer",
      source: "page",
    },
    publishedAt: start.toISOString(),
    fetchedAt: start.toISOString(),
    matchedAt: after(minuteMs).toISOString(),
    sentences: evidence().sentences,
  });
});

test("decide: the story has its alert for the watch -> silent, with the reason and the alert", () => {
  const { story, alerts, outcome } = decide(judged(), told());

  assert.equal(story.kind, "joined");
  assert.equal(story.id, "old-story");
  assert.equal(outcome, "matched");
  assert.deepEqual(alerts, [
    { kind: "silent", watch: matchedWatch(), alertId: "old-alert", why: "the story has its alert already" },
  ]);
});

test("decide: the story was told for another watch -> this watch is told too", () => {
  const alerts = [{ id: "old-alert", watch: "statements", revision: 1 }];

  assert.equal(decide(judged(), told({ alerts })).alerts[0]?.kind, "tell");
});

test("decide: two watches met -> one alert each, with ids of their own", () => {
  const matches = [matchedWatch(), matchedWatch({ name: "statements", level: "low" })];
  const all: readonly Route[] = [{ name: "all", watches: ["*"], level: "low", channel: "hook" }];
  const { alerts, why } = decide(judged({ matches, routes: all }), fresh);

  assert.equal(why, "met leader-visits, statements");
  assert.deepEqual(
    alerts.map((alert) => (alert.kind === "tell" ? [alert.content.alertId, alert.routes.length] : [])),
    [
      ["alert-1", 1],
      ["alert-2", 1],
    ],
  );
});

test("decide: no route takes the watch -> silent with the reason, and no alert that would silence later reports", () => {
  const { alerts } = decide(judged({ matches: [matchedWatch({ level: "low" })] }), fresh);

  assert.deepEqual(alerts, [
    {
      kind: "silent",
      watch: matchedWatch({ level: "low" }),
      alertId: undefined,
      why: "no route covers this watch at level low",
    },
  ]);
});

test("decide: no match -> a story all the same, nobody told, the reason given", () => {
  const { story, alerts, outcome, why } = decide(judged({ matches: [] }), fresh);

  assert.equal(story.kind, "new");
  assert.deepEqual([alerts, outcome, why], [[], "no-match", "met no watch"]);
});

test("decide: a denial of what was told -> a story of its own, and told", () => {
  const denial = "Xi Jinping not arriving in Moscow for talks with Putin";
  const { story, alerts } = decide(judged({ words: titleWords(denial), article: article({ title: denial }) }), told());

  assert.equal(story.kind, "new");
  assert.equal(alerts[0]?.kind, "tell");
});

test("decide: read from the feed only -> the alert says so, with the feed's link", () => {
  const fromFeed = article({ title, source: "feed", url: undefined, publishedAt: undefined });
  const [alert] = decide(judged({ article: fromFeed }), fresh).alerts;

  assert.ok(alert?.kind === "tell");
  assert.equal(alert.content.article.source, "feed");
  assert.equal(alert.content.article.link, "https://news.example/entry-1");
  assert.equal(alert.content.publishedAt, undefined);
});

test("decide: fewer fresh ids than matches -> a mistake that is said aloud", () => {
  assert.throws(() => decide(judged(), { ...fresh, newAlertIds: [] }), /no fresh id for an alert of leader-visits/);
});

test("decide: a watch off duty -> silent with the reason; on duty later in the story -> told", () => {
  const off = judged({ matches: [matchedWatch({ expires: "2026-11-19" })] });
  const [alert] = decide(off, fresh).alerts;

  assert.deepEqual([alert?.kind, alert?.kind === "silent" && alert.why], ["silent", "the watch expired on 2026-11-19"]);
  assert.equal(alert?.kind === "silent" ? alert.alertId : "", undefined);
  assert.equal(decide(judged(), told({ alerts: [] })).alerts[0]?.kind, "tell");
});
