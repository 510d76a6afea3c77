// The tools for rules over real sockets, on the real archive.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { sharedOutlets } from "../../src/core/origin/outlet-list.ts";
import type { LoadedDesk } from "../../src/desk.ts";
import { createApp } from "../../src/http/app.ts";
import type { WatchTools } from "../../src/ports/watch-tools.ts";
import { watchTools } from "../../src/watch-tools.ts";
import { fillArchive } from "../helpers/archive.ts";
import { clockAt } from "../helpers/doors.ts";
import { after, dayMs, start } from "../helpers/make.ts";
import { watchOf } from "../helpers/rules.ts";
import { httpNeeds } from "../helpers/status.ts";
import { openTestStore } from "../helpers/stored.ts";
import { until } from "../helpers/until.ts";

const loaded: LoadedDesk = {
  feeds: [],
  watches: [{ ...watchOf("visits", "xi NEAR/2 visit*"), version: 1 }],
  met: () => [],
  entities: new Map([["xi", { name: "xi", aliases: { en: ["Xi"] } }]]),
  lists: new Map(),
  routes: [{ name: "desk", watches: ["*"], level: "low", channel: "hook" }],
  outlets: sharedOutlets([]),
  pages: [],
  channels: new Map(),
  notices: [],
};

async function serve(t: TestContext, tools: WatchTools) {
  const app = createApp(httpNeeds({ tools }));
  t.after(() => app.close());
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return async (path: string, query: Readonly<Record<string, string>>, method = "GET") => {
    const answer = await fetch(`${url}/watches/${path}?${new URLSearchParams(query)}`, { method });
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
  };
}

async function serveArchive(t: TestContext) {
  const store = await openTestStore(t);
  await fillArchive(store.sql, [
    { title: "Xi visits Moscow", body: "", at: after(-dayMs), url: "https://news.example/a" },
    {
      title: "Grain",
      body: "Xi spoke on grain during his long visit",
      at: after(-2 * dayMs),
      url: "https://news.example/b",
    },
  ]);
  return serve(t, watchTools({ clock: clockAt(start), store, desk: () => loaded }));
}

test("/watches/explain.json: an article of the archive -> verdict and clauses, with the nearest miss", async (t) => {
  const ask = await serveArchive(t);

  const met = await ask("explain.json", { watch: "visits", url: "https://news.example/a" });
  const missed = await ask("explain.json", { watch: "visits", url: "https://news.example/b" });

  assert.deepEqual([met.status, met.body.verdict.kind, met.body.clauses.met], [200, "match", true]);
  assert.equal(missed.body.verdict.kind, "no-match");
  assert.match(missed.body.verdict.why, /NEAR\/2.* 6/);
  assert.equal((await ask("explain.json", { watch: "visits", url: "https://news.example/c" })).status, 404);
  assert.equal(
    (await ask("explain.json", { watch: "other", url: "https://news.example/a" })).body.error,
    "there is no such watch",
  );
});

test("/watches/try.json: a rule and a text -> read, formatted and judged; a wrong rule -> its problems", async (t) => {
  const ask = await serveArchive(t);

  const right = await ask("try.json", { rule: "( @xi AND grain )", text: "Grain\nXi spoke" });
  const wrong = await ask("try.json", { rule: "@xii", text: "Grain" });

  assert.deepEqual([right.status, right.body.formatted, right.body.verdict.kind], [200, "@xi AND grain", "match"]);
  assert.deepEqual([wrong.status, wrong.body.problems[0].offset], [422, 0]);
});

test("/watches/backtest.json: a watch, or a rule in its place -> counts, days, routes", async (t) => {
  const ask = await serveArchive(t);

  const own = await ask("backtest.json", { watch: "visits" });
  const other = await ask("backtest.json", { watch: "visits", rule: "@xi", days: "1" });

  assert.deepEqual([own.status, own.body.backtest.articles, own.body.backtest.matched], [200, 2, 1]);
  assert.deepEqual([other.body.backtest.articles, other.body.backtest.matched], [1, 1]);
  assert.deepEqual(own.body.routes, [{ route: "desk", channel: "hook", alertsPerDay: 1 }]);
  assert.equal((await ask("backtest.json", { watch: "visits", rule: "a b" })).status, 422);
  assert.equal((await ask("backtest.json", { watch: "nobody" })).status, 404);
});

const silent: WatchTools = {
  explain: () => new Promise(() => {}),
  tryText: () => new Promise(() => {}),
  backtest: () => new Promise(() => {}),
};

test("/watches: questions that are wrong or too long -> 400, and nothing but reading is allowed", async (t) => {
  const ask = await serve(t, silent);

  for (const [path, query] of [
    ["explain.json", {}],
    ["explain.json", { watch: "a", url: "" }],
    ["try.json", { rule: "", text: "a" }],
    ["try.json", { rule: "a" }],
    ["backtest.json", { watch: "a", days: "0" }],
    ["backtest.json", { watch: "a", days: "367" }],
    ["backtest.json", { watch: "a", dayz: "3" }],
    ["backtest.json", { watch: "a".repeat(81) }],
  ] as const) {
    assert.equal((await ask(path, query)).status, 400, JSON.stringify([path, query]));
  }
  assert.equal((await ask("try.json", { rule: "a", text: "a" }, "POST")).status, 405);
});

test("/watches/backtest.json: asked while one is running -> 429 with a time, and free again afterwards", async (t) => {
  let end = () => {};
  let asked = 0;
  const ask = await serve(t, {
    ...silent,
    backtest: () => {
      asked += 1;
      return new Promise((resolve) => {
        end = () => resolve({ kind: "missing", what: "watch" });
      });
    },
  });

  const first = ask("backtest.json", { watch: "a" });
  await until(() => asked === 1 || undefined, { withinMs: 5_000, what: "the first is running" });
  const second = await ask("backtest.json", { watch: "a" });
  end();

  assert.deepEqual([second.status, second.headers.get("retry-after")], [429, "5"]);
  assert.equal((await first).status, 404);
  const third = ask("backtest.json", { watch: "a" });
  await until(() => asked === 2 || undefined, { withinMs: 5_000, what: "the third is running" });
  end();
  assert.equal((await third).status, 404);
});
