// The line that says which feeds do not answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reportFeeds } from "../../src/steps/report-feeds.ts";
import { clockAt } from "../helpers/doors.ts";
import { start } from "../helpers/make.ts";
import { feedFacts, statusFacts } from "../helpers/status.ts";

function reporter() {
  const lines: string[] = [];
  let failing: readonly string[] = [];
  const needs = {
    clock: clockAt(start),
    log: {
      info: (sentence: string) => void lines.push(sentence),
      warn: (sentence: string, facts?: Readonly<Record<string, unknown>>) =>
        void lines.push(`${sentence} ${facts?.["count"]}: ${facts?.["which"]}`),
    },
    status: {
      facts: async () =>
        statusFacts({
          feeds: [
            feedFacts({ name: "good", failures: 0 }),
            ...failing.map((name) => feedFacts({ name, failures: 2, outcome: "timeout" })),
          ],
        }),
    },
  };
  return {
    lines,
    needs,
    fail(...names: readonly string[]) {
      failing = names;
    },
  };
}

test("reportFeeds: all answer from the first -> nothing is said", async () => {
  const { needs, lines } = reporter();

  assert.equal(await reportFeeds(needs, ""), "");
  assert.deepEqual(lines, []);
});

test("reportFeeds: some do not answer -> one line with their names and outcomes; the same again -> no line", async () => {
  const { needs, lines, fail } = reporter();
  fail("wire", "daily");

  const told = await reportFeeds(needs, "");
  await reportFeeds(needs, told);

  assert.deepEqual(lines, ["feeds do not answer 2: wire: timeout, daily: timeout"]);
});

test("reportFeeds: one more, one back, all back -> a line for each change", async () => {
  const { needs, lines, fail } = reporter();
  let told = "";
  for (const failing of [["a"], ["a", "b"], ["b"], []]) {
    fail(...failing);
    told = await reportFeeds(needs, told);
  }

  assert.deepEqual(lines, [
    "feeds do not answer 1: a: timeout",
    "feeds do not answer 2: a: timeout, b: timeout",
    "feeds do not answer 1: b: timeout",
    "every feed answers again",
  ]);
});

test("reportFeeds: very many -> the line stays short", async () => {
  const { needs, lines, fail } = reporter();
  fail(...Array.from({ length: 500 }, (_, index) => `feed-${index}`));

  await reportFeeds(needs, "");

  assert.match(lines[0] ?? "", /^feeds do not answer 500: .* and 488 more$/);
});
