// The sample wire over HTTP: conditional requests, and pages that are not there.
import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import { sampleWireRoutes } from "../../src/http/sample-wire/sample-wire-routes.ts";

const epoch = new Date("2025-03-01T10:00:00.250Z");

/** Ask without a socket; `afterMs` is the time since the epoch. */
async function ask(path: string, afterMs: number, headers: Readonly<Record<string, string>> = {}) {
  const app = Fastify();
  const now = new Date(epoch.getTime() + afterMs);
  await app.register(sampleWireRoutes({ epoch: () => epoch, now: () => now, baseUrl: "http://127.0.0.1:9" }));
  const answer = await app.inject({ method: "GET", url: path, headers: { ...headers } });
  await app.close();
  return answer;
}

const feed = "/sample-wire/feed.xml";
const header = (value: unknown) => (typeof value === "string" ? value : "");

test("sample wire feed: first request -> 200, RSS with both validators and links to this server", async () => {
  const answer = await ask(feed, 0);
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers["content-type"], "application/rss+xml; charset=utf-8");
  assert.match(header(answer.headers.etag), /^"[^"]+"$/);
  assert.ok(Date.parse(header(answer.headers["last-modified"])) <= epoch.getTime());
  assert.ok(answer.body.includes("<link>http://127.0.0.1:9/sample-wire/xi-visits-moscow-museum</link>"));
});

test("sample wire feed: nothing new since the ETag -> 304 without a body", async () => {
  const first = await ask(feed, 3_000);
  const tag = header(first.headers.etag);
  for (const tags of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
    const again = await ask(feed, 4_000, { "if-none-match": tags });
    assert.equal(again.statusCode, 304, tags);
    assert.equal(again.body, "");
    assert.equal(again.headers.etag, tag);
  }
});

test("sample wire feed: something new since the ETag -> 200 with it on top", async () => {
  const first = await ask(feed, 3_000);
  const next = await ask(feed, 5_000, { "if-none-match": header(first.headers.etag) });
  assert.equal(next.statusCode, 200);
  assert.match(next.body, /<item>\s*<title>China and Russia pledge/);
});

test("sample wire feed: only a date -> 304 until the next article, then 200", async () => {
  const since = header((await ask(feed, 3_000)).headers["last-modified"]);
  assert.equal((await ask(feed, 4_999, { "if-modified-since": since })).statusCode, 304);
  assert.equal((await ask(feed, 5_000, { "if-modified-since": since })).statusCode, 200);
});

test("sample wire feed: an old ETag beside a fresh date -> the ETag decides", async () => {
  const since = new Date(epoch.getTime() + 60_000).toUTCString();
  const answer = await ask(feed, 5_000, { "if-none-match": '"old"', "if-modified-since": since });
  assert.equal(answer.statusCode, 200);
});

test("sample wire feed: a date that is none -> 200", async () => {
  assert.equal((await ask(feed, 5_000, { "if-modified-since": "yesterday" })).statusCode, 200);
});

test("sample wire page: out -> 200 as HTML; not out, unknown or wild -> 404", async () => {
  const path = "/sample-wire/china-russia-joint-statement";
  const page = await ask(path, 5_000);
  assert.equal(page.statusCode, 200);
  assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
  assert.match(page.body, /<h1>China and Russia pledge/);
  assert.equal((await ask(path, 4_999)).statusCode, 404);
  for (const wild of ["/sample-wire/", "/sample-wire/nobody", "/sample-wire/..%2f..%2fetc", "/sample-wire/%00"]) {
    assert.equal((await ask(wild, 5_000)).statusCode, 404, wild);
  }
});

test("sample wire feed: the clock goes on between requests -> each request sees its own time", async () => {
  const app = Fastify();
  let afterMs = 0;
  const now = () => new Date(epoch.getTime() + afterMs);
  await app.register(sampleWireRoutes({ epoch: () => epoch, now, baseUrl: "http://127.0.0.1:9" }));
  const counts: number[] = [];
  for (afterMs of [0, 3_000, 5_000]) {
    counts.push((await app.inject({ method: "GET", url: feed })).body.split("<item>").length - 1);
  }
  await app.close();
  assert.deepEqual(counts, [4, 5, 6]);
});
