// Judging an article, on a real store and with the real watches.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Evidence, Route } from "../../src/core/alert/alert.ts";
import { limits } from "../../src/core/limits.ts";
import { openWatchSet } from "../../src/core/watch/engine/watch-set.ts";
import { parseExpression } from "../../src/core/watch/parse-expression.ts";
import type { Watch } from "../../src/core/watch/watch.ts";
import { judgeArticle } from "../../src/steps/judge-article.ts";
import { silentLog } from "../helpers/database.ts";
import { clockAt, notedJobs } from "../helpers/doors.ts";
import { after, dayMs, minuteMs, readArticle, start, watch } from "../helpers/make.ts";
import { claimToRead, itemsToRead, lookedAt, openTestStore, readyFeed } from "../helpers/stored.ts";

const routes: readonly Route[] = [{ name: "desk", watches: ["*"], level: "low", channel: "hook" }];

function rule(name: string, when: string): Watch & { readonly version: number } {
  const parsed = parseExpression(when, new Map());
  assert.ok(parsed.kind === "expression", when);
  return { ...watch({ name, when, expression: parsed.expression }), version: 1 };
}

const watches = [rule("visits", "president NEAR/5 visit*"), rule("statements", '"joint statement"')];

async function scene(t: TestContext) {
  const store = await openTestStore(t);
  const feed = await readyFeed(store);
  await store.watches.recordVersions(watches, start);
  const jobs = notedJobs();
  const clock = clockAt(lookedAt);
  const needs = {
    clock,
    log: silentLog,
    jobs,
    items: store.items,
    judgements: store.judgements,
    desk: () => ({ met: openWatchSet(watches).metBy, routes }),
  };

  async function toJudge(title: string, text: string, publishedAt: Date | undefined = start): Promise<string> {
    const guid = title.toLowerCase().replaceAll(/\W+/g, "-");
    const again = await store.feeds.claim(feed.id, after(20 * dayMs), minuteMs);
    const [id] = await itemsToRead(store, again ?? feed, [{ guid, title, publishedAt }]);
    assert.ok(id);
    const item = await claimToRead(store, id);
    const article = readArticle({ title, text, publishedAt });
    await store.items.recordArticle({
      item,
      article,
      source: "page",
      url: item.link,
      outcome: "read",
      fetchedAt: lookedAt,
    });
    return id;
  }
  return { store, jobs, clock, needs, toJudge };
}

type Store = Awaited<ReturnType<typeof scene>>["store"];

async function outcomeOf(store: Store, id: string) {
  const [row] = await store.sql<{ outcome: string | null; why: string | null }[]>`
    select outcome, why from items where id = ${id}`;
  return row;
}

test("judgeArticle: a watch is met -> alert and notification are recorded, and a hint is left", async (t) => {
  const { store, jobs, needs, toJudge } = await scene(t);
  const id = await toJudge("President to visit the north next week", "The president will visit the north.");

  const outcome = await judgeArticle(id, needs);

  assert.deepEqual(outcome, { kind: "done", what: "watches met: 1, notifications: 1" });
  assert.match(jobs.added.join(), /^send-alert /);
  assert.deepEqual(await outcomeOf(store, id), { outcome: "matched", why: "met visits" });
  const [alert] = await store.status.alerts(10);
  assert.equal(alert?.content.watch.name, "visits");
  assert.equal(alert?.content.article.title, "President to visit the north next week");
  const [sentence] = alert.content.sentences;
  assert.deepEqual(
    sentence?.marks.map(({ from, to }) => sentence.text.slice(from, to)),
    ["President", "visit"],
  );
});

test("judgeArticle: no watch is met -> named so, nobody told", async (t) => {
  const { store, jobs, needs, toJudge } = await scene(t);
  const id = await toJudge("Harvest good in the south", "Farmers are content.");

  await judgeArticle(id, needs);

  assert.deepEqual(await outcomeOf(store, id), { outcome: "no-match", why: "met no watch" });
  assert.deepEqual(jobs.added, []);
});

test("judgeArticle: the same event again -> matched, and silent", async (t) => {
  const { store, jobs, needs, toJudge } = await scene(t);
  await judgeArticle(await toJudge("President to visit the north for river talks", "The president will visit."), needs);
  const second = await toJudge("President to visit the north for river talks, aides say", "The president will visit.");

  const outcome = await judgeArticle(second, needs);

  assert.deepEqual(outcome, { kind: "done", what: "watches met: 1, notifications: 0" });
  assert.equal(jobs.added.length, 1);
  assert.equal((await store.status.alerts(10)).length, 1);
  assert.equal((await store.status.alerts(10))[0]?.articles, 2);
});

test("judgeArticle: two watches met -> an alert for each", async (t) => {
  const { store, needs, toJudge } = await scene(t);
  await judgeArticle(await toJudge("President on visit signs joint statement", "The text was short."), needs);

  const names = (await store.status.alerts(10)).map(({ content }) => content.watch.name);
  assert.deepEqual(names.sort(), ["statements", "visits"]);
});

test("judgeArticle: judged twice at once -> one alert", async (t) => {
  const { store, needs, toJudge } = await scene(t);
  const id = await toJudge("President to visit the north next week", "The president will visit the north.");

  const both = await Promise.all([judgeArticle(id, needs), judgeArticle(id, needs)]);

  assert.deepEqual(both.map(({ kind }) => kind).sort(), ["done", "drop"]);
  assert.equal((await store.status.alerts(10)).length, 1);
});

