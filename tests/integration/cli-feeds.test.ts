// `newswatch feeds ...` against real servers on the loopback, with real settings and, where it says so, a real database.
import assert from "node:assert/strict";
import { chmod, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Terminal } from "../../src/cli/command.ts";
import { feeds } from "../../src/cli/feeds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { configFolder, settingsOf, writeInto } from "../helpers/config-folder.ts";
import { testDatabase } from "../helpers/database.ts";
import { rss } from "../helpers/feeds.ts";
import { type OddAnswer, type OddServer, oddServer } from "../helpers/odd-server.ts";

const service = "contact: test@example.org\nfetch: {allow-private: [127.0.0.0/8], host-gap: 0s}\n";
const words = "The minister said that talks with the delegation will be held in the capital on Friday";

function item(name: string, published = new Date()): string {
  const date = `<pubDate>${published.toUTCString()}</pubDate>`;
  return `<item><title>${name}</title><guid>${name}</guid><description>${words}</description>${date}</item>`;
}

const feed: OddAnswer = (_, response) => {
  response.setHeader("content-type", "application/rss+xml");
  response.end(rss(item("one") + item("two", new Date(Date.now() - 2 * 86_400_000))));
};

function page(head: string, body = ""): OddAnswer {
  return (_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><html lang="en"><head><title>Daily</title>${head}</head><body>${body}</body></html>`);
  };
}

const link = (href: string, title = "") => `<link rel="alternate" type="application/rss+xml" href="${href}" title="${title}">`;

type Site = OddServer & { readonly folder: string };

async function site(t: TestContext, answers: Readonly<Record<string, OddAnswer>>, feedsYaml?: string): Promise<Site> {
  const server = await oddServer(answers);
  t.after(() => server.close());
  const folder = await configFolder(t, {
    "newswatch.yaml": `${service}data: ${join("/tmp", "newswatch-no-such-data")}\n`,
    ...(feedsYaml === undefined ? {} : { "feeds.yaml": feedsYaml.replaceAll("SITE", server.url) }),
  });
  return { ...server, folder };
}

async function run(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => out.push(text),
    deliver: async () => true,
    err: (text) => err.push(text),
    env: { NEWSWATCH_CONFIG: folder, ...env },
    isTerminal: false,
  };
  const code = await feeds.run(args, terminal);
  return { code, out: out.join(""), err: err.join("") };
}

const listedIn = (folder: string) => readFile(join(folder, "feeds.yaml"), "utf8");

test("feeds add: the address of a feed -> shown, and listed behind the others", async (t) => {
  const { url, folder } = await site(t, { "/feed.xml": feed });
  const before = await listedIn(folder);

  const { code, out } = await run(folder, ["add", `${url}/feed.xml`, "--country", "cn", "--outlet", "The Wire"]);

  assert.equal(code, 0, out);
  assert.match(out, /^Found .*feed\.xml \(the address is a feed\)\.\nWire\n {2}(?:now|\d+ s ago) +one\n {2}2 days ago +two\n2 entries; /);
  assert.match(out, /1 feed added to .*feeds\.yaml/);
  const line = `  - {name: wire-2, url: "${url}/feed.xml", outlet: The Wire, country: CN, language: en}\n`;
  assert.equal(await listedIn(folder), before + line);
  assert.equal((await settingsOf(folder)).desk.feeds.length, 2);
});

test("feeds add: a page that names one feed -> that feed, after two requests", async (t) => {
  const { url, folder, requests } = await site(t, { "/": page(link("/feed.xml")), "/feed.xml": feed });
  const { code, out } = await run(folder, ["add", url]);

  assert.equal(code, 0);
  assert.match(out, /the page names it/);
  assert.deepEqual(requests.map((request) => request.url), ["/", "/feed.xml"]);
  assert.match(requests[1]?.headers["user-agent"] ?? "", /^newswatch\/.*test@example\.org/);
});

test("feeds add: a page that names several feeds -> all told, exit code 2, nothing fetched or written", async (t) => {
  const head = link("/a.xml", "World &amp; more") + link("/b.xml?x=1&amp;y=2") + link("/comments/feed/", "Comments");
  const { url, folder, requests } = await site(t, { "/": page(head) });
  const before = await listedIn(folder);
  const { code, out, err } = await run(folder, ["add", url]);

  assert.equal(code, 2);
  assert.equal(err, "The page names several feeds; name the one you want:\n");
  assert.equal(out, `newswatch feeds add ${url}/a.xml  # World & more\nnewswatch feeds add '${url}/b.xml?x=1&y=2'\n`);
  assert.equal(requests.length, 1);
  assert.equal(await listedIn(folder), before);
});

