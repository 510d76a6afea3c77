// Judging: the stories that are near, and all that one judgement writes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import type { JudgeFacts, Judgement } from "../../src/core/story/judgement.ts";
import type { JudgedArticle } from "../../src/ports/store.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { dayMs, evidence, feedSetting, matchedWatch } from "../helpers/make.ts";
import {
  articleToJudge,
  itemsToRead,
  judgedArticle,
  leaseMs,
  lookedAt,
  openTestStore,
  readyFeed,
  readyFeeds,
  recordWatches,
  tellAll,
} from "../helpers/stored.ts";

function later(ms: number): Date {
  return new Date(lookedAt.getTime() + ms);
}

/** Articles with these titles, claimed to be judged; each has a page of its own. */
async function titled(store: OpenStore, titles: readonly string[]): Promise<readonly JudgedArticle[]> {
  await recordWatches(store, ["leader-visits", "statements"]);
  const ids = await itemsToRead(
    store,
    await readyFeed(store),
    titles.map((title, index) => ({ guid: `g${index}`, title })),
  );
  const judged: JudgedArticle[] = [];
  for (const [index, id] of ids.entries()) {
    judged.push(judgedArticle(await articleToJudge(store, id, { title: titles[index] ?? "" })));
  }
  return judged;
}

/** A story of its own for every article, and no word to anyone. */
function keepSilent(judged: JudgedArticle) {
  return (facts: JudgeFacts): Judgement => ({
    story: { kind: "new", id: facts.newStoryId, why: "new in this test" },
    alerts: judged.matches.map((watch) => ({ kind: "silent", watch, alertId: undefined, why: "quiet in this test" })),
    outcome: "matched",
    why: "met it",
  });
}

async function factsFor(store: OpenStore, judged: JudgedArticle): Promise<JudgeFacts> {
  const asked: JudgeFacts[] = [];
  await store.judgements.record(judged, (facts) => {
    asked.push(facts);
    return keepSilent(judged)(facts);
  });
  assert.ok(asked[0], "decide was asked");
  return asked[0];
}

test("record: the first article of a story, told -> story, match, alert, revision, notification, outcome", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["President arrives in Moscow"]);
  assert.ok(judged);
  const routes = [
    { name: "desk", channel: "hook" },
    { name: "mail", channel: "post" },
  ];

  const due = await store.judgements.record(judged, tellAll(judged, { routes }));

  assert.equal(due.length, 2);
  assert.deepEqual([...(await store.notifications.due(lookedAt, 10))].sort(), [...due].sort());
  const [story] = await store.sql`select * from stories`;
  assert.deepEqual(
    [story?.["title"], story?.["opened_at"], story?.["last_article_at"]],
    ["President arrives in Moscow", lookedAt, lookedAt],
  );
  const [alert] = await store.sql`select * from alerts`;
  assert.deepEqual(
    [alert?.["watch"], alert?.["story_id"], alert?.["level"], alert?.["revision"], alert?.["opened_at"]],
    ["leader-visits", story?.["id"], "high", 1, lookedAt],
  );
  const [match] = await store.sql`select * from matches`;
  assert.deepEqual(
    [match?.["decision"], match?.["why"], match?.["alert_id"], match?.["watch_version"], match?.["matched_at"]],
    ["told", "first report of the story", alert?.["id"], 1, lookedAt],
  );
  assert.deepEqual(match?.["evidence"], evidence());
  const [revision] = await store.sql`select * from alert_revisions`;
  assert.deepEqual([revision?.["article_id"], revision?.["told_at"]], [judged.article.id, lookedAt]);
  const [item] = await store.sql`select state, outcome, why, settled_at, due_at, claimed from items`;
  assert.deepEqual(item, {
    state: "settled",
    outcome: "matched",
    why: "met it",
    settled_at: lookedAt,
    due_at: null,
    claimed: false,
  });
  const [article] = await store.sql`select story_id, story_why, title_words, link_key, judged_at from articles`;
  assert.deepEqual(article, {
    story_id: story?.["id"],
    story_why: "new in this test",
    title_words: ["president", "arrives", "in", "moscow"],
    link_key: "news.example/g0",
    judged_at: lookedAt,
  });
});

