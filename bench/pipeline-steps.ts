// Takes articles through the real steps one after another and times each part: processor time (threads included) and
// time on the clock.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import type { PageReading } from "../src/core/article.ts";
import type { FeedReading } from "../src/core/feed/feed.ts";
import type { TextFindings } from "../src/core/text-findings.ts";
import { feedReader } from "../src/feeds/feed-reader.ts";
import { pageReader } from "../src/pages/page-reader.ts";
import type { NewArticle } from "../src/ports/store.ts";
import { checkFeed } from "../src/steps/check-feed.ts";
import { judgeArticle } from "../src/steps/judge-article.ts";
import { readArticle } from "../src/steps/read-article.ts";
import { type OpenStore, openStore } from "../src/store/open-store.ts";
import { openThreads } from "../src/threads/pool.ts";
import { textExaminer } from "../src/threads/text-examiner.ts";
import { openWeb } from "../src/web/open-web.ts";
import { feedDocument } from "../tests/helpers/make.ts";
import { freshDatabase } from "./fresh-database.ts";
import { shippedDesk } from "./shipped-desk.ts";

export type Part = "fetch" | "extract" | "store" | "judge";

export type StepTimes = {
  readonly articles: number;
  readonly cpuMs: Readonly<Record<Part, number>>;
  readonly wallMs: Readonly<Record<Part, number>>;
  readonly postgresCpuMs: number;
};

const warmUp = 30;

export async function measureSteps(siteUrl: string, articles: number): Promise<StepTimes> {
  const database = await freshDatabase();
  const store = await openStore({ url: database.url, poolMax: 2 });
  const web = openWeb({ userAgent: "newswatch-bench (+local)", allowPrivate: ["127.0.0.0/8"], hostGapMs: 0 });
  const threads = openThreads({ file: new URL("../workers/parse-thread.js", import.meta.url), threads: 1 });
  try {
    const timer = newTimer();
    const needs = await needsOf(store, { web, threads, timer });
    const ids = await publish(store, siteUrl, articles + warmUp);
    const takeThrough = async (some: readonly string[]) => {
      for (const id of some) {
        await readArticle(id, needs.read);
        await timer.time("judge", () => judgeArticle(id, needs.judge));
      }
    };
    await takeThrough(ids.slice(0, warmUp));
    timer.reset();
    const postgresBefore = await postgresCpuMs(store);
    await takeThrough(ids.slice(warmUp));
    const judged = (await store.status.facts(new Date())).counts.articles;
    if (judged !== ids.length) throw new Error(`Only ${judged} of ${ids.length} articles were taken through.`);
    return { articles, ...timer.times(), postgresCpuMs: (await postgresCpuMs(store)) - postgresBefore };
  } finally {
    await threads.close();
    await web.close();
    await store.close();
    await database.stop();
  }
}

type Timer = ReturnType<typeof newTimer>;

function newTimer() {
  const none = (): Record<Part, number> => ({ fetch: 0, extract: 0, store: 0, judge: 0 });
  let cpuMs = none();
  let wallMs = none();
  return {
    /** Time of a part within a part counts for the inner one only. */
    async time<Value>(part: Part, work: () => Promise<Value>): Promise<Value> {
      const inner = () => Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);
      const innerWall = () => Object.values(wallMs).reduce((sum, ms) => sum + ms, 0);
      const [cpuBefore, wallBefore, doneBefore, doneWallBefore] = [
        process.cpuUsage(),
        performance.now(),
        inner(),
        innerWall(),
      ];
      try {
        return await work();
      } finally {
        const { user, system } = process.cpuUsage(cpuBefore);
        cpuMs[part] += (user + system) / 1_000 - (inner() - doneBefore);
        wallMs[part] += performance.now() - wallBefore - (innerWall() - doneWallBefore);
      }
    },
    reset() {
      cpuMs = none();
      wallMs = none();
    },
    times: () => ({ cpuMs, wallMs }),
  };
}

