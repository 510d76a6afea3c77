// When the operator is told of a feed, when it is over, and when one notice stands for all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { noMove } from "../../src/core/feed/feed-memory.ts";
import { feedNotices } from "../../src/core/notice/feed-notices.ts";
import type { ClosedNotice, NoticePlan, OpenNotice } from "../../src/core/notice/notice.ts";
import type { FeedFacts } from "../../src/core/status/facts.ts";
import { after, dayMs, feedMemory, hourMs, minuteMs, start } from "../helpers/make.ts";
import { feedFacts } from "../helpers/status.ts";

const twelve = { weightedRate: 0.5, weight: 1, peakPerHour: 0, longestGapMs: 0, entries: 20 };
const quiet = { memory: feedMemory({ rhythm: twelve, lastNewItemAt: after(-9 * dayMs) }) };

type Situation = {
  readonly feeds: readonly FeedFacts[];
  readonly open?: readonly OpenNotice[];
  readonly closed?: readonly ClosedNotice[];
};

function planOf({ feeds, open = [], closed = [] }: Situation): NoticePlan {
  return feedNotices(feeds, { open, closed }, start);
}

function opened(situation: Situation): readonly string[] {
  return planOf(situation).open.map(({ kind, subject }) => `${kind} ${subject}`);
}

function failing(name: string, outcome: string, parts: Partial<FeedFacts> = {}): FeedFacts {
  return feedFacts({ name, outcome, failures: 5, lastSuccessAt: after(-dayMs), ...parts });
}

function notice(kind: string, subject = "wire", parts: Partial<OpenNotice> = {}): OpenNotice {
  return { id: `${kind} ${subject}`, kind, subject, openedAt: after(-dayMs), ...parts };
}

const good = ["a", "b", "c"].map((name) => feedFacts({ name }));

test("feedNotices: all is well -> nothing is told", () => {
  assert.deepEqual(planOf({ feeds: good }), { open: [], close: [] });
});

test("feedNotices: each trouble that has lasted -> its kind, with a sentence and what to do", () => {
  const feeds = [
    ...good,
    failing("failing", "http-500"),
    failing("gone", "http-410"),
    failing("walled", "blocked:datadome"),
    feedFacts({ name: "quiet", ...quiet }),
  ];
  const { open } = planOf({ feeds });
  assert.deepEqual(
    open.map(({ kind, subject }) => `${kind} ${subject}`),
    ["feed-failing failing", "feed-gone gone", "feed-blocked walled", "feed-quiet quiet"],
  );
  for (const { sentence, remedy } of open) assert.ok(sentence.endsWith(".") && remedy.length > 10, sentence);
});

test("feedNotices: trouble that has only begun -> not yet", () => {
  const early = [
    failing("failing", "http-500", { lastSuccessAt: after(-5 * hourMs) }),
    failing("gone", "http-410", { failures: 1 }),
    failing("walled", "http-403", { lastSuccessAt: after(-50 * minuteMs) }),
    failing("stumbled", "timeout", { failures: 1, lastSuccessAt: after(-20 * minuteMs) }),
  ];
  assert.deepEqual(opened({ feeds: [...good, ...early] }), []);
});

test("feedNotices: moved -> told the whole new address, which has to be written down", () => {
  const move = { ...noMove, url: "https://new.example/feed?key=1", at: start };
  const { open } = planOf({ feeds: [feedFacts({ name: "wire", memory: feedMemory({ move }) })] });
  assert.equal(open[0]?.kind, "feed-moved");
  assert.equal(open[0]?.remedy, "Write it into feeds.yaml: https://new.example/feed?key=1");
});

test("feedNotices: the notice is open already -> not told twice, and not closed while it lasts", () => {
  const situation = { feeds: [...good, failing("wire", "http-500")], open: [notice("feed-failing")] };
  assert.deepEqual(planOf(situation), { open: [], close: [] });
});

test("feedNotices: it answers again, brings news again, is no longer listed, is at home again -> over, in words", () => {
  const closing = (open: OpenNotice, feeds: readonly FeedFacts[]) => planOf({ feeds, open: [open] }).close[0]?.closing;
  const well = feedFacts({ name: "wire" });
  assert.equal(closing(notice("feed-failing"), [well]), "It answers again.");
  assert.equal(closing(notice("feed-quiet"), [well]), "It brings news again.");
  assert.equal(closing(notice("feed-moved"), [well]), "It is read at the address in feeds.yaml again.");
  assert.equal(closing(notice("feed-gone"), good), "It is no longer listed in feeds.yaml.");
});