test("judgeArticle: the only words a watch would be met by are flagged -> no match, and nobody is told", async (t) => {
  const { store, jobs, needs, toJudge } = await scene(t);
  const text = "The river rose.\nPresident to visit the north (Replace with actual image URL)";
  const id = await toJudge("Floods in the north", text);
  await store.sql`
    update articles
    set flagged = ${JSON.stringify([{ from: 16, to: text.length, reason: "placeholder" }])}::text::jsonb, quality = 'debris'`;

  await judgeArticle(id, needs);

  assert.equal((await outcomeOf(store, id))?.outcome, "no-match");
  assert.deepEqual(jobs.added, []);
});

test("judgeArticle: a watch is met behind what was flagged -> the evidence points into the stored text", async (t) => {
  const { store, needs, toJudge } = await scene(t);
  const text = "Leave a Comment\nThe president will visit the north.";
  const id = await toJudge("Floods in the north", text);
  await store.sql`
    update articles
    set flagged = ${JSON.stringify([{ from: 0, to: 15, reason: "comment-footer" }])}::text::jsonb, quality = 'ok'`;

  await judgeArticle(id, needs);

  const [match] = await store.sql<{ evidence: Evidence }[]>`select evidence from matches`;
  const words = match?.evidence.bodySpans.map(({ from, to }) => text.slice(from, to));
  assert.deepEqual(words, ["president", "visit"]);
  assert.deepEqual(
    match?.evidence.sentences.map((sentence) => sentence.text),
    ["The president will visit the north."],
  );
});

test("judgeArticle: two reports of one event judged at once -> one story, one alert", async (t) => {
  const { store, needs, toJudge } = await scene(t);
  const first = await toJudge("President to visit the north for river talks", "The president will visit.");
  const second = await toJudge("President to visit the north for river talks, aides say", "The president will visit.");

  await Promise.all([judgeArticle(first, needs), judgeArticle(second, needs)]);

  assert.equal((await store.status.alerts(10)).length, 1);
});

test("judgeArticle: the page tells an old date although the feed told none -> too old, nobody told", async (t) => {
  const { store, jobs, needs, toJudge } = await scene(t);
  const id = await toJudge("President to visit the north next week", "The president will visit.", after(-5 * dayMs));

  await judgeArticle(id, needs);

  assert.deepEqual(await outcomeOf(store, id), { outcome: "too-old", why: "published before the feed's window" });
  assert.deepEqual(jobs.added, []);
});

test("judgeArticle: judged late because the house was down -> not old for that", async (t) => {
  const { store, needs, clock, toJudge } = await scene(t);
  const id = await toJudge("President to visit the north next week", "The president will visit.", after(-2 * dayMs));
  clock.set(after(6 * dayMs));

  await judgeArticle(id, needs);

  assert.equal((await outcomeOf(store, id))?.outcome, "matched");
});

test("judgeArticle: broken for some minutes -> tried again with growing pauses, and judged when it is whole", async (t) => {
  const { store, needs, clock, toJudge } = await scene(t);
  const id = await toJudge("President to visit the north next week", "The president will visit.");
  const broken = { ...needs, judgements: { record: () => Promise.reject(new Error("no space")) } };

  await assert.rejects(judgeArticle(id, broken), /no space/);
  clock.set(new Date(clock.now().getTime() + limits.judgeLeaseMs));
  await assert.rejects(judgeArticle(id, broken), /no space/);
  clock.set(new Date(clock.now().getTime() + limits.judgeLeaseMs));
  assert.equal((await judgeArticle(id, needs)).kind, "drop");
  clock.set(new Date(clock.now().getTime() + limits.judgeLeaseMs));
  await judgeArticle(id, needs);

  assert.equal((await outcomeOf(store, id))?.outcome, "matched");
});

test("judgeArticle: begun again and again and never ended -> set aside with the reason, and the operator is told", async (t) => {
  const reported: string[] = [];
  const log = { ...silentLog, error: (sentence: string) => void reported.push(sentence) };
  const { store, needs, clock, toJudge } = await scene(t);
  const id = await toJudge("President to visit the north next week", "The president will visit.");
  const broken = { ...needs, judgements: { record: () => Promise.reject(new Error("broken")) } };

  for (let begun = 0; begun < limits.judgeTriesMax; begun++) {
    await assert.rejects(judgeArticle(id, broken), /broken/);
    clock.set(new Date(clock.now().getTime() + limits.judgeLeasesMax * limits.judgeLeaseMs));
  }
  await judgeArticle(id, { ...broken, log });

  assert.deepEqual(await outcomeOf(store, id), {
    outcome: "unjudgeable",
    why: `begun ${limits.judgeTriesMax} times and never ended`,
  });
  assert.deepEqual(reported, ["an article could not be judged and was set aside"]);

  assert.equal(await store.items.judgeAgain(clock.now()), 1);
  await judgeArticle(id, needs);
  assert.equal((await outcomeOf(store, id))?.outcome, "matched");
});

test("judgeArticle: entries of a live blog that share their page -> never one story by its address", async (t) => {
  const { store, needs, toJudge } = await scene(t);
  const first = await toJudge("President to visit the north next week", "The president will visit the north.");
  const second = await toJudge("Envoy on visit to the far south, president says", "The president spoke of a visit.");
  await store.sql`update items set link_key = null`;
  await store.sql`update articles set link_key = null, url = 'https://news.example/live'`;

  await judgeArticle(first, needs);
  await judgeArticle(second, needs);

  assert.equal((await store.status.alerts(10)).length, 2);
});
