// The page reader as the house uses it: with a thread that can be killed.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageReading } from "../../src/core/article.ts";
import { pageReader } from "../../src/pages/page-reader.ts";
import { readPage } from "../../src/pages/read-page.ts";
import type { Bytes, Threaded } from "../../src/ports/readers.ts";

const input: Bytes = {
  bytes: new TextEncoder().encode(`<h1>Council meets</h1><p>${"The council met on Monday. ".repeat(8)}</p>`),
  contentType: "text/html",
  url: "https://paper.example/a",
};

test("page reader: the thread gives a value -> it is given on", async () => {
  const asked: Bytes[] = [];
  const reader = pageReader(async (bytes) => {
    asked.push(bytes);
    return { kind: "value", value: readPage(bytes) };
  });
  const reading = await reader.readPage(input);

  assert.equal(reading.kind === "article" && reading.article.title, "Council meets");
  assert.deepEqual(asked, [input]);
});

test("page reader: the thread was killed -> no article, and why", async () => {
  const killed: Threaded<PageReading> = { kind: "killed", why: "took more than 10 ms" };

  assert.deepEqual(await pageReader(async () => killed).readPage(input), {
    kind: "no-article",
    why: "parse-timeout",
    detail: "Reading was stopped: it took more than 10 ms.",
  });
});

test("page reader: the threads themselves break -> is thrown on", async () => {
  const reader = pageReader(async () => {
    throw new Error("No thread could be started.");
  });

  await assert.rejects(reader.readPage(input), /No thread could be started/);
});

test("page reader: what a page is read into -> survives being handed from thread to thread", () => {
  const reading = readPage(input);

  assert.deepEqual(structuredClone(reading), reading);
});
