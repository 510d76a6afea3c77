// robots.txt before pages: asked once, kept by all, and a bounded benefit of the doubt.
import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test } from "node:test";
import type { RobotsStore } from "../../src/ports/hosts.ts";
import type { Web, WebAnswer } from "../../src/ports/web.ts";
import { robotsStore } from "../../src/store/robots.ts";
import { testDatabase } from "../helpers/database.ts";
import { bytesMax, doors, gist } from "../helpers/door.ts";
import { dayMs, hourMs, minuteMs, secondMs } from "../helpers/make.ts";
import { type OddAnswer, type OddServer, oddServer } from "../helpers/odd-server.ts";

const { open, keep } = doors();

const says =
  (text: string | Buffer, status = 200, headers: Readonly<Record<string, string>> = {}): OddAnswer =>
  (_, response) =>
    response.writeHead(status, headers).end(text);
const page = says("page");

function site(robots: OddAnswer, more: Readonly<Record<string, OddAnswer>> = {}): Promise<OddServer> {
  return keep(oddServer({ "/robots.txt": robots, "/a": page, "/b": page, "/private/c": page, ...more }));
}

/** Asks for a page, as for articles. */
const read = (web: Web, url: string): Promise<WebAnswer> =>
  web.get({ url, accept: "text/html", bodyBytesMax: bytesMax, robots: "honour" });
const paths = ({ requests }: OddServer) => requests.map(({ url }) => url);

/** A clock to be moved by hand. */
function clock() {
  let at = new Date("2026-03-05T12:00:00Z");
  return {
    now: () => at,
    passes(ms: number) {
      at = new Date(at.getTime() + ms);
    },
  };
}

test("robots: a page that is allowed -> robots.txt is asked first, once, and the page is read", async () => {
  const here = await site(says("User-agent: *\nDisallow: /private/"));
  const web = open();

  assert.equal(gist(await read(web, `${here.url}/a`)), "page");
  assert.equal(gist(await read(web, `${here.url}/b`)), "page");
  assert.deepEqual(paths(here), ["/robots.txt", "/a", "/b"]);
  assert.equal(here.requests[0]?.headers["user-agent"], "newswatch-test");
});

test("robots: a page that is forbidden -> robots-disallowed, and it is not asked for", async () => {
  const here = await site(says("User-agent: *\nDisallow: /private/"));
  const answer = await read(open(), `${here.url}/private/c`);

  assert.ok(answer.kind === "failed");
  assert.equal(answer.reason, "robots-disallowed");
  assert.equal(answer.detail, `The robots.txt of 127.0.0.1:${here.port} does not allow this page.`);
  assert.deepEqual(paths(here), ["/robots.txt"]);
});

test("robots: a feed -> robots.txt is not even asked for", async () => {
  const here = await site(says("User-agent: *\nDisallow: /"));
  const web = open();
  const feed = await web.get({ url: `${here.url}/a`, accept: "text/xml", bodyBytesMax: bytesMax });

  assert.equal(gist(feed), "page");
  assert.deepEqual(paths(here), ["/a"]);
});

test("robots: switched off by the operator -> not asked for", async () => {
  const here = await site(says("User-agent: *\nDisallow: /"));

  assert.equal(gist(await read(open({ robots: false }), `${here.url}/a`)), "page");
  assert.deepEqual(paths(here), ["/a"]);
});

test("robots: our name in its groups -> the product's name alone counts", async () => {
  const here = await site(says("User-agent: newswatch\nDisallow: /a\n\nUser-agent: *\nDisallow: /b"));
  const web = open({ userAgent: "newswatch/7.1 (+mailto:desk@example.org)" });

  assert.equal(gist(await read(web, `${here.url}/a`)), "robots-disallowed");
  assert.equal(gist(await read(web, `${here.url}/b`)), "page");
});

for (const status of [400, 401, 403, 404, 410, 451]) {
  test(`robots: answered with ${status} -> there are no rules`, async () => {
    const here = await site(says("Disallow: /", status));

    assert.equal(gist(await read(open(), `${here.url}/a`)), "page");
  });
}

