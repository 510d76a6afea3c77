// The examiner: what is sent to a thread, what comes back, and what becomes of a text whose examination was stopped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { unexamined } from "../../src/core/examine.ts";
import { sharedOutlets } from "../../src/core/origin/outlet-list.ts";
import { watchable } from "../../src/core/watchable.ts";
import type { ExamineTask } from "../../src/ports/readers.ts";
import { examineText } from "../../src/threads/examine-text.ts";
import { textExaminer } from "../../src/threads/text-examiner.ts";
import { readArticle } from "../helpers/make.ts";
import { listedOutlets, plainExaminer } from "../helpers/outlets.ts";

const outlets = sharedOutlets(listedOutlets());
const url = "https://small-paper.example/1";
const text = "  The treaty was signed on Monday.\nOriginal Source: www.reuters.com \n";

test("examiner: killed -> the article is kept as it was, its quality says so, and watches still see all of it", async () => {
  const examiner = textExaminer(
    async () => ({ kind: "killed", why: "took more than 10000 ms" }),
    () => outlets,
  );
  const given = { article: readArticle({ text }), url, item: {}, outcome: "read" };
  const read = await examiner.examine(given);

  assert.deepEqual(
    { ...read, article: { ...read.article, findings: undefined } },
    {
      ...given,
      article: { ...given.article, findings: undefined },
    },
  );
  assert.deepEqual(read.article.findings, {
    quality: "unexamined",
    flagged: [],
    segments: [{ from: 2, to: text.trimEnd().length, kind: "report" }],
    origins: [],
  });
  assert.equal(watchable(read.article).body, text);
});

test("examiner: a task -> the article's words, its headings and captions, its item's source, and no more", async () => {
  const tasks: ExamineTask[] = [];
  const examiner = textExaminer(
    async (task) => {
      tasks.push(task);
      return { kind: "value", value: examineText(task) };
    },
    () => outlets,
  );
  const parts = [
    { from: 2, to: 34, kind: "paragraph" as const },
    { from: 35, to: 50, kind: "caption" as const },
  ];
  const source = { name: "Xinhua", url: undefined };
  await examiner.examine({ article: readArticle({ text, parts }), url, item: { source } });

  const [task] = tasks;
  assert.deepEqual(task?.article.parts, [parts[1]]);
  assert.deepEqual(task?.feedSource, source);
  assert.equal(task?.outlets, outlets);
  assert.deepEqual(Object.keys(task?.article ?? {}).sort(), [
    "author",
    "canonicalUrl",
    "declaredSources",
    "metadata",
    "notes",
    "parts",
    "text",
    "title",
  ]);
});

test("examiner: the list changes between two tasks -> each is examined by its own list", async () => {
  const lists = [outlets, sharedOutlets([]), outlets];
  const examiner = textExaminer(
    async (task) => ({ kind: "value", value: examineText(task) }),
    () => lists.shift() ?? outlets,
  );
  const names: (string | undefined)[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { article } = await examiner.examine({ article: readArticle({ text }), url, item: {} });
    names.push(article.findings?.origins[0]?.outlet);
  }
  assert.deepEqual(names, ["Reuters", undefined, "Reuters"]);
});

test("examiner: words of a feed -> its entry's source is an origin beside what the text says", async () => {
  const item = { source: { name: "Xinhua", url: "https://www.news.cn/rss.xml" } };
  const { article } = await plainExaminer().examine({ article: readArticle({ text: "Signed." }), url, item });

  assert.deepEqual(article.findings?.origins, [
    { kind: "syndication", outlet: "Xinhua", host: "news.cn", family: "china-state", by: "feed-source" },
  ]);
});

test("unexamined: no text at all -> no piece", () => {
  assert.deepEqual(unexamined(" \n ").segments, []);
});