test("record: no watch is met -> a story and an outcome, nothing to send", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Nothing to see"]);
  assert.ok(judged);
  const quiet = { ...judged, matches: [] };
  assert.deepEqual(await store.judgements.record(quiet, tellAll(quiet)), []);
  const { counts, outcomes } = await store.status.facts(lookedAt);
  assert.deepEqual([counts.stories, counts.matches, counts.alerts], [1, 0, 0]);
  assert.deepEqual(outcomes, { matched: 1 });
});

test("record: decide is handed fresh ids -> one for the story and one for each match", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  const facts = await factsFor(store, {
    ...judged,
    matches: [matchedWatch(), matchedWatch({ name: "statements" })],
  });
  assert.deepEqual(facts.stories, []);
  assert.equal(new Set([facts.newStoryId, ...facts.newAlertIds]).size, 3);
});

test("record: kept silent -> the match is kept with its reason, nobody is told", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  assert.deepEqual(await store.judgements.record(judged, keepSilent(judged)), []);
  const matches = await store.sql`select decision, why, alert_id from matches`;
  assert.deepEqual([...matches], [{ decision: "silent", why: "quiet in this test", alert_id: null }]);
  assert.deepEqual(await store.notifications.due(lookedAt, 10), []);
});

test("record: told without a route -> the alert stands, there is nothing to send", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  assert.deepEqual(await store.judgements.record(judged, tellAll(judged, { routes: [] })), []);
  assert.equal((await store.status.facts(lookedAt)).counts.alerts, 1);
});

test("record: a route whose channel is off -> held, and not among those that are due", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  await store.notifications.switchOff("post", "http-410", lookedAt);
  const routes = [
    { name: "desk", channel: "hook" },
    { name: "mail", channel: "post" },
  ];

  const due = await store.judgements.record(judged, tellAll(judged, { routes }));

  const rows = await store.sql`select id, route, state, due_at from notifications order by route`;
  assert.deepEqual(due, [rows[0]?.["id"]]);
  assert.deepEqual(
    rows.map((row) => [row["route"], row["state"], row["due_at"]]),
    [
      ["desk", "due", lookedAt],
      ["mail", "held", null],
    ],
  );
});

test("record: a near story -> given with its titles, links and alerts", async (t) => {
  const store = await openTestStore(t);
  const [first, second] = await titled(store, ["President lands in Moscow", "President leaves Moscow"]);
  assert.ok(first && second);
  await store.judgements.record(first, tellAll(first));

  const facts = await factsFor(store, { ...second, now: later(1_000) });

  const [story] = await store.sql`select id from stories where title = 'President lands in Moscow'`;
  const [alert] = await store.sql`select id from alerts`;
  assert.deepEqual(facts.stories, [
    {
      id: story?.["id"],
      openedAt: lookedAt,
      lastArticleAt: lookedAt,
      titles: [["president", "lands", "in", "moscow"]],
      links: ["news.example/g0"],
      alerts: [{ id: alert?.["id"], watch: "leader-visits", revision: 1 }],
    },
  ]);
});

test("record: joined -> the story grows and the alert gets its next revision, with notifications of its own", async (t) => {
  const store = await openTestStore(t);
  const [first, second] = await titled(store, ["Visit to Moscow expected", "Visit to Moscow denied"]);
  assert.ok(first && second);
  await store.judgements.record(first, tellAll(first));
  const joining = { ...second, now: later(1_000), matches: [matchedWatch({ level: "critical" })] };

  const due = await store.judgements.record(joining, tellAll(joining));

  assert.equal(due.length, 1);
  const alerts = await store.sql`select revision, level, opened_at, changed_at from alerts`;
  assert.deepEqual([...alerts], [{ revision: 2, level: "critical", opened_at: lookedAt, changed_at: later(1_000) }]);
  const [story] = await store.sql`select count(*), max(last_article_at) as last from stories`;
  assert.deepEqual([story?.["count"], story?.["last"]], [1, later(1_000)]);
  const revisions = await store.sql`select revision, article_id from alert_revisions order by revision`;
  assert.deepEqual(
    [...revisions],
    [
      { revision: 1, article_id: first.article.id },
      { revision: 2, article_id: second.article.id },
    ],
  );
  assert.equal((await store.sql`select 1 from notifications`).length, 2);
});