const unreachable: Readonly<Record<string, OddAnswer>> = {
  "429": says("", 429),
  "500": says("", 500),
  "503": says("", 503),
  "a reset": (request) => request.socket.destroy(),
  silence: () => undefined,
  "three megabytes": says("#".repeat(3_000_000)),
  "a redirect to itself": says("", 302, { location: "/robots.txt" }),
  "a redirect to a private place": says("", 302, { location: "http://10.0.0.1/robots.txt" }),
  "broken gzip": says("?", 200, { "content-encoding": "gzip" }),
};
for (const [what, answer] of Object.entries(unreachable)) {
  test(`robots: ${what} -> the page is left alone for now, and the site is not asked again at once`, async () => {
    const here = await site(answer);
    const web = open({}, { fetchTimeoutMs: 500 });

    assert.equal(gist(await read(web, `${here.url}/a`)), "robots-unreachable");
    const asked = here.requests.length;
    assert.equal(gist(await read(web, `${here.url}/b`)), "robots-unreachable");
    assert.equal(here.requests.length, asked);
    assert.ok(!paths(here).includes("/a"));
  });
}

test("robots: unreachable, then there -> asked again a minute later", async (t) => {
  const { sql } = await testDatabase(t);
  const time = clock();
  let isDown = true;
  const here = await site((request, response) => says("", isDown ? 500 : 404)(request, response));
  const web = open({ robotsStore: robotsStore(sql) }, { now: time.now });
  assert.equal(gist(await read(web, `${here.url}/a`)), "robots-unreachable");
  isDown = false;
  time.passes(59 * secondMs);
  assert.equal(gist(await read(web, `${here.url}/a`)), "robots-unreachable");
  time.passes(secondMs);

  assert.equal(gist(await read(web, `${here.url}/a`)), "page");
});

test("robots: unreachable for a month -> given up on, and the pages are read", async (t) => {
  const { sql } = await testDatabase(t);
  const time = clock();
  const here = await site(says("", 500));
  const web = open({ robotsStore: robotsStore(sql) }, { now: time.now });
  for (let day = 0; day <= 30; day++) {
    assert.equal(gist(await read(web, `${here.url}/a`)), "robots-unreachable", `day ${day}`);
    time.passes(dayMs);
  }

  assert.equal(gist(await read(web, `${here.url}/a`)), "page");
});

test("robots: rules known, then unreachable -> the old rules hold for a month", async (t) => {
  const { sql } = await testDatabase(t);
  const time = clock();
  let isDown = false;
  const rules = says("User-agent: *\nDisallow: /private/");
  const here = await site((request, response) => (isDown ? says("", 500) : rules)(request, response));
  const web = open({ robotsStore: robotsStore(sql) }, { now: time.now });
  assert.equal(gist(await read(web, `${here.url}/a`)), "page");
  isDown = true;
  time.passes(25 * hourMs);
  assert.equal(gist(await read(web, `${here.url}/a`)), "page");
  assert.equal(gist(await read(web, `${here.url}/private/c`)), "robots-disallowed");
  time.passes(30 * dayMs);

  assert.equal(gist(await read(web, `${here.url}/a`)), "robots-unreachable");
});

test("robots: known for a day -> not asked again; after a day -> asked again", async (t) => {
  const { sql } = await testDatabase(t);
  const time = clock();
  const here = await site(says("User-agent: *\nDisallow:"));
  const web = open({ robotsStore: robotsStore(sql) }, { now: time.now });
  await read(web, `${here.url}/a`);
  time.passes(dayMs - minuteMs);
  await read(web, `${here.url}/a`);
  assert.deepEqual(paths(here), ["/robots.txt", "/a", "/a"]);
  time.passes(minuteMs);
  await read(web, `${here.url}/a`);

  assert.deepEqual(paths(here).slice(3), ["/robots.txt", "/a"]);
});

test("robots: another process, or another start -> what was learned is used", async (t) => {
  const { sql } = await testDatabase(t);
  const here = await site(says("User-agent: *\nDisallow: /private/"));
  await read(open({ robotsStore: robotsStore(sql) }), `${here.url}/a`);
  const answer = await read(open({ robotsStore: robotsStore(sql) }), `${here.url}/private/c`);

  assert.equal(gist(answer), "robots-disallowed");
  assert.deepEqual(paths(here), ["/robots.txt", "/a"]);
});

test("robots: many pages at once -> robots.txt is asked for once", async () => {
  const here = await site(says("User-agent: *\nDisallow: /private/"));
  const web = open();
  const visits = await Promise.all(Array.from({ length: 8 }, () => read(web, `${here.url}/a`)));

  assert.deepEqual(visits.map(gist), Array(8).fill("page"));
  assert.equal(paths(here).filter((path) => path === "/robots.txt").length, 1);
});

