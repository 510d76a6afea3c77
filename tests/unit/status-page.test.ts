// The status page and its JSON, without a server: four answers, and hostile text shown as text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { statusDocument } from "../../src/core/status/status-document.ts";
import { statusPage } from "../../src/http/page/status-page.ts";
import { prefersHtml } from "../../src/http/prefers-html.ts";
import { contentSecurityPolicy } from "../../src/http/security-headers.ts";
import { after, alertContent, hourMs, minuteMs, start } from "../helpers/make.ts";
import {
  alertRow,
  desk,
  feedFacts,
  hostile,
  loaded,
  reload,
  status,
  statusFacts,
  undelivered,
} from "../helpers/status.ts";

/** What a reader sees: the page's text without markup. */
function textOf(page: string): string {
  return page
    .replace(/<style>.*<\/style>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");
}

test("page: everything works -> the verdict, then alerts, then the four answers in order", () => {
  const page = statusPage(status(), [alertRow()]);
  assert.match(page, /<h1>Everything works\.<\/h1>/);
  const headings = [...page.matchAll(/<h2[^>]*>(?:<span[^>]*>)?([^<]+)/g)].map(([, heading]) => heading);
  assert.deepEqual(headings, [
    "Latest alerts",
    "Is anything broken?",
    "When did each feed last bring news?",
    "When did each watch last fire?",
    "What has not been delivered?",
  ]);
});

test("page: something is broken -> what it is comes before the alerts", () => {
  const facts = statusFacts({ undelivered: [undelivered({ state: "gave-up" })] });
  const page = statusPage(status({ facts }), [alertRow()]);
  assert.ok(page.indexOf("Is anything broken?") < page.indexOf("Latest alerts"));
  assert.equal(page.match(/Is anything broken\?|Latest alerts/g)?.length, 2);
});

test("page: only a warning -> the alerts stay first", () => {
  const page = statusPage(status({ facts: statusFacts({ undelivered: [undelivered()] }) }), [alertRow()]);
  assert.ok(page.indexOf("Latest alerts") < page.indexOf("Is anything broken?"));
});

test("page: a time -> in words, with the exact one behind it", () => {
  const page = statusPage(status(), []);
  assert.ok(
    page.includes('<time datetime="2026-11-20T07:20:00.000Z" title="2026-11-20 07:20:00 UTC">40 min ago</time>'),
  );
});

test("page: an alert -> level, marked headline with its link, host, how it was sent", () => {
  const text = textOf(statusPage(status(), [alertRow({ articles: 3 })]));
  const page = statusPage(status(), [alertRow()]);
  assert.match(
    page,
    /<a href="https:\/\/news\.example\/entry-1" rel="noopener noreferrer nofollow"><mark>President<\/mark> arrives/,
  );
  assert.match(text, /high Leader visits 10 min ago President arrives for a two-day visit/);
  assert.match(text, /news\.example · published .* · 3 articles in this story/);
  assert.match(text, /sent to hook 9 min ago/);
});

test("page: notifications that were not delivered -> shown on the alert's card", () => {
  const base = { id: "n", route: "r", sentAt: undefined };
  const row = alertRow({
    notifications: [
      { ...base, channel: "a", state: "gave-up", attempts: 10 },
      { ...base, channel: "b", state: "held", attempts: 1 },
      { ...base, channel: "c", state: "due", attempts: 3 },
      { ...base, channel: "d", state: "due", attempts: 0 },
    ],
  });
  const text = textOf(statusPage(status(), [row]));
  assert.match(text, /delivery to a given up after 10 attempts/);
  assert.match(text, /held for b, which is switched off/);
  assert.match(text, /on its way to c, attempt 3 · on its way to d /);
  assert.match(
    textOf(statusPage(status(), [alertRow({ notifications: [] })])),
    /No route covers this watch, so it was recorded but not sent\./,
  );
});

test("page: feeds in trouble -> first, with outcome in words and the detail", () => {
  const facts = statusFacts({
    feeds: [
      feedFacts({ name: "a-fine" }),
      feedFacts({
        name: "z-shut",
        outcome: "http-403",
        detail: "403 Forbidden",
        failures: 5,
        lastSuccessAt: after(-9 * hourMs),
      }),
    ],
  });
  const page = statusPage(status({ facts }), []);
  assert.ok(page.indexOf("z-shut</span>") < page.indexOf("a-fine</span>"));
  const text = textOf(page);
  assert.match(text, /Running, with 1 warning\. see details/);
  assert.match(text, /Warning: feed z-shut\. Turns us away/);
  assert.match(text, /turns us away http-403: the site refused us \(403 Forbidden\)/);
});

test("page: undelivered alerts -> each with channel, state, next attempt and last result", () => {
  const facts = statusFacts({
    undelivered: [undelivered(), undelivered({ state: "held", nextAttemptAt: undefined })],
    undeliveredCount: 7,
  });
  const text = textOf(statusPage(status({ facts }), []));
  assert.match(text, /hook route desk will be retried http-503 in 5 min 2/);
  assert.match(text, /held http-503 none/);
  assert.match(text, /These are the oldest; there are 5 more\./);
});

test("page: nothing yet -> says so in words, not in empty tables", () => {
  const facts = statusFacts({ feeds: [], watches: [], publishedToSent: undefined });
  const bare = loaded({ desk: desk({ feeds: [], watches: [] }) });
  const text = textOf(statusPage(status({ facts, loaded: bare }), []));
  for (const words of [
    /No alert has been raised yet/,
    /No feeds are listed/,
    /No watches are defined/,
    /Nothing\. Every alert has been delivered\./,
  ]) {
    assert.match(text, words);
  }
});

test("page: settings refused -> every problem with its place", () => {
  const problems = [
    { file: "config/watches/visits.yaml", line: 7, column: 12, message: 'unknown key "wen"; did you mean "when"?' },
  ];
  const text = textOf(statusPage(status({ loaded: loaded({ reload: reload({ problems }) }) }), []));
  assert.match(text, /config\/watches\/visits\.yaml:7:12 unknown key &quot;wen&quot;/);
});

test("page: the database is away -> broken, without tables that would be a lie", () => {
  const away = {
    status: "fail",
    findings: [{ level: "fail", subject: "database", sentence: "Does not answer.", remedy: "See to it." }],
  } as const;
  const page = statusPage(status({ facts: undefined, verdict: away }), undefined);
  assert.match(textOf(page), /Something is broken\..*Broken: database\. Does not answer\. See to it\./);
  assert.doesNotMatch(page, /<table|Latest alerts/);
});

test("page: shutting down -> says so", () => {
  assert.match(textOf(statusPage(status({ draining: true }), [])), /refreshes every 15 s · shutting down/);
});

test("page: more feeds than are shown -> cut, and says how many more", () => {
  const feeds = Array.from({ length: 203 }, (_, n) => feedFacts({ name: `feed-${n}` }));
  const text = textOf(statusPage(status({ facts: statusFacts({ feeds }) }), []));
  assert.match(text, /3 more feeds in the JSON of this page/);
});

test("page: hostile text wherever text can come from -> shown as text, nothing of it is markup", () => {
  const { article } = alertContent();
  const content = alertContent({
    why: hostile,
    watch: { name: hostile, title: hostile, version: 1 },
    publishedAt: hostile,
    article: {
      ...article,
      title: hostile,
      outlet: hostile,
      country: hostile,
      author: hostile,
      language: hostile,
      link: `javascript:${hostile}`,
    },
    sentences: [{ field: "body", text: hostile, marks: [{ from: 0, to: 30 }] }],
  });
  const facts = statusFacts({
    feeds: [
      feedFacts({
        name: hostile,
        outlet: hostile,
        country: hostile,
        language: hostile,
        outcome: hostile,
        detail: hostile,
        failures: 5,
      }),
    ],
    undelivered: [undelivered({ title: hostile, route: hostile, channel: hostile, lastResult: hostile })],
    channelsOff: [{ channel: hostile, why: hostile, since: start }],
  });
  const isLoaded = loaded({
    desk: desk({ watches: [{ name: hostile, title: hostile, level: "low" }] }),
    reload: reload({ problems: [{ file: hostile, line: 1, column: 1, message: hostile }] }),
  });
  const rows = [
    alertRow({
      content,
      notifications: [
        { id: hostile, route: hostile, channel: hostile, state: hostile, attempts: 2, sentAt: undefined },
      ],
    }),
  ];
  const page = statusPage(status({ facts, loaded: isLoaded }), rows);
  assert.deepEqual(page.match(/<script|<img|javascript:[^/]|\u202e/gi), null);
  const tags = [...page.replace(/<style>.*<\/style>/s, "").matchAll(/<[^>]*>/g)].map(([tag]) => tag);
  for (const tag of tags) assert.doesNotMatch(tag, /onerror|X-Evil|owned/, tag);
  assert.match(page, /&lt;script&gt;document\.title=&#39;owned&#39;/);
});

test("page: no script, nothing to load, one style -> what the policy allows", () => {
  const page = statusPage(status(), [alertRow()]);
  assert.doesNotMatch(page, /<script|style="| on[a-z]+="|<link[^>]+stylesheet|url\(|@import/);
  assert.equal(page.match(/<style>/g)?.length, 1);
  const policy = contentSecurityPolicy("x");
  assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/]+=*';/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
});

test("document: everything works -> pass, the figures, ISO times", () => {
  const document = JSON.parse(JSON.stringify(statusDocument(status())));
  assert.equal(document.status, "pass");
  assert.equal(document.time, start.toISOString());
  assert.equal(document.feeds[0].state, "ok");
  assert.equal(document.feeds[0].reason, "It works. Nothing to do.");
  assert.equal(document.feeds[0].memory, undefined, "what is remembered of a feed is nobody's business");
  assert.equal(document.feeds[0].lastNewItemAt, after(-40 * minuteMs).toISOString());
  assert.equal(document.watches[0].title, "Leader visits");
  assert.deepEqual(document.undelivered, { count: 0, oldest: [] });
  assert.equal(document.checks["database:answers"][0].status, "pass");
  assert.equal(document.latency.publishedToSent.p50Ms, 90_000);
  assert.deepEqual(document.queue, { "check-feed": 2 });
});

test("document: a feed's address with a key in it -> only its host is told", () => {
  const json = JSON.stringify(statusDocument(status()));
  assert.doesNotMatch(json, /feed-key-canary/);
  assert.match(json, /"host":"daily-news\.example"/);
});

test("document: trouble -> its checks warn with what was seen", () => {
  const facts = statusFacts({
    feeds: [feedFacts(), feedFacts({ failures: 3, outcome: "dns" })],
    undelivered: [undelivered()],
    backlog: { toRead: 1, toJudge: 0, toSend: 0, oldestDueAt: after(-10 * minuteMs) },
  });
  const { checks } = JSON.parse(JSON.stringify(statusDocument(status({ facts }))));
  assert.deepEqual(
    [checks["feeds:failing"][0], checks["alerts:undelivered"][0], checks["work:oldest-age"][0]].map(
      ({ status: one, observedValue }) => [one, observedValue],
    ),
    [
      ["warn", 1],
      ["warn", 1],
      ["warn", 600_000],
    ],
  );
});

test("document: the database is away -> fail, and no figures that are not known", () => {
  const document = JSON.parse(JSON.stringify(statusDocument(status({ facts: undefined }))));
  assert.equal(document.status, "fail");
  assert.equal(document.feeds, undefined);
  assert.equal(document.checks["database:answers"][0].status, "fail");
});

test("prefersHtml: browsers -> HTML; programs, nothing and nonsense -> JSON", () => {
  assert.equal(prefersHtml("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), true);
  assert.equal(prefersHtml("TEXT/HTML"), true);
  assert.equal(prefersHtml("application/json;q=0.5, text/html"), true);
  for (const accept of [
    undefined,
    "",
    "*/*",
    "application/json",
    "text/html;q=0.4, application/json",
    "text/html;q=0",
    "text/html;q=x",
    ";;,,",
    "text/html, */*",
  ]) {
    assert.equal(prefersHtml(accept), false, String(accept));
  }
});