type Doors = {
  readonly web: ReturnType<typeof openWeb>;
  readonly threads: ReturnType<typeof openThreads>;
  readonly timer: Timer;
};

/** The doors of the steps, each with its part's name on it. */
async function needsOf(store: OpenStore, { web, threads, timer }: Doors) {
  const clock = { now: () => new Date() };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const jobs = { add: async () => {} };
  const pages = pageReader((input) => threads.run<PageReading>("readPage", input));
  const items = {
    ...store.items,
    claimToRead: (...args: Parameters<typeof store.items.claimToRead>) =>
      timer.time("store", () => store.items.claimToRead(...args)),
    recordArticle: (...args: Parameters<typeof store.items.recordArticle>) =>
      timer.time("store", () => store.items.recordArticle(...args)),
    claimToJudge: (...args: Parameters<typeof store.items.claimToJudge>) =>
      timer.time("store", () => store.items.claimToJudge(...args)),
  };
  const judgements = {
    record: (...args: Parameters<typeof store.judgements.record>) =>
      timer.time("store", () => store.judgements.record(...args)),
  };
  const desk = await shippedDesk(store);
  const examiner = textExaminer(
    (task) => threads.run<TextFindings>("examineText", task),
    () => desk.outlets,
  );
  return {
    read: {
      clock,
      examine: (article: NewArticle) => timer.time("extract", () => examiner.examine(article)),
      jobs,
      items,
      web: { get: (...args: Parameters<typeof web.get>) => timer.time("fetch", () => web.get(...args)) },
      pageReader: {
        readPage: (...args: Parameters<typeof pages.readPage>) => timer.time("extract", () => pages.readPage(...args)),
      },
    },
    judge: { clock, log, jobs, items, judgements, desk: () => desk },
  };
}

/** Puts the site's articles into the tables as a feed would have brought them; gives the items' ids. */
async function publish(store: OpenStore, siteUrl: string, count: number): Promise<readonly string[]> {
  const now = new Date();
  const name = "bench";
  const feed = {
    name,
    url: `${siteUrl}/feed`,
    outlet: "Bench",
    country: "GB",
    language: "en",
    intervalMs: 1,
    windowMs: 86_400_000,
    adapt: false,
  };
  await store.feeds.sync([feed], now);
  const added: string[] = [];
  const jobs = { add: async (_queue: string, ids: readonly string[]) => void added.push(...ids) };
  const entries = Array.from({ length: count }, (_, index) => ({
    guid: `bench-${index}`,
    link: `${siteUrl}/a/${index}`,
    title: `Report ${index}`,
    text: "",
    author: undefined,
    publishedAt: now,
    updatedAt: undefined,
    dateNote: undefined,
    categories: [],
    source: undefined,
    media: [],
    hasOwnId: true,
  }));
  const look = async (brought: typeof entries) => {
    const reading: FeedReading = { kind: "feed", feed: feedDocument({ entries: brought }), problems: [] };
    const answer = {
      kind: "body",
      status: 200,
      url: feed.url,
      bytes: new Uint8Array([brought.length % 251]),
      contentType: undefined,
      etag: undefined,
      lastModified: undefined,
      freshForMs: undefined,
      movedTo: undefined,
      redirects: 0,
    } as const;
    const [id] = await store.feeds.due(new Date(), 1);
    const reader = feedReader(async () => ({ kind: "value", value: reading }));
    const clock = { now: () => new Date() };
    await checkFeed(id ?? "", {
      clock,
      jobs,
      feeds: store.feeds,
      web: { get: async () => answer },
      feedReader: reader,
    });
  };
  await look([]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await look(entries);
  return added;
}

/** Processor time of our PostgreSQL backends so far, from /proc; 0 where there is none. */
async function postgresCpuMs({ sql }: OpenStore): Promise<number> {
  const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity where datname = current_database()`;
  const ticksMs = 10;
  return rows.reduce((sum, { pid }) => sum + ticksOf(pid) * ticksMs, 0);
}

function ticksOf(pid: number): number {
  if (process.platform !== "linux") return 0;

  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
