// The status page in a real browser: the four answers can be read, nothing of a feed runs, the policy holds.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after as afterAll, before, test } from "node:test";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { createApp } from "../../src/http/app.ts";
import type { HttpNeeds } from "../../src/http/needs.ts";
import { after, alertContent, hourMs, start } from "../helpers/make.ts";
import { alertRow, desk, feedFacts, hostile, httpNeeds, reload, statusFacts, undelivered } from "../helpers/status.ts";

const executablePath = "/usr/bin/chromium";
const skip = existsSync(executablePath) ? false : "Chromium is not installed here";

let browser: Browser | undefined;
before(async () => {
  if (skip !== false) return;
  browser = await chromium.launch({
    executablePath,
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
});
afterAll(async () => {
  await browser?.close();
});

type Look = { readonly width?: number; readonly colorScheme?: "light" | "dark" };
type Seen = { readonly page: Page; readonly complaints: readonly string[]; readonly requests: readonly string[] };

/** Opens the page and notes every complaint of the browser and everything it asks for. */
async function look(
  parts: Partial<HttpNeeds>,
  see: (seen: Seen) => Promise<void>,
  { width = 1_200, colorScheme = "light" }: Look = {},
): Promise<void> {
  assert.ok(browser);
  const app = createApp(httpNeeds(parts));
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(dialog.message()));
  page.on("request", (request) => requests.push(request.url()));
  try {
    await page.goto(`${url}/status`);
    await see({ page, complaints, requests: requests.filter((one) => one !== `${url}/status`) });
  } finally {
    await page.close();
    await app.close();
  }
}

/** The text as a reader sees it, hidden parts left out. */
async function shown(place: Locator): Promise<string> {
  return (await place.allInnerTexts()).join("\n");
}

const troubled = {
  status: {
    facts: async () =>
      statusFacts({
        feeds: [
          feedFacts(),
          feedFacts({
            name: "shut-news",
            outcome: "http-403",
            detail: "403 Forbidden",
            failures: 4,
            lastSuccessAt: after(-9 * hourMs),
          }),
        ],
        undelivered: [undelivered()],
      }),
    alerts: async () => [alertRow()],
  },
};

test("status page: some trouble -> the four answers can be read, in order", { skip }, async () => {
  await look(troubled, async ({ page, complaints }) => {
    assert.equal(await shown(page.locator("h1")), "Running, with 2 warnings.");
    const sections = await page.locator("section").allInnerTexts();
    assert.equal(sections.length, 5);
    assert.match(
      sections[1] ?? "",
      /Is anything broken\?[\s\S]*feed shut-news\. Turns us away \(http-403: the site refused us\)/,
    );
    assert.match(
      sections[2] ?? "",
      /When did each feed last bring news\?[\s\S]*shut-news[\s\S]*daily-news[\s\S]*40 min ago/,
    );
    assert.match(sections[3] ?? "", /When did each watch last fire\?[\s\S]*Leader visits[\s\S]*10 min ago/);
    assert.match(
      sections[4] ?? "",
      /What has not been delivered\?[\s\S]*President arrives[\s\S]*http-503[\s\S]*in 5 min/,
    );
    assert.deepEqual(complaints, []);
  });
});

test("status page: an alert -> matched words stand out, its link leads to the outlet", { skip }, async () => {
  await look(troubled, async ({ page }) => {
    const mark = page.locator("article mark").first();
    assert.equal(await shown(mark), "President");
    const link = page.locator("article h3 a");
    assert.equal(await link.getAttribute("href"), "https://news.example/entry-1");
    assert.notEqual(
      await mark.evaluate((node) => node.ownerDocument.defaultView?.getComputedStyle(node).backgroundColor),
      "rgba(0, 0, 0, 0)",
    );
  });
});

test("status page: any look -> styled by its own style only, nothing is fetched besides", { skip }, async () => {
  await look(troubled, async ({ page, complaints, requests }) => {
    assert.deepEqual(
      requests.filter((one) => !one.startsWith("data:")),
      [],
    );
    assert.deepEqual(complaints, []);
    assert.equal(
      await page
        .locator("body")
        .evaluate((node) => node.ownerDocument.defaultView?.getComputedStyle(node).backgroundColor),
      "rgb(250, 249, 246)",
    );
  });
});

test("status page: a reader with a dark system -> a dark page", { skip }, async () => {
  await look(
    troubled,
    async ({ page }) => {
      assert.equal(
        await page
          .locator("body")
          .evaluate((node) => node.ownerDocument.defaultView?.getComputedStyle(node).backgroundColor),
        "rgb(20, 23, 27)",
      );
    },
    { colorScheme: "dark" },
  );
});

test("status page: a narrow screen and long words -> nothing runs out to the side", { skip }, async () => {
  const long = "Donaudampfschifffahrtsgesellschaft".repeat(8);
  const facts = statusFacts({
    feeds: [feedFacts({ name: long, outlet: long })],
    undelivered: [undelivered({ title: long, lastResult: long })],
  });
  const { article } = alertContent();
  const alerts = async () => [
    alertRow({
      content: alertContent({
        article: { ...article, title: long },
        sentences: [{ field: "body", text: long, marks: [] }],
      }),
    }),
  ];
  await look(
    { status: { facts: async () => facts, alerts } },
    async ({ page }) => {
      const width = await page.locator("html").evaluate((node) => node.scrollWidth);
      assert.ok(width <= 360, `the page is ${width} wide`);
    },
    { width: 360 },
  );
});

test("status page: hostile text in feeds, titles, details, settings -> read as text, nothing runs", {
  skip,
}, async () => {
  const { article } = alertContent();
  const content = alertContent({
    watch: { name: "w", title: hostile, version: 1 },
    article: { ...article, title: hostile, outlet: hostile, author: hostile, link: "javascript:alert(1)" },
    sentences: [{ field: "body", text: hostile, marks: [{ from: 0, to: 20 }] }],
  });
  const facts = statusFacts({
    feeds: [feedFacts({ name: hostile, outlet: hostile, outcome: hostile, detail: hostile, failures: 3 })],
    undelivered: [undelivered({ title: hostile, channel: hostile, lastResult: hostile })],
    channelsOff: [{ channel: hostile, why: hostile, since: start }],
  });
  const needs = {
    status: { facts: async () => facts, alerts: async () => [alertRow({ content })] },
    desk: () => desk({ watches: [{ name: "w", title: hostile, level: "high" }] }),
    reload: () => reload({ problems: [{ file: hostile, line: 1, column: 1, message: hostile }] }),
  };
  await look(needs, async ({ page, complaints, requests }) => {
    assert.equal(await page.title(), "Something is broken. · newswatch");
    assert.equal(await page.locator("script, img, iframe").count(), 0);
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      requests.filter((one) => !one.startsWith("data:")),
      [],
    );
    assert.ok((await shown(page.locator("h3"))).includes(`"><script>document.title='owned'</script>`));
    assert.equal(await page.locator("article h3 a").count(), 0);
    assert.ok((await shown(page.locator("tbody th").first())).includes("<img src=x onerror=alert(1)>"));
  });
});

test("status page: the database is away -> shown on the page", { skip }, async () => {
  const facts = async () => {
    throw new Error("away");
  };
  await look({ status: { facts, alerts: async () => [] } }, async ({ page }) => {
    assert.equal(await shown(page.locator("h1")), "Something is broken.");
    assert.match(await shown(page.locator(".finding")), /database[\s\S]*Does not answer/);
  });
});
