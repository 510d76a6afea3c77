// The lines that say which feeds do not answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reportFeeds, type SilentFeeds } from "../../src/steps/report-feeds.ts";
import { clockAt } from "../helpers/doors.ts";
import { hourMs, start } from "../helpers/make.ts";
import { feedFacts } from "../helpers/status.ts";

const none: SilentFeeds = new Set();
const longAgo = new Date(start.getTime() - 48 * hourMs);

function reporter() {
  const lines: unknown[] = [];
  let failing: readonly string[] = [];
  let stumbling: readonly string[] = [];
  const needs = {
    clock: clockAt(start),
    log: {
      info: (sentence: string, facts?: Readonly<Record<string, unknown>>) => void lines.push([sentence, facts]),
      warn: (sentence: string, facts?: Readonly<Record<string, unknown>>) => void lines.push([sentence, facts]),
    },
    status: {
      feeds: async () => [
        feedFacts({ name: "good", failures: 0, lastCheckedAt: start, lastSuccessAt: start }),
        ...stumbling.map((name) =>
          feedFacts({ name, failures: 1, outcome: "timeout", lastCheckedAt: start, lastSuccessAt: start }),
        ),
        ...failing.map((name) =>
          feedFacts({ name, failures: 2, outcome: "timeout", lastCheckedAt: start, lastSuccessAt: longAgo }),
        ),
      ],
    },
  };
  return {
    lines,
    needs,
    fail(...names: readonly string[]) {
      failing = names;
    },
    stumble(...names: readonly string[]) {
      stumbling = names;
    },
  };
}

test("reportFeeds: all answer from the first -> nothing is said", async () => {
  const { needs, lines } = reporter();

  assert.equal((await reportFeeds(needs, none)).size, 0);
  assert.deepEqual(lines, []);
});

test("reportFeeds: one failed check after a recent success -> nothing is said", async () => {
  const { needs, lines, stumble } = reporter();
  stumble("wire");

  await reportFeeds(needs, none);

  assert.deepEqual(lines, []);
});

test("reportFeeds: some do not answer -> one line with names and outcomes; the same again -> no line", async () => {
  const { needs, lines, fail } = reporter();
  fail("wire", "daily");

  const silent = await reportFeeds(needs, none);
  await reportFeeds(needs, silent);

  assert.deepEqual(lines, [
    ["some feeds are not answering", { silent: 2, of: 3, feeds: ["wire: timeout", "daily: timeout"] }],
  ]);
});

test("reportFeeds: a feed that is gone, one that turns us away -> do not answer either", async () => {
  const { needs, lines } = reporter();
  const parts = { failures: 3, lastCheckedAt: start, lastSuccessAt: longAgo };
  const gone = feedFacts({ name: "gone", outcome: "http-410", ...parts });
  const walled = feedFacts({ name: "walled", outcome: "blocked:cloudflare", ...parts });

  await reportFeeds({ ...needs, status: { feeds: async () => [gone, walled] } }, none);

  assert.deepEqual(lines, [
    ["some feeds are not answering", { silent: 2, of: 2, feeds: ["gone: http-410", "walled: blocked:cloudflare"] }],
  ]);
});

test("reportFeeds: one more, one back, all back -> a line for each change, about what changed only", async () => {
  const { needs, lines, fail } = reporter();
  let silent = none;
  for (const failing of [["a"], ["a", "b"], ["b"], []]) {
    fail(...failing);
    silent = await reportFeeds(needs, silent);
  }

  assert.deepEqual(lines, [
    ["some feeds are not answering", { silent: 1, of: 2, feeds: ["a: timeout"] }],
    ["some feeds are not answering", { silent: 2, of: 3, feeds: ["b: timeout"] }],
    ["some feeds answer again", { silent: 1, of: 2, feeds: ["a"] }],
    ["some feeds answer again", { silent: 0, of: 1, feeds: ["b"] }],
  ]);
});

test("reportFeeds: very many -> the line stays short and counts the rest", async () => {
  const { needs, lines, fail } = reporter();
  fail(...Array.from({ length: 500 }, (_, index) => `feed-${index}`));

  await reportFeeds(needs, none);

  assert.match(JSON.stringify(lines), /"silent":500,"of":501,"feeds":\[.*\],"more":488/);
});
