// `newswatch feeds check`, `import` and `export`: real servers, real settings and, where it says so, a real database.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openStore } from "../../src/store/open-store.ts";
import { feed, listedIn, page, run, site } from "../helpers/cli-feeds.ts";
import { settingsOf } from "../helpers/config-folder.ts";
import { testDatabase } from "../helpers/database.ts";

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
  assert.match(
    out,
    /^good: ok: 2 entries; which of them are new is not known[\s\S]*\naway: http-404: [\s\S]*\nhtml: not-a-feed:html/,
  );
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
  const listed = (await settingsOf(folder)).desk.feeds.map(
    ({ name, country, language }) => `${name} ${country} ${language}`,
  );
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
  assert.match(
    await listedIn(there.folder),
    /\{name: plain, url: "[^"]*", outlet: P & <Q>, country: CN, language: zh\}\n/,
  );
});
