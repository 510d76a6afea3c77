// Reading the archive again, on a real store: what differs becomes a version, and nobody is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageReading, ReadArticle } from "../../src/core/article.ts";
import type { Bytes } from "../../src/ports/readers.ts";
import { reprocessArchive } from "../../src/steps/reprocess-archive.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { clockAt } from "../helpers/doors.ts";
import { dayMs, minuteMs, readArticle } from "../helpers/make.ts";
import { plainExaminer } from "../helpers/outlets.ts";
import {
  claimToRead,
  itemsToRead,
  judgedArticle,
  lookedAt,
  openTestStore,
  readyFeed,
  recordWatches,
  tellAll,
} from "../helpers/stored.ts";

const metadata: NonNullable<ReadArticle["metadata"]> = {
  authors: ["A. Writer"],
  publishedZone: "+02:00",
  publishedDay: "2026-11-20",
  publishedHasTime: true,
  modifiedAt: new Date("2026-11-20T09:00:00Z"),
  outlet: "The Daily News",
  imageUrl: undefined,
  section: undefined,
  keywords: ["visit"],
  isFree: undefined,
  sources: { title: "heading" },
};

/** Items that were read from pages whose bytes name them, judged and told. */
async function archive(store: OpenStore, guids: readonly string[]): Promise<void> {
  await recordWatches(store);
  const feed = await readyFeed(store);
  for (const id of await itemsToRead(
    store,
    feed,
    guids.map((guid) => ({ guid })),
  )) {
    const item = await claimToRead(store, id);
    const url = item.link ?? "";
    const page = {
      bytes: new TextEncoder().encode(`<p>${url}`),
      contentType: "text/html",
      url,
      etag: undefined,
      lastModified: undefined,
    };
    const article = readArticle({ metadata, title: `President visits ${url}` });
    await store.items.recordArticle({ item, article, source: "page", url, outcome: "read", fetchedAt: lookedAt, page });
    const claimed = await store.items.claimToJudge(id, lookedAt, minuteMs);
    assert.ok(claimed);
    const judged = judgedArticle(claimed);
    await store.judgements.record(judged, tellAll(judged));
  }
}

function needs(store: OpenStore, read: (input: Bytes) => PageReading, parts: { isDry?: boolean; since?: Date } = {}) {
  const told: string[] = [];
  return {
    told,
    needs: {
      pages: store.pages,
      clock: clockAt(lookedAt),
      pageReader: { readPage: async (input: Bytes) => read(input) },
      textExaminer: plainExaminer(),
      since: parts.since ?? new Date(0),
      isDry: parts.isDry ?? false,
      tell: (line: string) => told.push(line),
      rowsMax: 2,
    },
  };
}

const same = ({ url }: Bytes): PageReading => ({
  kind: "article",
  article: readArticle({ metadata, title: `President visits ${url}` }),
  problems: [],
});
const better = (input: Bytes): PageReading => {
  const reading = same(input);
  if (reading.kind !== "article") return reading;
  return {
    ...reading,
    article: { ...reading.article, text: `${reading.article.text}\nA sentence that was overlooked before.` },
  };
};

async function counts(store: OpenStore) {
  const [row] = await store.sql<{ articles: number; notifications: number; archived: number; undone: number }[]>`
    select
      (select count(*) from articles)::int as articles,
      (select count(*) from notifications)::int as notifications,
      (select count(*) from page_archive)::int as archived,
      (select count(*) from items where state <> 'settled')::int as undone`;
  return row;
}

test("archive: a page that was read -> is kept as it came, compressed, with its metadata", async (t) => {
  const store = await openTestStore(t);
  await archive(store, ["one"]);

  const [page] = await store.pages.archived(new Date(0), undefined, 10);
  assert.equal(new TextDecoder().decode(page?.bytes), "<p>https://news.example/one");
  assert.deepEqual([page?.contentType, page?.url], ["text/html", "https://news.example/one"]);
  const { imageUrl, section, isFree, ...told } = metadata;
  assert.deepEqual([imageUrl, section, isFree], [undefined, undefined, undefined]);
  assert.deepEqual(page?.article.metadata, told);
});