test("feedNotices: one more failed check, or an answer without news -> the notice stays open", () => {
  const stumbled = feedFacts({ name: "wire", failures: 1, outcome: "timeout" });
  assert.deepEqual(planOf({ feeds: [stumbled], open: [notice("feed-failing")] }).close, []);
  assert.deepEqual(planOf({ feeds: [feedFacts({ name: "wire", ...quiet })], open: [notice("feed-quiet")] }).close, []);
});

test("feedNotices: one trouble turns into another -> the first is closed by the second", () => {
  const plan = planOf({ feeds: [...good, failing("wire", "http-410")], open: [notice("feed-failing")] });
  assert.match(plan.close[0]?.closing ?? "", /^It is no longer so; instead: It says that it is gone/);
  assert.deepEqual(
    plan.open.map(({ kind }) => kind),
    ["feed-gone"],
  );
});

test("feedNotices: the same trouble within a day of its end -> not told again; after a day -> told", () => {
  const feeds = [...good, failing("wire", "http-500")];
  const ended = (ms: number) => [{ kind: "feed-failing", subject: "wire", closedAt: after(ms) }];
  assert.deepEqual(opened({ feeds, closed: ended(-23 * hourMs) }), []);
  assert.deepEqual(opened({ feeds, closed: ended(-25 * hourMs) }), ["feed-failing wire"]);
});

test("feedNotices: notices of others -> left alone", () => {
  assert.deepEqual(planOf({ feeds: good, open: [notice("watch-silent", "visits")] }), { open: [], close: [] });
});

const forty = Array.from({ length: 40 }, (_, index) => `feed-${index}`);
const down = (names: readonly string[], parts: Partial<FeedFacts> = {}) =>
  names.map((name) => failing(name, "dns", parts));

test("feedNotices: our own network is down -> one notice, not forty", () => {
  assert.deepEqual(opened({ feeds: down(forty) }), ["feeds-outage all feeds"]);
  const early = down(forty, { failures: 2, lastSuccessAt: after(-31 * minuteMs) });
  assert.deepEqual(opened({ feeds: early }), ["feeds-outage all feeds"], "after half an hour");
});

test("feedNotices: two feeds in all, or servers that say no, or half of them -> no outage", () => {
  assert.deepEqual(opened({ feeds: down(["a", "b"]) }), ["feed-failing a", "feed-failing b"]);
  assert.equal(opened({ feeds: forty.map((name) => failing(name, "http-500")) }).length, 40);
  assert.equal(
    opened({ feeds: [...down(forty.slice(20)), ...forty.slice(0, 20).map((name) => feedFacts({ name }))] }).length,
    20,
  );
});

test("feedNotices: an outage, most are back -> over; the rest only when it has failed again since", () => {
  const back = forty.slice(0, 30).map((name) => feedFacts({ name }));
  const rest = down(forty.slice(30), { lastCheckedAt: after(-2 * hourMs) });
  const open = [notice("feeds-outage", "all feeds")];
  const still = [...down(forty.slice(0, 25)), ...forty.slice(25).map((name) => feedFacts({ name }))];
  assert.deepEqual(planOf({ feeds: still, open }), { open: [], close: [] });

  const over = planOf({ feeds: [...back, ...rest], open });
  assert.deepEqual(
    over.close.map(({ closing }) => closing),
    ["Most feeds can be reached again."],
  );
  assert.deepEqual(over.open, [], "those that have not been asked since are not told of one by one");
  const closed = [{ kind: "feeds-outage", subject: "all feeds", closedAt: after(-hourMs) }];
  assert.deepEqual(opened({ feeds: [...back, ...rest], closed }), []);
  const failedSince = down(forty.slice(30), { lastCheckedAt: after(-minuteMs) });
  assert.equal(opened({ feeds: [...back, ...failedSince], closed }).length, 10);
});

test("feedNotices: the sample answers and the world does not -> still an outage", () => {
  const sample = feedFacts({ name: "sample", url: "http://127.0.0.1:8080/sample-wire/feed.xml" });
  assert.deepEqual(opened({ feeds: [sample, ...down(["a", "b", "c"])] }), ["feeds-outage all feeds"]);
});