test("record: stories that share more words, or the link -> the link first, then the most words", async (t) => {
  const store = await openTestStore(t);
  const judged = await titled(store, ["a b c x", "a b y z", "q r s t", "o p m n", "a b c d"]);
  const [one, two, three, four, last] = judged;
  assert.ok(one && two && three && four && last);
  for (const article of [one, two, { ...three, canonicalLink: "news.example/shared" }, four]) {
    await store.judgements.record(article, keepSilent(article));
  }

  const facts = await factsFor(store, { ...last, canonicalLink: "news.example/shared" });

  assert.deepEqual(
    facts.stories.map((story) => story.titles[0]?.join(" ")),
    ["q r s t", "a b c x", "a b y z"],
  );
});

test("record: no words and no link in common -> no story is near", async (t) => {
  const store = await openTestStore(t);
  const [first, second] = await titled(store, ["alpha beta", "gamma delta"]);
  assert.ok(first && second);
  const bare = { ...first, canonicalLink: undefined, titleWords: [] };
  await store.judgements.record(bare, keepSilent(bare));
  const facts = await factsFor(store, { ...second, canonicalLink: undefined });
  assert.deepEqual(facts.stories, []);
});

test("record: a story older than the window -> it is not near; at the window's edge it is", async (t) => {
  const store = await openTestStore(t);
  const [first, edge, over] = await titled(store, ["one two three", "one two four", "one two five"]);
  assert.ok(first && edge && over);
  await store.judgements.record(first, keepSilent(first));
  assert.equal((await factsFor(store, { ...edge, now: later(limits.storyWindowMs) })).stories.length, 1);
  const beyond = later(2 * limits.storyWindowMs + dayMs);
  assert.deepEqual((await factsFor(store, { ...over, now: beyond })).stories, []);
});

test("record: a story with very many articles -> those nearest to the title come along, within the bound", async (t) => {
  const store = await openTestStore(t);
  const [first, second] = await titled(store, ["visit to moscow today", "visit to moscow today again"]);
  assert.ok(first && second);
  await store.judgements.record(first, tellAll(first));
  await store.sql`
    insert into articles (
      id, item_id, version, story_id, source, outcome, title, title_words, fetched_at, text_chars, text_hash, judged_at
    )
    select
      gen_random_uuid(), item_id, 1 + n, story_id, source, outcome, title, array['visit', 'other', n::text],
      fetched_at, text_chars, text_hash, judged_at
    from articles, generate_series(1, ${3 * limits.storyTitlesMax}) as n
    where judged_at is not null`;

  const [story] = (await factsFor(store, second)).stories;

  assert.equal(story?.titles.length, limits.storyTitlesMax);
  assert.deepEqual(story.titles[0], first.titleWords);
});

test("record: very many near stories -> at most as many as can be looked at, the nearest", async (t) => {
  const store = await openTestStore(t);
  const [first, second] = await titled(store, ["common rare", "common rare title"]);
  assert.ok(first && second);
  await store.judgements.record(first, keepSilent(first));
  await store.sql`
    with made as (
      insert into stories (id, title, opened_at, last_article_at)
      select gen_random_uuid(), 'story', ${lookedAt}, ${lookedAt}
      from generate_series(1, ${limits.storyCandidatesMax + 20})
      returning id
    )
    insert into articles (
      id, item_id, version, story_id, source, outcome, title, title_words, fetched_at, text_chars, text_hash, judged_at
    )
    select
      gen_random_uuid(), ${first.item.id}, 1 + row_number() over (), made.id, 'page', 'read', 't', '{common}',
      ${lookedAt}, 0, '', ${lookedAt}
    from made`;

  const { stories } = await factsFor(store, second);

  assert.equal(stories.length, limits.storyCandidatesMax);
  assert.deepEqual(stories[0]?.titles, [["common", "rare"]]);
});