test("reprocess: the reader reads as before -> nothing is written", async (t) => {
  const store = await openTestStore(t);
  await archive(store, ["one", "two", "three"]);
  const before = await counts(store);
  const run = needs(store, same);

  assert.deepEqual(await reprocessArchive(run.needs), { read: 3, changed: 0 });
  assert.deepEqual(run.told, []);
  assert.deepEqual(await counts(store), before);
});

test("reprocess: the reader reads better -> a version each, nobody told, nothing to be judged; the next run finds nothing", async (t) => {
  const store = await openTestStore(t);
  await archive(store, ["one", "two", "three"]);
  const before = await counts(store);
  const run = needs(store, better);

  assert.deepEqual(await reprocessArchive(run.needs), { read: 3, changed: 3 });
  assert.match(run.told[0] ?? "", /: 1 sentence new$/);
  assert.deepEqual(await counts(store), { ...before, articles: 6 });

  const rows = await store.sql<{ cause: string; story: string | null; current: boolean }[]>`
    select cause, story_id as story, items.article_id is not null as current
    from articles left join items on items.article_id = articles.id order by version, articles.id`;
  assert.ok(rows.slice(3).every(({ cause, story, current }) => cause === "reprocess" && story !== null && current));
  assert.deepEqual(await reprocessArchive(needs(store, better).needs), { read: 3, changed: 0 });
});

test("reprocess: dry -> says what would change and writes nothing", async (t) => {
  const store = await openTestStore(t);
  await archive(store, ["one"]);
  const before = await counts(store);
  const run = needs(store, better, { isDry: true });

  assert.deepEqual(await reprocessArchive(run.needs), { read: 1, changed: 1 });
  assert.equal(run.told.length, 1);
  assert.deepEqual(await counts(store), before);
});

test("reprocess: only metadata comes out differently -> named", async (t) => {
  const store = await openTestStore(t);
  await archive(store, ["one"]);
  const run = needs(store, (input) => {
    const reading = same(input);
    if (reading.kind !== "article") return reading;
    return { ...reading, article: { ...reading.article, author: "B. Other" } };
  });

  assert.deepEqual(await reprocessArchive(run.needs), { read: 1, changed: 1 });
  assert.match(run.told[0] ?? "", /author: "A. Writer" -> "B. Other"/);
});

test("reprocess: the reader finds nothing where the one before did -> is not believed", async (t) => {
  const store = await openTestStore(t);
  await archive(store, ["one"]);
  const run = needs(store, () => ({ kind: "no-article", why: "no-text", detail: "" }));

  assert.deepEqual(await reprocessArchive(run.needs), { read: 1, changed: 0 });
});

test("reprocess: older than asked for -> left alone", async (t) => {
  const store = await openTestStore(t);
  await archive(store, ["one"]);

  const run = needs(store, better, { since: new Date(lookedAt.getTime() + dayMs) });
  assert.deepEqual(await reprocessArchive(run.needs), { read: 0, changed: 0 });
});

test("archive: months that are kept no longer -> are dropped, their articles stay", async (t) => {
  const store = await openTestStore(t);
  await store.upkeep.ensureMonths(lookedAt);
  await archive(store, ["one"]);

  await store.upkeep.dropPagesBefore(new Date("2026-11-30T00:00:00Z"));
  assert.equal((await counts(store))?.archived, 1);
  await store.upkeep.dropPagesBefore(new Date("2026-12-01T00:00:00Z"));
  assert.deepEqual(await counts(store), { articles: 1, notifications: 1, archived: 0, undone: 0 });
});

test("reprocess: what stood in the article's place when it was read -> is not taken for the article", async (t) => {
  const store = await openTestStore(t);
  await archive(store, ["one"]);
  await store.sql`update page_archive set url = 'https://consent.news.example/collect'`;

  assert.deepEqual(await reprocessArchive(needs(store, better).needs), { read: 1, changed: 0 });
});
