// The parsing threads: what takes too long or too much is killed, and nothing else notices.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { FeedReading } from "../../src/core/feed/feed.ts";
import { limits } from "../../src/core/limits.ts";
import { sharedOutlets } from "../../src/core/origin/outlet-list.ts";
import type { TextFindings } from "../../src/core/text-findings.ts";
import { feedReader } from "../../src/feeds/feed-reader.ts";
import type { Bytes } from "../../src/ports/readers.ts";
import { openThreads, type ThreadBounds, type Threads } from "../../src/threads/pool.ts";
import { textExaminer } from "../../src/threads/text-examiner.ts";
import { turns } from "../../src/threads/turns.ts";
import { readArticle } from "../helpers/make.ts";
import { listedOutlets, plainExaminer } from "../helpers/outlets.ts";

const oddWork = new URL("../helpers/odd-work.js", import.meta.url);
const parseThread = new URL("../../workers/parse-thread.js", import.meta.url);
const input: Bytes = { bytes: new Uint8Array([7, 8, 9]), contentType: "text/xml", url: "https://wire.example/feed" };

const opened: Threads[] = [];
after(async () => {
  for (const threads of opened) await threads.close();
});

function open(file: URL, threads: number, bounds: Partial<ThreadBounds> = {}): Threads {
  const pool = openThreads({ file, threads }, { ...limits, ...bounds });
  opened.push(pool);
  return pool;
}

test("threads: an honest task -> its value, with dates and absent members as they were", async () => {
  const outcome = await open(oddWork, 1).run("describe", input);

  assert.deepEqual(outcome, {
    kind: "value",
    value: { size: 3, first: 7, contentType: "text/xml", url: input.url, at: new Date(0), nothing: undefined },
  });
});

test("threads: bytes handed over -> the caller still has its own", async () => {
  const whole = new Uint8Array(1_000).fill(5);
  const part = whole.subarray(10, 20);
  const outcome = await open(oddWork, 1).run<{ size: number }>("describe", { ...input, bytes: part });

  assert.equal(outcome.kind === "value" && outcome.value.size, 10);
  assert.equal(whole.length, 1_000);
  assert.equal(part[0], 5);
});

test("threads: bytes in one of Node's buffers -> the caller still has its own", async () => {
  const bytes = Buffer.alloc(100_000, 5);
  const outcome = await open(oddWork, 1).run<{ size: number }>("describe", { ...input, bytes });

  assert.equal(outcome.kind === "value" && outcome.value.size, 100_000);
  assert.deepEqual([bytes.length, bytes[0]], [100_000, 5]);
});

test("threads: a task that never ends -> killed, and the next one runs", async () => {
  const threads = open(oddWork, 1, { parseTimeoutMs: 1_000 });

  assert.deepEqual(await threads.run("spin", input), { kind: "killed", why: "took more than 1000 ms" });
  assert.deepEqual(await threads.run("hang", input), { kind: "killed", why: "took more than 1000 ms" });
  assert.equal((await threads.run("describe", input)).kind, "value");
});

test("threads: a task that takes all memory -> killed, and the next one runs", async () => {
  const threads = open(oddWork, 1, { parserMemoryMb: 24 });

  assert.deepEqual(await threads.run("eat", input), { kind: "killed", why: "needed more than 24 MB" });
  assert.equal((await threads.run("describe", input)).kind, "value");
});

test("threads: one of two is killed -> the other's work is not disturbed", async () => {
  const threads = open(oddWork, 2, { parseTimeoutMs: 1_000 });
  const killed = threads.run("spin", input);
  const others = await Promise.all([1, 2, 3, 4].map(() => threads.run("describe", input)));

  assert.deepEqual(
    others.map(({ kind }) => kind),
    ["value", "value", "value", "value"],
  );
  assert.equal((await killed).kind, "killed");
});

test("threads: a task waits for its turn -> the waiting is not counted as its own time", async () => {
  const threads = open(oddWork, 1, { parseTimeoutMs: 1_000 });
  const outcomes = await Promise.all(["spin", "spin", "describe"].map((name) => threads.run(name, input)));

  assert.deepEqual(
    outcomes.map(({ kind }) => kind),
    ["killed", "killed", "value"],
  );
});

test("threads: a task that throws -> the error reaches the caller and the thread lives on", async () => {
  const threads = open(oddWork, 1);

  await assert.rejects(threads.run("fail", input), { name: "TypeError", message: "planted" });
  assert.equal((await threads.run("describe", input)).kind, "value");
});