test("feeds add: a page that only links to a feed -> tried, and found", async (t) => {
  const body = '<a href="/feedback">x</a><a href="/rss/none">RSS</a><a href="/rss/news">RSS</a>';
  const { url, folder } = await site(t, { "/": page("", body), "/rss/news": feed });
  const { code, out } = await run(folder, ["add", url]);

  assert.equal(code, 0);
  assert.match(out, /\/rss\/news \(the page links to it\)/);
});

test("feeds add: a page that says nothing -> the usual places are tried, with few requests", async (t) => {
  const found = await site(t, { "/news/": page(""), "/rss.xml": feed });
  const { code, out } = await run(found.folder, ["add", `${found.url}/news/`]);
  assert.equal(code, 0);
  assert.match(out, /\/rss\.xml \(it is where feeds usually are\)/);

  const none = await site(t, { "/": page("") });
  const missed = await run(none.folder, ["add", none.url]);
  assert.equal(missed.code, 1);
  assert.match(missed.err, /^No feed was found\. This is a page, not a feed; it names no feed/);
  assert.ok(none.requests.length <= 8, `${none.requests.length} requests`);
});

test("feeds add: an address that has moved for good -> the new one is listed; for now -> the old one", async (t) => {
  const to = (status: number): OddAnswer => (_, response) => response.writeHead(status, { location: "/new.xml" }).end();
  const { url, folder } = await site(t, { "/old.xml": to(301), "/detour.xml": to(302), "/new.xml": feed });

  assert.match((await run(folder, ["add", `${url}/old.xml`, "--dry-run"])).out, /url: "[^"]*\/new\.xml"/);
  assert.match((await run(folder, ["add", `${url}/detour.xml`, "--dry-run"])).out, /url: "[^"]*\/detour\.xml"/);
});