test("record: twice, also at once -> judged once, the second is told nothing", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  const both = await Promise.all([1, 2].map(() => store.judgements.record(judged, tellAll(judged))));
  assert.equal(both.flat().length, 1);
  assert.deepEqual(await store.judgements.record(judged, tellAll(judged)), []);
  const { counts } = await store.status.facts(lookedAt);
  assert.deepEqual([counts.matches, counts.alerts, counts.stories], [1, 1, 1]);
});

test("record: the item was settled or postponed to reading meanwhile -> decide is not asked", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  await store.items.settle({ id: judged.item.id, outcome: "too-old", why: "in this test", now: lookedAt });
  const ids = await store.judgements.record(judged, () => assert.fail("decide was asked"));
  assert.deepEqual(ids, []);
});

test("record: many articles about one event judged at once -> one story, one alert, every revision once", async (t) => {
  const store = await openTestStore(t);
  await recordWatches(store);
  const names = ["a", "b", "c", "d"];
  const feeds = await readyFeeds(
    store,
    names.map((name) => feedSetting({ name })),
  );
  const judged: JudgedArticle[] = [];
  for (const feed of feeds) {
    const ids = await itemsToRead(store, feed, [{ guid: `${feed.name}1` }, { guid: `${feed.name}2` }]);
    for (const id of ids) judged.push(judgedArticle(await articleToJudge(store, id)));
  }

  const due = await Promise.all(judged.map((one) => store.judgements.record(one, tellAll(one))));

  assert.equal(new Set(due.flat()).size, 8);
  const { counts } = await store.status.facts(lookedAt);
  assert.deepEqual([counts.stories, counts.alerts, counts.matches], [1, 1, 8]);
  const revisions = await store.sql`select revision from alert_revisions order by revision`;
  assert.deepEqual(
    revisions.map((row) => row["revision"]),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
});

test("record: decide throws -> nothing is written and the item can be judged again", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  const failing = store.judgements.record(judged, () => {
    throw new Error("a bug in deciding");
  });
  await assert.rejects(failing, /a bug in deciding/);
  assert.equal((await store.status.facts(lookedAt)).counts.stories, 0);
  assert.ok(await store.items.claimToJudge(judged.item.id, later(leaseMs), leaseMs));
  assert.equal((await store.judgements.record(judged, tellAll(judged))).length, 1);
});

test("record: a watch whose version was never recorded -> refused as a whole, the item is still to be judged", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  const unknown = { ...judged, matches: [matchedWatch({ version: 9 })] };
  await assert.rejects(store.judgements.record(unknown, tellAll(unknown)), { code: "23503" });
  assert.equal((await store.status.facts(lookedAt)).counts.alerts, 0);
  assert.ok(await store.items.claimToJudge(judged.item.id, later(leaseMs), leaseMs));
});

test("record: hostile words and evidence -> stored, whole", async (t) => {
  const store = await openTestStore(t);
  const [judged] = await titled(store, ["Title"]);
  assert.ok(judged);
  const sentences = [{ field: "body", text: "a\0b\ud800", marks: [{ from: 0, to: 1 }] }] as const;
  const hostile = {
    ...judged,
    titleWords: ["\0", "\ud800", "長".repeat(5_000), ""],
    canonicalLink: `news.example/${"p".repeat(20_000)}`,
    matches: [matchedWatch({ evidence: evidence({ sentences }) })],
  };

  const due = await store.judgements.record(hostile, tellAll(hostile));

  assert.equal(due.length, 1);
  const [row] = await store.sql`select evidence -> 'sentences' -> 0 ->> 'text' as text from matches`;
  assert.equal(row?.["text"], "ab\uFFFD");
});
