// `newswatch feeds add` against real servers on the loopback, with real settings.
import assert from "node:assert/strict";
import { chmod, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { feed, link, listedIn, page, run, site } from "../helpers/cli-feeds.ts";
import { configFolder, settingsOf, writeInto } from "../helpers/config-folder.ts";
import type { OddAnswer } from "../helpers/odd-server.ts";

test("feeds add: the address of a feed -> shown, and listed behind the others", async (t) => {
  const { url, folder } = await site(t, { "/feed.xml": feed });
  const before = await listedIn(folder);

  const { code, out } = await run(folder, ["add", `${url}/feed.xml`, "--country", "cn", "--outlet", "The Wire"]);

  assert.equal(code, 0, out);
  assert.match(
    out,
    /^Found .*feed\.xml \(the address is a feed\)\.\nWire\n {2}(?:now|\d+ s ago) +one\n {2}2 days ago +two\n2 entries; /,
  );
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
  assert.deepEqual(
    requests.map((request) => request.url),
    ["/", "/feed.xml"],
  );
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
  const to =
    (status: number): OddAnswer =>
    (_, response) =>
      response.writeHead(status, { location: "/new.xml" }).end();
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
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.includes("feeds")),
    ["feeds.yaml"],
  );
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
