// Fetching a page: walls are named, and text that is elsewhere is looked for once.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Elsewhere, PageReading } from "../../src/core/article.ts";
import type { WebAnswer, WebGet } from "../../src/ports/web.ts";
import { fetchPage } from "../../src/steps/fetch-page.ts";
import { body } from "../helpers/doors.ts";
import { readArticle } from "../helpers/make.ts";

const url = "https://paper.example/a";
const article: PageReading = { kind: "article", article: readArticle(), problems: [] };
const none = (elsewhere?: Elsewhere): PageReading => ({ kind: "no-article", why: "no-text", detail: "", elsewhere });

/** A web of pages, each with what the reader makes of it. */
function scene(pages: Readonly<Record<string, { readonly answer?: WebAnswer; readonly reading: PageReading }>>) {
  const asked: WebGet[] = [];
  const gone: WebAnswer = { kind: "failed", reason: "http-404", detail: "" };
  return {
    asked,
    needs: {
      web: {
        async get(request: WebGet) {
          asked.push(request);
          const page = pages[request.url];
          return page === undefined ? gone : (page.answer ?? body(request.url, { url: request.url }));
        },
      },
      pageReader: { readPage: async (input: { readonly url: string }) => pages[input.url]?.reading ?? none() },
    },
  };
}

async function outcome(pages: Parameters<typeof scene>[0]) {
  const { needs, asked } = scene(pages);
  const page = await fetchPage({ url }, needs);
  const what = page.kind !== "page" ? page.kind : page.reading.kind === "article" ? "article" : page.reading.why;
  return { what, asked: asked.map((request) => request.url), at: page.kind === "page" ? page.body.url : undefined };
}

const amp = "https://paper.example/a.amp";

test("fetchPage: an article -> one request", async () => {
  assert.deepEqual(await outcome({ [url]: { reading: article } }), { what: "article", asked: [url], at: url });
});

test("fetchPage: no text, but an AMP version -> that one", async () => {
  const pages = { [url]: { reading: none({ by: "amp", url: amp }) }, [amp]: { reading: article } };

  assert.deepEqual(await outcome(pages), { what: "article", asked: [url, amp], at: amp });
});

test("fetchPage: what it is sent to has no text or is gone -> the first answer stands, and nothing more is asked", async () => {
  const further = "https://paper.example/further";
  const first = { reading: none({ by: "refresh", url: amp }) };

  assert.deepEqual(await outcome({ [url]: first }), { what: "no-text", asked: [url, amp], at: url });
  assert.deepEqual(await outcome({ [url]: first, [amp]: { reading: none({ by: "refresh", url: further }) } }), {
    what: "no-text",
    asked: [url, amp],
    at: url,
  });
});

test("fetchPage: redirected to a wall that has text -> named, its text not taken", async () => {
  const wall = "https://consent.paper.example/collect";
  const { needs } = scene({
    [url]: { answer: body("x", { url: wall }), reading: article },
    [wall]: { reading: article },
  });
  const page = await fetchPage({ url }, needs);

  assert.equal(page.kind === "page" && page.reading.kind === "no-article" ? page.reading.why : "", "consent-wall");
});

test("fetchPage: a meta refresh to a login -> named without asking there", async () => {
  const pages = { [url]: { reading: none({ by: "refresh", url: "https://login.paper.example/?next=a" }) } };

  assert.deepEqual(await outcome(pages), { what: "login-wall", asked: [url], at: url });
});

test("fetchPage: validators -> are sent with the first request only", async () => {
  const { needs, asked } = scene({ [url]: { reading: none({ by: "amp", url: amp }) }, [amp]: { reading: article } });
  await fetchPage({ url, etag: '"1"', lastModified: "then" }, needs);

  assert.deepEqual(
    asked.map(({ etag }) => etag),
    ['"1"', undefined],
  );
});