test("feeds add --dry-run: a feed -> its entry is printed, the file stays", async (t) => {
  const { url, folder } = await site(t, { "/feed.xml": feed });
  const before = await listedIn(folder);
  const { code, out } = await run(folder, ["add", `${url}/feed.xml`, "--dry-run"]);

  assert.equal(code, 0);
  assert.match(out, /- \{name: wire-2, url: .*\n.*Nothing was written/);
  assert.equal(await listedIn(folder), before);
});

test("feeds add: a feed that is listed under another spelling -> refused, by name", async (t) => {
  const listed = "feeds:\n  - {name: mine, url: 'SITE/feed.xml?utm_source=x', outlet: O, country: CN, language: en}\n";
  const { url, folder } = await site(t, { "/feed.xml": feed }, listed);
  const { code, err } = await run(folder, ["add", `${url}/feed.xml`]);

  assert.equal(code, 1);
  assert.match(err, /listed already, as mine/);
});

test("feeds add: an entry that would not pass the check -> nothing is written, the reason with its place", async (t) => {
  const { url, folder } = await site(t, { "/feed.xml": feed });
  const before = await listedIn(folder);
  const { code, err } = await run(folder, ["add", `${url}/feed.xml`, "--name", "Not A Name", "--country", "XQ"]);

  assert.equal(code, 1);
  assert.match(err, /Nothing was written: the settings would not be right\.\n.*feeds\.yaml:3:\d+ found "Not A Name"/);
  assert.match(err, /found "XQ", expected a country/);
  assert.equal(await listedIn(folder), before);
  assert.deepEqual((await readdir(folder)).filter((name) => name.includes("feeds")), ["feeds.yaml"]);
});

test("feeds add: settings that are broken before -> their problems, nothing is fetched", async (t) => {
  const { url, folder, requests } = await site(t, { "/feed.xml": feed });
  await writeInto(folder, "alerts.yaml", "channels: 7\n");
  const { code, err } = await run(folder, ["add", `${url}/feed.xml`]);

  assert.equal(code, 1);
  assert.match(err, /alerts\.yaml:1/);
  assert.equal(requests.length, 0);
});

test("feeds add: a linked file with a mode of its own -> stays a link, keeps its mode", async (t) => {
  const { url, folder } = await site(t, { "/feed.xml": feed });
  const elsewhere = join(await configFolder(t), "real-feeds");
  await writeFile(elsewhere, await listedIn(folder));
  await chmod(elsewhere, 0o640);
  await rm(join(folder, "feeds.yaml"));
  await symlink(elsewhere, join(folder, "feeds.yaml"));

  const { code } = await run(folder, ["add", `${url}/feed.xml`]);

  assert.equal(code, 0);
  assert.match(await readFile(elsewhere, "utf8"), /wire-2/);
  assert.equal((await stat(elsewhere)).mode & 0o777, 0o640);
});

const failures: readonly (readonly [string, OddAnswer, RegExp])[] = [
  ["a refusal", (_, response) => response.writeHead(403).end(), /status 403/],
  ["nothing", (_, response) => response.end(""), /is no feed/],
  ["a picture", (_, response) => response.end(Buffer.from([0x89, 0x50, 0x4e, 0x47])), /is no feed/],
];

for (const [what, answer, expected] of failures) {
  test(`feeds add: ${what} -> said, exit code 1`, async (t) => {
    const { url, folder } = await site(t, { "/": answer });
    const { code, err } = await run(folder, ["add", url]);
    assert.equal(code, 1);
    assert.match(err, expected);
  });
}

const wrong: readonly (readonly [readonly string[], RegExp])[] = [
  [[], /say what to do: add, check, import, export/],
  [["ad"], /there is no "ad"; did you mean "add"\?/],
  [["add"], /give the address/],
  [["add", "a", "b"], /only one address/],
  [["add", "ftp://x.example/"], /is no address/],
  [["add", "word"], /is no address/],
  [["add", "https://x.example", "--nam", "x"], /did you mean "--name"\?/],
  [["check", "a", "b"], /one name, or none/],
  [["check", "wir"], /no feed is named "wir"; did you mean "wire"\?/],
  [["import"], /give the OPML file/],
  [["export", "x"], /unexpected "x"/],
];

for (const [args, expected] of wrong) {
  test(`feeds: called as "${args.join(" ")}" -> exit code 2, and how it is called`, async (t) => {
    const { code, err } = await run(await configFolder(t), args);
    assert.equal(code, 2);
    assert.match(err, expected);
    assert.match(err, /Usage: newswatch feeds/);
  });
}

const threeFeeds = `feeds:
  - {name: good, url: "SITE/good", outlet: O, country: CN, language: en}
  - {name: away, url: "SITE/away", outlet: O, country: CN, language: en}
  - {name: html, url: "SITE/html", outlet: O, country: CN, language: en}
`;

test("feeds check: without a database -> each feed told in the order of the list, exit code 1 when one fails", async (t) => {
  const { folder } = await site(t, { "/good": feed, "/html": page("") }, threeFeeds);
  const { code, out, err } = await run(folder, ["check"]);

  assert.equal(code, 1);
  assert.match(err, /No database is running/);
  assert.match(out, /^good: ok: 2 entries; which of them are new is not known[^]*\naway: http-404: [^]*\nhtml: not-a-feed:html/);
  assert.match(out, /3 feeds looked at, 2 failed\.\n$/);
});

test("feeds check NAME: a good feed -> only that one, exit code 0", async (t) => {
  const { folder, requests } = await site(t, { "/good": feed }, threeFeeds);
  const { code, out } = await run(folder, ["check", "good"]);

  assert.equal(code, 0, out);
  assert.match(out, /next look in 1[3-6] min: every 15 min, as feeds\.yaml says/);
  assert.equal(requests.length, 1);
});

test("feeds check: beside a database -> new and known told apart by it, and not a row is changed", async (t) => {
  const { folder } = await site(t, { "/good": feed }, threeFeeds);
  const { url } = await testDatabase(t);
  const store = await openStore({ url, poolMax: 1 });
  t.after(() => store.close());
  const listed = (await settingsOf(folder)).desk.feeds.filter(({ name }) => name === "good");
  await store.feeds.sync(listed, new Date(Date.now() - 86_400_000));
  await store.sql`update feeds set baseline_at = created_at, last_success_at = created_at, last_checked_at = created_at`;
  await store.sql`
    insert into items (id, feed_id, guid, title, text, seen_at, state, outcome, why, settled_at)
    select gen_random_uuid(), id, 'one', 'one', '', now(), 'settled', 'baseline', '', now() from feeds`;
  const rows = () => store.sql`select feeds::text as feed, (select count(*) from items) as items from feeds`;
  const before = await rows();

  const { code, out } = await run(folder, ["check", "good"], { DATABASE_URL: url });

  assert.equal(code, 0, out);
  assert.match(out, /^good: ok: 2 entries: 1 new, 0 too old, 1 known/);
  assert.deepEqual([...(await rows())], [...before]);
});

test("feeds import: another reader's list -> listed once each, the rest told", async (t) => {
  const { folder } = await site(t, {});
  const file = join(folder, "list.opml");
  await writeFile(
    file,
    `<opml version="2.0"><body><outline text="Asia">
     <outline type="rss" text="新华网" xmlUrl="https://news.cn/rss"/>
     <outline type="rss" text="Wire" xmlUrl="https://other.example/feed"/>
     <outline type="rss" text="Wire" xmlUrl="http://third.example/feed" language="de-AT"/>
     <outline type="rss" text="Again" xmlUrl="https://www.third.example/feed/"/>
     <outline type="rss" text="Mine" xmlUrl="https://wire.example/feed"/>
     <outline type="rss" text="Bad" xmlUrl="file:///etc/passwd"/></outline></body></opml>`,
  );

  const { code, out, err } = await run(folder, ["import", file]);

  assert.equal(code, 0, err);
  assert.match(out, /3 feeds added/);
  assert.match(err, /Left out: "Bad" has an address that cannot be fetched/);
  assert.match(err, /www\.third\.example\/feed\/ is listed already, as wire-3/);
  assert.match(err, /wire\.example\/feed is listed already, as wire\n/);
  assert.match(err, /For 2 feeds the country is not known and written as ZZ/);
  const listed = (await settingsOf(folder)).desk.feeds.map(({ name, country, language }) => `${name} ${country} ${language}`);
  assert.deepEqual(listed, ["wire CN en", "news-cn CN zh", "wire-2 ZZ en", "wire-3 ZZ de"]);
});

test("feeds import: twice -> nothing to add the second time", async (t) => {
  const { folder } = await site(t, {});
  const file = join(folder, "list.opml");
  await writeFile(file, '<opml><body><outline xmlUrl="https://a.example/f" text="A"/></body></opml>');
  await run(folder, ["import", file]);
  const before = await listedIn(folder);
  const { code, out } = await run(folder, ["import", file]);

  assert.equal(code, 0);
  assert.equal(out, "Nothing to add.\n");
  assert.equal(await listedIn(folder), before);
});

test("feeds import: no list, no file -> said, exit code 1", async (t) => {
  const { folder } = await site(t, {});
  const file = join(folder, "list.opml");
  await writeFile(file, "<html></html>");
  assert.match((await run(folder, ["import", file])).err, /is no OPML list/);
  assert.match((await run(folder, ["import", join(folder, "absent")])).err, /is missing/);
});

test("feeds export, then import elsewhere: our feeds -> the same there, defaults not repeated", async (t) => {
  const listed = `defaults: {every: 30m}
feeds:
  - {name: sample-wire, url: "builtin:sample-wire", outlet: Sample, country: ZZ, language: en, every: 2s}
  - {name: plain, url: "https://p.example/?a=1&b=2", outlet: "P & <Q>", country: CN, language: zh}
  - {name: odd, url: "https://o.example/", outlet: 日报, country: JP, language: ja, every: 2h, window: 9d, adapt: false}
`;
  const here = await site(t, {}, listed);
  const there = await site(t, {}, "defaults: {every: 30m}\nfeeds: []\n");
  const { code, out } = await run(here.folder, ["export"]);
  const file = join(there.folder, "list.opml");
  await writeFile(file, out);

  const imported = await run(there.folder, ["import", file]);

  assert.equal(code, 0);
  assert.equal(imported.code, 0, imported.err);
  assert.equal(imported.err, "");
  const wanted = (await settingsOf(here.folder)).desk.feeds.slice(1);
  assert.deepEqual((await settingsOf(there.folder)).desk.feeds, wanted);
  assert.match(await listedIn(there.folder), /\{name: plain, url: "[^"]*", outlet: P & <Q>, country: CN, language: zh\}\n/);
});
