// Backtests on the real database: what a rule would have met, by story and day, and against another rule.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Route } from "../../src/core/alert/alert.ts";
import { backtestLines, forecast } from "../../src/core/backtest/backtest-lines.ts";
import { backtestWatch } from "../../src/steps/backtest-watch.ts";
import { countMatches } from "../../src/steps/count-matches.ts";
import { forecastAlerts } from "../../src/steps/forecast-alerts.ts";
import { fillArchive, type Stored } from "../helpers/archive.ts";
import { clockAt } from "../helpers/doors.ts";
import { after, dayMs, hourMs, minuteMs, start } from "../helpers/make.ts";
import { ruleOf, watchOf } from "../helpers/rules.ts";
import { openTestStore } from "../helpers/stored.ts";

const clock = clockAt(start);
const visit = { title: "Xi visits Moscow", body: "The visit begins." };
const grain = { title: "Grain prices rise", body: "Nobody visits." };

const archive: readonly Stored[] = [
  { ...visit, at: after(-3 * dayMs), story: "visit" },
  { ...visit, title: "Xi ends visit", at: after(-2 * dayMs), story: "visit" },
  { title: "Putin to visit Beijing", body: "", at: after(-2 * dayMs), author: "Li Na" },
  { ...grain, at: after(-dayMs) },
  { ...grain, at: after(-40 * dayMs), title: "An old visit" },
];

const month = { since: after(-30 * dayMs), articlesMax: 1_000 };

test("backtest: articles of several days -> counted by day, once a story, old ones left out", async (t) => {
  const store = await openTestStore(t);
  await fillArchive(store.sql, archive);

  const found = await backtestWatch({ ...month, rule: ruleOf("visit*") }, { archive: store.archive, clock });

  assert.deepEqual([found.articles, found.matched, found.stories, found.alerts, found.ended], [4, 4, 3, 3, "archive"]);
  assert.deepEqual(found.daily, [
    { day: "2026-11-17", articles: 1, matched: 1, stories: 1 },
    { day: "2026-11-18", articles: 2, matched: 2, stories: 1 },
    { day: "2026-11-19", articles: 1, matched: 1, stories: 1 },
  ]);
  assert.deepEqual([found.gained, found.lost], [undefined, undefined]);
  assert.deepEqual(found.samples.map(({ title }) => title).slice(0, 1), ["Grain prices rise"]);
  assert.deepEqual(found.samples[0]?.sentences, [
    { field: "body", text: "Nobody visits.", marks: [{ from: 7, to: 13 }] },
  ]);
});

test("backtest: against another rule -> what is gained and what is lost, with samples", async (t) => {
  const store = await openTestStore(t);
  await fillArchive(store.sql, archive);
  const asked = { ...month, rule: ruleOf("putin OR grain"), before: ruleOf("xi OR grain") };

  const { matched, gained, lost } = await backtestWatch(asked, { archive: store.archive, clock });

  assert.equal(matched, 2);
  assert.deepEqual([gained?.articles, gained?.samples.map(({ title }) => title)], [1, ["Putin to visit Beijing"]]);
  assert.deepEqual(
    [lost?.articles, lost?.samples.map(({ title }) => title)],
    [2, ["Xi ends visit", "Xi visits Moscow"]],
  );
});

test("backtest: facts of the articles -> asked as they were when they were judged", async (t) => {
  const store = await openTestStore(t);
  await fillArchive(store.sql, archive);
  const matched = async (rule: string) =>
    (await backtestWatch({ ...month, rule: ruleOf(rule) }, { archive: store.archive, clock })).matched;

  assert.equal(await matched('visit* AND author:"Li Na"'), 1);
  assert.equal(await matched("visit* AND country:CN AND lang:en AND source:archive"), 4);
  assert.equal(await matched('visit* AND url:"archive.example/0"'), 1);
  assert.equal(await matched("visit* AND age<1h"), 4);
});

test("backtest: hours of duty -> alerts only of stories that came within them", async (t) => {
  const store = await openTestStore(t);
  await fillArchive(store.sql, [
    { ...visit, at: after(-dayMs) },
    { ...visit, at: after(-dayMs + 10 * hourMs) },
  ]);
  const only = {
    fromMinute: 480,
    toMinute: 1_000,
    days: ["thu"],
    zone: "UTC",
    written: "08:00-16:40 thu UTC",
  } as const;

  const { stories, alerts } = await backtestWatch(
    { ...month, rule: ruleOf("xi"), only },
    { archive: store.archive, clock },
  );

  assert.deepEqual([stories, alerts], [2, 1]);
});

test("backtest: more articles than asked for, or no more time -> ended early, the newest first, and said so", async (t) => {
  const store = await openTestStore(t);
  const many = Array.from({ length: 1_200 }, (_, at) => ({ ...visit, at: after(-at * minuteMs) }));
  await fillArchive(store.sql, many);
  const rule = ruleOf("xi");

  const few = await backtestWatch({ ...month, articlesMax: 700, rule }, { archive: store.archive, clock });
  const late = await backtestWatch(
    { ...month, rule, deadline: start, articlesMax: 5_000 },
    { archive: store.archive, clock },
  );

  assert.deepEqual([few.articles, few.ended], [700, "articles"]);
  assert.deepEqual(few.to, start);
  assert.deepEqual([late.articles, late.ended], [500, "time"]);
});

