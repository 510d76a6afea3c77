// alerts.yaml, routes: which alerts go to which channels.
import assert from "node:assert/strict";
import test from "node:test";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

function alertsYaml(channels: readonly string[], routes: readonly string[] = []): string {
  const written = channels.map((channel) => `  ${channel}\n`).join("");
  return `channels:\n${written}routes:${routes.map((route) => `\n  - {${route}}`).join("") || " []"}\n`;
}

const desks = ["desk: {kind: console}", "night: {kind: console, format: json}"];

test("routes: one channel, several channels -> one route each, named after the channel where there are several", async (t) => {
  const folder = await configFolder(t, {
    "alerts.yaml": alertsYaml(desks, [
      "name: all, watches: '*', to: desk",
      "name: loud, watches: [visits], level: high, to: [desk, night]",
      "name: single, watches: visits, to: [night]",
    ]),
  });

  assert.deepEqual((await settingsOf(folder)).desk.routes, [
    { name: "all", watches: ["*"], level: "low", channel: "desk" },
    { name: "loud-desk", watches: ["visits"], level: "high", channel: "desk" },
    { name: "loud-night", watches: ["visits"], level: "high", channel: "night" },
    { name: "single", watches: ["visits"], level: "low", channel: "night" },
  ]);
});

test("routes: no channels and no routes -> allowed, for /status tells alerts too", async (t) => {
  const folder = await configFolder(t, { "alerts.yaml": "channels: {}\nroutes: []\n" });

  const { desk } = await settingsOf(folder);

  assert.deepEqual([desk.channels, desk.routes], [[], []]);
});

const routeFaults: readonly {
  readonly what: string;
  readonly routes: readonly string[];
  readonly told: readonly string[];
}[] = [
  {
    what: "a channel nobody knows",
    routes: ["name: all, watches: '*', to: dask"],
    told: ['5:35 unknown channel "dask"; did you mean "desk"?'],
  },
  {
    what: "one channel of two nobody knows",
    routes: ["name: all, watches: '*', to: [desk, pager]"],
    told: ['5:42 unknown channel "pager"; known: desk, night'],
  },
  {
    what: "a watch nobody knows",
    routes: ["name: all, watches: [visists, '*'], to: desk"],
    told: ['5:27 unknown watch "visists"; did you mean "visits"?'],
  },
  {
    what: "a channel twice",
    routes: ["name: all, watches: '*', to: [desk, desk]"],
    told: ["5:42 this channel is already listed at alerts.yaml:5"],
  },
  {
    what: "a watch twice",
    routes: ["name: all, watches: [visits, visits], to: desk"],
    told: ["5:35 this watch is already listed at alerts.yaml:5"],
  },
  {
    what: "a name twice",
    routes: ["name: all, watches: '*', to: desk", "name: all, watches: visits, to: night"],
    told: ["6:12 this name, or one that its channels make of it, is taken by the route at alerts.yaml:5"],
  },
  {
    what: "a name that another route's channels make",
    routes: ["name: all, watches: '*', to: [desk, night]", "name: all-night, watches: '*', to: desk"],
    told: ["6:12 this name, or one that its channels make of it, is taken by the route at alerts.yaml:5"],
  },
  {
    what: "no watches",
    routes: ["name: all, watches: [], to: desk"],
    told: ['5:26 found a list, expected a list of names of watches, or "*" for all'],
  },
  {
    what: "nothing for the watches",
    routes: ["name: all, watches: , to: desk"],
    told: ['5:26 found nothing, expected a list of names of watches, or "*" for all'],
  },
  {
    what: "a map for the channels",
    routes: ["name: all, watches: '*', to: {desk: night}"],
    told: ["5:35 found a map of keys, expected the name of a channel, or a list of them"],
  },
  {
    what: "a level nobody knows",
    routes: ["name: all, watches: '*', to: desk, level: urgent"],
    told: ['5:48 found "urgent", expected one of low, normal, high, critical'],
  },
  {
    what: "a key nobody knows",
    routes: ["name: all, watches: '*', too: desk"],
    told: [
      '5:5 the key "to" is missing; expected the name of a channel, or a list of them',
      '5:31 unknown key "too"; did you mean "to"?',
    ],
  },
];

for (const { what, routes, told } of routeFaults) {
  test(`routes: ${what} -> told at its place`, async (t) => {
    const folder = await configFolder(t, { "alerts.yaml": alertsYaml(desks, routes) });

    const lines = await problemsIn(folder);

    assert.deepEqual(
      lines,
      told.map((line) => `alerts.yaml:${line}`),
    );
  });
}

test("routes: no channels at all -> a route says that none is known", async (t) => {
  const folder = await configFolder(t, {
    "alerts.yaml": "channels: {}\nroutes: [{name: all, watches: '*', to: desk}]\n",
  });

  assert.deepEqual(await problemsIn(folder), ['alerts.yaml:2:40 unknown channel "desk"; none is known']);
});

test("alerts.yaml: the channels are a list -> told once, and not at the routes", async (t) => {
  const folder = await configFolder(t, {
    "alerts.yaml": "channels: [{kind: console}]\nroutes: [{name: all, watches: '*', to: desk}]\n",
  });

  assert.deepEqual(await problemsIn(folder), ["alerts.yaml:1:11 found a list, expected a map from names to channels"]);
});

test("alerts.yaml: many watches, one mistyped far from all -> some of them are named, not all", async (t) => {
  const watches = Array.from({ length: 20 }, (_, index) => `  - {name: watch-number-${index}, title: T, when: trip}\n`);
  const folder = await configFolder(t, {
    "watches/visits.yaml": `watches:\n${watches.join("")}`,
    "alerts.yaml": alertsYaml(desks, ["name: all, watches: zzz, to: desk"]),
  });

  const [line] = await problemsIn(folder);

  assert.match(line ?? "", /unknown watch "zzz"; known: watch-number-0, .*watch-number-11 and 8 more$/);
});

test("notices: left out -> the consoles; named -> those channels", async (t) => {
  const channels = [...desks, "mail: {kind: email, host: m.example, from: a@b.c, to: d@e.f}"];
  const written = alertsYaml(channels);
  const silent = await configFolder(t, { "alerts.yaml": written });
  assert.deepEqual((await settingsOf(silent)).desk.notices, ["desk", "night"]);
  const one = await configFolder(t, { "alerts.yaml": `${written}notices: mail\n` });
  assert.deepEqual((await settingsOf(one)).desk.notices, ["mail"]);
  const two = await configFolder(t, { "alerts.yaml": `${written}notices: [mail, desk]\n` });
  assert.deepEqual((await settingsOf(two)).desk.notices, ["mail", "desk"]);
});

test("notices: a channel nobody knows, one named twice, no text -> each told with its place", async (t) => {
  const folder = await configFolder(t, { "alerts.yaml": `${alertsYaml(desks)}notices: [dask, night, night, 7]\n` });
  const told = await problemsIn(folder);
  assert.equal(told.length, 3, told.join("\n"));
  assert.match(told.join("\n"), /unknown channel "dask"; did you mean "desk"\?/);
});
