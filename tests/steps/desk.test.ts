// The desk: what is in force, and how an edit comes into force, or does not.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import type { SettingsReading } from "../../src/core/settings.ts";
import { openDesk } from "../../src/desk.ts";
import { fillArchive } from "../helpers/archive.ts";
import { clockAt } from "../helpers/doors.ts";
import { feedSetting, hourMs, minuteMs, start, watch } from "../helpers/make.ts";
import { watchOf } from "../helpers/rules.ts";
import { lookedAt, openTestStore, tellOf } from "../helpers/stored.ts";

type Good = Extract<SettingsReading, { kind: "settings" }>;

const service: Good["settings"]["service"] = {
  configFolder: "/config",
  dataFolder: "/data",
  databaseUrl: undefined,
  redisUrl: undefined,
  http: { host: "127.0.0.1", port: 8080, url: "http://127.0.0.1:8080" },
  contact: "desk@news.example",
  allowPrivate: [],
  hostGapMs: 500,
  robots: true,
  websubCallback: undefined,
  concurrency: { checkFeed: 1, readArticle: 1, judgeArticle: 1, sendAlert: 1 },
  keepTextMonths: 24,
  keepPagesMonths: 1,
  reread: true,
  watchAlertsPerHourMax: 10,
  logLevel: "info",
};

function good(
  fingerprint: string,
  parts: Partial<Good["settings"]["desk"]> = {},
  other: Partial<typeof service> = {},
): Good {
  const desk = {
    feeds: [feedSetting()],
    watches: [watch()],
    outlets: [],
    pages: [],
    channels: [],
    routes: [],
    notices: [],
    ...parts,
  };
  return { kind: "settings", fingerprint, settings: { service: { ...service, ...other }, desk } };
}

const problem = { file: "config/feeds.yaml", line: 3, column: 7, message: "unknown key" };

