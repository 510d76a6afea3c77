// A database of the first version, with rows in it, brought forward: nothing of it is lost or told twice.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { keyEntries } from "../../src/core/feed/entry-keys.ts";
import { sortEntries } from "../../src/core/feed/sort-entries.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/open-store.ts";
import { testDatabase } from "../helpers/database.ts";
import { after, entry, feedMemory, minuteMs } from "../helpers/make.ts";
import { leaseMs } from "../helpers/stored.ts";

const migrations = new URL("../../../src/store/migrations/", import.meta.url);
const feedId = "01939a00-0000-7000-8000-000000000001";

test("migrate: a feed and its items of the first version -> known as before, nothing is news again", async (t) => {
  const { url, sql } = await testDatabase(t);
  await sql`drop schema newswatch cascade`;
  const folder = await mkdtemp(join(tmpdir(), "newswatch-first-"));
  t.after(() => rm(folder, { recursive: true }));
  await copyFile(fileURLToPath(new URL("0001-start.sql", migrations)), join(folder, "0001-start.sql"));
  await migrate(sql, pathToFileURL(`${folder}/`));
  const at = after(0);
  await sql`
    insert into feeds (id, name, url, outlet, country, language, interval_ms, window_ms, etag, baseline_at, due_at, created_at)
    values (${feedId}, 'wire', 'https://wire.example/f', 'Wire', 'GB', 'en', 900000, 259200000, '"v1"', ${at}, ${at}, ${at})`;
  await sql`
    insert into items (id, feed_id, guid, link, link_key, title, text, seen_at, state, outcome, why, settled_at)
    values (
      '01939a00-0000-7000-8000-000000000002', ${feedId}, 'entry-1', 'https://news.example/entry-1',
      'news.example/entry-1', 'A title', '', ${at}, 'settled', 'baseline', 'was there', ${at}
    )`;

  await migrate(sql);

  const store = await openStore({ url, poolMax: 2 });
  t.after(() => store.close());
  const feed = await store.feeds.claim(feedId, at, leaseMs);
  assert.ok(feed);
  assert.deepEqual([feed.etag, feed.adapt, feed.memory], ['"v1"', true, feedMemory({ createdAt: at })]);
  const keyed = keyEntries([entry(), entry({ guid: "other", link: "http://m.news.example/entry-1/amp" })]);
  const { fresh, edited } = sortEntries(keyed.slice(0, 1), await store.feeds.known(feedId, keyed), { feed, now: at });
  assert.deepEqual(fresh, []);

  const look = { outcome: "ok", detail: "", succeeded: true, memory: feed.memory, entries: [], edited };
  await store.feeds.recordCheck({ feed, checkedAt: at, nextDueAt: after(minuteMs), ...look });
  const [row] = await store.sql`select words_key, edited_at from items`;
  assert.equal(row?.["words_key"], edited[0]?.wordsKey);
  assert.equal(row?.["edited_at"], null, "to learn an item's words is no edit of it");
});