test("threads: a thread that ends itself -> an error, and the next task runs", async () => {
  const threads = open(oddWork, 1);

  await assert.rejects(threads.run("leave", input), Error);
  assert.equal((await threads.run("describe", input)).kind, "value");
});

test("threads: a name the file does not export -> an error, not a hanging task", async () => {
  await assert.rejects(open(oddWork, 1).run("nobody", input), Error);
});

test("threads: a file that is not there -> an error, not a verdict on the document", async () => {
  const threads = open(new URL("./absent.js", import.meta.url), 1, { parseTimeoutMs: 2_000 });

  await assert.rejects(threads.run("parseFeed", input), Error);
});

test("threads: a feed read in a thread -> the same reading as without one", async () => {
  const reader = feedReader((bytes) => open(parseThread, 1).run<FeedReading>("parseFeed", bytes));
  const text =
    "<rss version='2.0'><channel><title>Wire</title><item><title>Xi visits Moscow</title>" +
    "<link>/a</link><pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate></item></channel></rss>";
  const reading = await reader.readFeed({ ...input, bytes: new TextEncoder().encode(text) });

  assert.ok(reading.kind === "feed");
  assert.deepEqual(reading.feed.entries[0], {
    guid: "https://wire.example/a",
    link: "https://wire.example/a",
    title: "Xi visits Moscow",
    text: "",
    author: undefined,
    publishedAt: new Date("2026-03-05T10:00:00Z"),
    updatedAt: undefined,
    dateNote: undefined,
    categories: [],
    source: undefined,
    media: [],
    hasOwnId: false,
  });
});

test("threads: a page read in a thread -> a reading", async () => {
  const threads = open(parseThread, 1);
  const bytes = new TextEncoder().encode("<html><body><p>short</p></body></html>");
  const outcome = await threads.run<{ kind: string }>("readPage", { ...input, bytes, contentType: "text/html" });

  assert.equal(outcome.kind, "value");
});

test("threads: a text examined in a thread, with lists that change -> the findings of each list", async () => {
  const threads = open(parseThread, 1);
  let outlets = sharedOutlets(listedOutlets());
  const examiner = textExaminer(
    (task) => threads.run<TextFindings>("examineText", task),
    () => outlets,
  );
  const text = "Signed.\nOriginal Source: www.reuters.com";
  const read = { article: readArticle({ text }), url: "https://wire.example/1", item: {} };

  assert.deepEqual(await examiner.examine(read), await plainExaminer().examine(read));
  outlets = sharedOutlets([]);
  const { article } = await examiner.examine(read);
  assert.deepEqual(
    article.findings?.origins.map(({ outlet, host }) => [outlet, host]),
    [[undefined, "reuters.com"]],
  );
});

test("threads: an examination that never ends -> stopped, the article is kept, and the next one is examined", async () => {
  const threads = open(oddWork, 1, { parseTimeoutMs: 1_000 });
  const examiner = textExaminer(
    (task) => threads.run<TextFindings>("spin", task),
    () => sharedOutlets([]),
  );
  const read = { article: readArticle({ text: "Signed." }), url: "https://wire.example/1", item: {} };

  const { article } = await examiner.examine(read);
  assert.equal(article.findings?.quality, "unexamined");
  assert.equal(article.text, "Signed.");
  assert.equal((await threads.run("describe", input)).kind, "value");
});

test("feed reader: a reading that was stopped -> not a feed, for the reason told", async () => {
  const reader = feedReader(async () => ({ kind: "killed", why: "took more than 10000 ms" }));

  assert.deepEqual(await reader.readFeed(input), {
    kind: "not-a-feed",
    why: "parse-timeout",
    detail: "Parsing was stopped: it took more than 10000 ms.",
  });
});

test("turns: more takers than turns -> they come in the order of asking", async () => {
  const two = turns(2);
  const order: string[] = [];
  const take = async (name: string) => {
    await two.take();
    order.push(name);
  };
  const waiting = ["a", "b", "c", "d"].map(take);
  await Promise.all(waiting.slice(0, 2));
  assert.deepEqual(order, ["a", "b"]);

  two.giveBack();
  await waiting[2];
  assert.deepEqual(order, ["a", "b", "c"]);

  two.giveBack();
  two.giveBack();
  await waiting[3];
  await two.take();
  assert.deepEqual(order, ["a", "b", "c", "d"]);
});