async function opened(t: TestContext, { ownsFeeds = true } = {}) {
  const store = await openTestStore(t);
  const said: string[] = [];
  const say = (level: string) => (sentence: string) => void said.push(`${level} ${sentence}`);
  let next: SettingsReading = good("1");
  let reads = 0;
  const desk = await openDesk(good("1"), {
    clock: clockAt(start),
    log: { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") },
    store,
    read: async () => {
      reads += 1;
      return next;
    },
    fingerprint: async () => next.fingerprint,
    openChannels: ({ channels }) => {
      if (channels.some(({ name }) => name === "broken")) throw new Error("this channel cannot be opened");
      return new Map();
    },
    ownsFeeds,
  });
  return {
    store,
    desk,
    said,
    reads: () => reads,
    edit(reading: SettingsReading) {
      next = reading;
      return desk.reload();
    },
  };
}

test("desk: opened -> watches with their versions, feeds in the table", async (t) => {
  const { desk, store } = await opened(t);

  assert.deepEqual(
    desk.current().watches.map(({ name, version }) => [name, version]),
    [["leader-visits", 1]],
  );
  assert.equal((await store.feeds.due(start, 10)).length, 1);
  assert.deepEqual(desk.state(), { loadedAt: start, problems: [], restartNeeded: false });
});

test("desk: nothing changed -> nothing is read", async (t) => {
  const { desk, reads } = await opened(t);

  await desk.reload();

  assert.equal(reads(), 0);
});

test("desk: a good edit -> in force at once, the changed watch has its next version", async (t) => {
  const { desk, edit, store, said } = await opened(t);

  await edit(good("2", { watches: [watch({ when: "minister" })], feeds: [feedSetting({ name: "other" })] }));

  assert.deepEqual(
    desk.current().watches.map(({ when, version }) => [when, version]),
    [["minister", 2]],
  );
  assert.deepEqual(
    (await store.status.facts(start)).feeds.map(({ name }) => name),
    ["other"],
  );
  assert.deepEqual(said, ["info the new settings are in force"]);
});

test("desk: an edit with problems -> refused whole, told once, the last good set runs on", async (t) => {
  const { desk, edit, said } = await opened(t);
  const before = desk.current();
  const bad: SettingsReading = { kind: "problems", fingerprint: "2", problems: [problem] };

  await edit(bad);
  await edit(bad);

  assert.equal(desk.current(), before);
  assert.deepEqual(desk.state().problems, [problem]);
  assert.deepEqual(said, ["error the new settings are refused; the last good ones run on"]);
});

test("desk: mended after problems -> in force, the problems are gone", async (t) => {
  const { desk, edit } = await opened(t);
  await edit({ kind: "problems", fingerprint: "2", problems: [problem] });

  await edit(good("3", { watches: [] }));

  assert.deepEqual([desk.state().problems, desk.current().watches], [[], []]);
});

test("desk: a set that cannot be put in force -> thrown, the last good set runs on, and it is tried again", async (t) => {
  const { desk, edit, reads } = await opened(t);
  const before = desk.current();
  const broken = { name: "broken", kind: "console", format: "text" } as const;

  await assert.rejects(edit(good("2", { channels: [broken] })), /cannot be opened/);
  await assert.rejects(desk.reload(), /cannot be opened/);

  assert.equal(desk.current(), before);
  assert.equal(reads(), 2);
});

test("desk: the service's own settings changed -> said that it needs a restart, and no longer once they are back", async (t) => {
  const { desk, edit, said } = await opened(t);

  await edit(good("2", {}, { keepTextMonths: 3 }));
  assert.equal(desk.state().restartNeeded, true);
  assert.ok(said.includes("warn a change to the service's own settings waits for the next start"));
  await edit(good("3"));

  assert.equal(desk.state().restartNeeded, false);
});

test("desk: in a process that does not own the feeds -> the table is left alone", async (t) => {
  const { store } = await opened(t, { ownsFeeds: false });

  assert.equal((await store.status.facts(start)).feeds.length, 0);
});

test("desk: a channel's settings corrected -> what waits for another attempt on it is tried soon, on others not", async (t) => {
  const { edit, store } = await opened(t);
  const [id = ""] = await tellOf({ store });
  const claimed = await store.notifications.claim(id, lookedAt, minuteMs);
  assert.ok(claimed.kind === "claimed");
  const farOff = new Date(lookedAt.getTime() + 20 * hourMs);
  const delivery = { kind: "failed", detail: "http-404" } as const;
  const { notification } = claimed;
  await store.notifications.recordAttempt({
    notification,
    startedAt: lookedAt,
    endedAt: lookedAt,
    delivery,
    retryAt: farOff,
  });
  const other = { name: "other", kind: "console", format: "text" } as const;

  await edit(good("2", { channels: [other] }));
  assert.deepEqual(await store.notifications.due(new Date(farOff.getTime() - 1), 10), []);
  await edit(good("3", { channels: [{ ...other, name: "hook" }] }));

  assert.deepEqual(await store.notifications.due(new Date(start.getTime() + limits.resumeAfterMs), 10), [id]);
});

const flood = Array.from({ length: 60 }, (_, at) => ({
  title: "Xi visits Moscow",
  body: "",
  at: new Date(start.getTime() - at * 2 * minuteMs),
}));

test("desk: a new rule that would raise a flood -> refused at its place; with allow-many in force", async (t) => {
  const { desk, edit, store } = await opened(t);
  await fillArchive(store.sql, flood);
  const place = { file: "config/watches/visits.yaml", line: 4, column: 5 };
  const visits = { ...watchOf("visits", "xi"), place };

  await edit(good("2", { watches: [watch(), visits] }));

  assert.deepEqual(
    desk.current().watches.map(({ name }) => name),
    ["leader-visits"],
  );
  const [problem, ...others] = desk.state().problems;
  assert.deepEqual([others, { file: problem?.file, line: problem?.line, column: problem?.column }], [[], place]);
  assert.match(
    problem?.message ?? "",
    /"visits" would have raised 31 alerts an hour .* more than 10; .*allow-many: true/,
  );

  await edit(good("3", { watches: [watch(), { ...visits, allowMany: true }] }));

  assert.deepEqual(desk.state().problems, []);
  assert.equal(desk.current().watches.length, 2);
});

test("desk: a flood allowed by the service's settings, a rule in force already, a quiet one -> not refused", async (t) => {
  const { desk, edit, store } = await opened(t);
  const visits = watchOf("visits", "xi");
  await edit(good("2", { watches: [visits] }));
  await fillArchive(store.sql, flood);

  await edit(good("3", { watches: [visits, watchOf("grain", "grain")] }));
  assert.deepEqual(desk.state().problems, []);
  await edit(good("4", { watches: [watchOf("visits", "moscow")] }));
  assert.equal(desk.state().problems.length, 1);
  await edit(good("5", { watches: [watchOf("visits", "moscow")] }, { watchAlertsPerHourMax: 40 }));

  assert.deepEqual(desk.state().problems, []);
  assert.equal(desk.current().watches[0]?.when, "moscow");
});

test("desk: a test of a watch that fails -> the edit is in force, and the failure is told", async (t) => {
  const { desk, edit, said } = await opened(t);
  const failing = {
    watch: "visits",
    name: "quiet",
    place: "config/watches/visits.yaml:6:9",
    expect: "no-match",
    spans: [],
    given: { kind: "article", article: { title: "Xi", body: "" } },
  } as const;

  await edit(good("2", { watches: [{ ...watchOf("visits", "xi"), tests: [failing] }] }));

  assert.deepEqual(desk.state().problems, []);
  assert.deepEqual(said, ["warn a test of a watch fails", "info the new settings are in force"]);
});