test("backtest: an empty archive -> nothing, in a sentence", async (t) => {
  const store = await openTestStore(t);
  const empty = await backtestWatch({ ...month, rule: ruleOf("xi") }, { archive: store.archive, clock });
  const told = { watch: watchOf("visits", "xi"), routes: [], before: undefined };

  assert.equal(empty.articles, 0);
  assert.deepEqual(backtestLines(empty, told), ["visits: the archive holds no judged article of this time."]);
});

test("backtest: told to a person -> rates, routes, days, marks, and the difference", async (t) => {
  const store = await openTestStore(t);
  await fillArchive(store.sql, archive);
  const routes: readonly Route[] = [
    { name: "desk", watches: ["visits"], level: "low", channel: "hook" },
    { name: "phone", watches: ["*"], level: "critical", channel: "sms" },
  ];
  const asked = { ...month, rule: ruleOf("visit*"), before: ruleOf("xi") };
  const found = await backtestWatch(asked, { archive: store.archive, clock });
  const watch = watchOf("visits", "visit*");
  const lines = backtestLines(found, { watch, routes, before: "version 2" }).join("\n");

  assert.deepEqual(forecast(watch, found, routes), [{ route: "desk", channel: "hook", alertsPerDay: 1.5 }]);
  assert.match(lines, /met by 4 articles in 3 stories; about 1\.5 alerts a day/);
  assert.match(lines, /route desk to hook: 1\.5 a day/);
  assert.match(lines, /2026-11-18 +2 +2 +1/);
  assert.match(lines, /against version 2: 2 articles gained, 0 lost/);
  assert.match(lines, /Putin to «visit» Beijing/);
});

test("archive: an article by its id -> its text and facts; others, or none -> undefined", async (t) => {
  const store = await openTestStore(t);
  const [id = ""] = await fillArchive(store.sql, archive);

  assert.deepEqual((await store.archive.article(id))?.text, {
    title: "Xi visits Moscow",
    body: "The visit begins.",
    flagged: [],
    url: "https://archive.example/0",
    author: undefined,
    source: "Archive",
    lang: "en",
    country: "CN",
    tags: [],
    publishedAt: after(-3 * dayMs),
    now: after(-3 * dayMs),
  });
  assert.equal(await store.archive.article("01939a00-0000-7000-8000-000000000009"), undefined);
  assert.equal(await store.archive.article("no id"), undefined);
});

test("archive: the recorded rule of a watch -> its newest version; of an unknown one -> undefined", async (t) => {
  const store = await openTestStore(t);
  await store.watches.recordVersions([watchOf("visits", "xi")], start);
  await store.watches.recordVersions([watchOf("visits", "xi AND visit*")], start);

  const recorded = await store.archive.recordedRule("visits");

  assert.deepEqual([recorded?.version, recorded?.when], [2, "xi AND visit*"]);
  assert.equal(await store.archive.recordedRule("other"), undefined);
});

test("countMatches: several watches -> each counted in one pass", async (t) => {
  const store = await openTestStore(t);
  await fillArchive(store.sql, archive);

  const counts = await countMatches([watchOf("a", "xi"), watchOf("b", "wheat")], month, store.archive);

  assert.equal(counts.articles, 4);
  assert.deepEqual(
    [...counts.matched],
    [
      ["a", 2],
      ["b", 0],
    ],
  );
});

test("forecastAlerts: a flood within two hours -> alerts an hour, one a story", async (t) => {
  const store = await openTestStore(t);
  const flood = Array.from({ length: 61 }, (_, at) => ({ ...visit, at: after(-at * 2 * minuteMs) }));
  await fillArchive(store.sql, [
    ...flood,
    ...flood.slice(0, 10).map((one) => ({ ...one, title: "Grain", story: "grain" })),
  ]);
  const watches = [watchOf("visits", "xi"), watchOf("grain", "title:grain"), watchOf("none", "wheat")];
  const asked = { since: after(-dayMs), articlesMax: 1_000, deadline: after(1) };

  const alerts = await forecastAlerts(watches, asked, { archive: store.archive, clock });

  assert.deepEqual(
    [...alerts],
    [
      ["visits", 30.5],
      ["grain", 0.5],
      ["none", 0],
    ],
  );
});

test("facts: the newest matches of a watch -> how many, over what time, and the longest gap between them", async (t) => {
  const store = await openTestStore(t);
  await store.watches.recordVersions([watchOf("visits", "xi")], start);
  const ids = await fillArchive(
    store.sql,
    [9, 8, 3, 2].map((days) => ({ ...visit, at: after(-days * dayMs) })),
  );
  for (const [at, id] of ids.entries()) {
    await store.sql`
      insert into matches (id, watch, watch_version, article_id, story_id, evidence, decision, why, matched_at)
      select gen_random_uuid(), 'visits', 1, id, story_id, '{}', 'silent', ${`match ${at}`}, judged_at
      from articles
      where id = ${id}`;
  }

  const [facts] = (await store.status.facts(start)).watches;

  assert.deepEqual(facts?.recent, { matches: 4, overMs: 7 * dayMs, longestGapMs: 5 * dayMs });
  assert.deepEqual(facts?.lastMatchAt, after(-2 * dayMs));
});