test("robots: asked together with the page -> one visit, without a pause between", async () => {
  const here = await site(says("", 404));
  const web = open({ hostGapMs: 60_000 }, { hostWaitMsMax: 200 });

  assert.equal(gist(await read(web, `${here.url}/a`)), "page");
});

test("robots: a redirect to a site that forbids it -> not followed there", async () => {
  const there = await site(says("User-agent: *\nDisallow: /"));
  const here = await site(says("", 404), { "/to": says("", 302, { location: `${there.url}/a` }) });

  assert.equal(gist(await read(open(), `${here.url}/to`)), "robots-disallowed");
  assert.deepEqual(paths(there), ["/robots.txt"]);
});

test("robots: robots.txt itself is elsewhere -> followed, and the rules count for the site that was asked", async () => {
  const there = await site(says("User-agent: *\nDisallow: /private/"));
  const here = await site(says("", 301, { location: `${there.url}/robots.txt` }));
  const web = open();

  assert.equal(gist(await read(web, `${here.url}/a`)), "page");
  assert.equal(gist(await read(web, `${here.url}/private/c`)), "robots-disallowed");
});

test("robots: a blocked address -> neither robots.txt nor the page is asked for, and the page's reason is told", async () => {
  const here = await site(says("", 404));
  const answer = await read(open({ allowPrivate: [] }), `${here.url}/a`);

  assert.equal(gist(answer), "blocked-address");
  assert.deepEqual(paths(here), []);
});

test("robots: nobody listens -> refused, as the page would be, and asked again next time", async () => {
  const here = await site(says("", 404));
  await here.close();
  const web = open();

  assert.equal(gist(await read(web, `${here.url}/a`)), "refused");
  assert.equal(gist(await read(web, `${here.url}/a`)), "refused");
});

test("robots: longer than is read -> the rules at its start count, those behind do not", async () => {
  const text = `User-agent: *\nDisallow: /private/\n${"# filler\n".repeat(70_000)}Disallow: /a\n`;
  const here = await site(says(text));
  const web = open();

  assert.equal(gist(await read(web, `${here.url}/a`)), "page");
  assert.equal(gist(await read(web, `${here.url}/private/c`)), "robots-disallowed");
});

test("robots: Crawl-delay -> the pause between visits to that host, and to no other", async () => {
  const slow = await site(says("User-agent: *\nCrawl-delay: 10"));
  const quick = await site(says("", 404));
  const web = open({}, { hostWaitMsMax: 100 });
  assert.equal(gist(await read(web, `${slow.url}/a`)), "page");

  assert.equal(gist(await read(web, `${slow.url}/b`)), "host-busy");
  assert.equal(gist(await read(web, `${quick.url}/a`)), "page");
  assert.equal(gist(await read(web, `${quick.url}/b`)), "page");
});

test("robots: the store is away -> thrown, and the turn is given back", async () => {
  const here = await site(says("", 404));
  const away = new Error("The database does not answer.");
  const store: RobotsStore = { find: () => Promise.reject(away), keep: () => Promise.reject(away) };
  const web = open({ robotsStore: store });
  for (let visit = 0; visit < 4; visit++) await assert.rejects(read(web, `${here.url}/a`), away);
});

test("robots: thousands of sites -> the oldest are forgotten, and asked again", async () => {
  const big = `User-agent: *\nDisallow: /private/\n# ${"x".repeat(480_000)}`;
  const here = await Promise.all(Array.from({ length: 12 }, () => site(says(big))));
  const web = open();
  for (const { url } of here) assert.equal(gist(await read(web, `${url}/a`)), "page");
  const [first, last] = [here[0], here.at(-1)];
  assert.ok(first && last);
  await read(web, `${first.url}/b`);
  await read(web, `${last.url}/b`);

  assert.deepEqual(paths(first), ["/robots.txt", "/a", "/robots.txt", "/b"]);
  assert.deepEqual(paths(last), ["/robots.txt", "/a", "/b"]);
});

test("robots: a server that answers in between with the page's words -> nothing is taken for rules", async () => {
  const html: OddAnswer = (_, response: ServerResponse) => {
    response.setHeader("content-type", "text/html");
    response.end("<html><body>User-agent: *<br>Disallow: /</body></html>");
  };
  const here = await site(html);

  assert.equal(gist(await read(open(), `${here.url}/a`)), "page");
});
