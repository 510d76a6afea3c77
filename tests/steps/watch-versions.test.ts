// A watch's version follows what its rule means: an edit of the names, lists and rules it mentions counts as one of the rule.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { openDesk } from "../../src/desk.ts";
import { readFingerprint } from "../../src/settings/fingerprint.ts";
import { readSettings } from "../../src/settings/read-settings.ts";
import { runningRule } from "../../src/steps/running-rule.ts";
import { namesOf } from "../../src/watch-tools.ts";
import { configFolder, writeInto } from "../helpers/config-folder.ts";
import { clockAt } from "../helpers/doors.ts";
import { start } from "../helpers/make.ts";
import { openTestStore } from "../helpers/stored.ts";

const pack = "entities/china.yaml";
const rules = "watches/visits.yaml";

function entity(parts: string): string {
  return `entities:\n  xi: {${parts}}\n`;
}

function watchesOf({ banks = "[VTB]", calls = "phone" } = {}): string {
  return `lists: {banks: ${banks}}
watches:
  - {name: names, title: Names, when: '@xi AND visit*'}
  - {name: near, title: Near, when: 'title:(@xi NEAR/3 visit*)'}
  - {name: lists, title: Lists, when: '@banks'}
  - {name: calls, title: Calls, when: ${calls}}
  - {name: mentions, title: Mentions, when: '@calls AND grain'}
`;
}

/** A real folder, read as the service reads it, over a real store. */
async function opened(t: TestContext) {
  const folder = await configFolder(t, {
    "entities.yaml": "entities:\n  putin: {en: [Putin]}\n",
    [pack]: entity("en: [Xi], role: President"),
    [rules]: watchesOf(),
  });
  const store = await openTestStore(t);
  const read = () => readSettings({ configFolder: folder, env: {} });
  const first = await read();
  assert.ok(first.kind === "settings");
  const quiet = () => undefined;
  const desk = await openDesk(first, {
    clock: clockAt(start),
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    store,
    read,
    fingerprint: () => readFingerprint({ configFolder: folder, env: {} }),
    openChannels: () => new Map(),
    ownsFeeds: true,
  });
  return {
    desk,
    store,
    /** The versions after an edit of one file. */
    async edit(file: string, text: string) {
      await writeInto(folder, file, text);
      await desk.reload();
      assert.deepEqual(desk.state().problems, []);
      return Object.fromEntries(desk.current().watches.map(({ name, version }) => [name, version]));
    },
  };
}

const unchanged = { names: 1, near: 1, lists: 1, calls: 1, mentions: 1 };

for (const [edited, file, text, next] of [
  ["a name gets an alias", pack, entity("en: [Xi, Chairman]"), { names: 2, near: 2 }],
  ["a name gets a look-alike", pack, entity("en: [Xi], not: [Xi Nan]"), { names: 2, near: 2 }],
  ["a list gets a word", rules, watchesOf({ banks: "[VTB, Sberbank]" }), { lists: 2 }],
  ["a mentioned rule changes", rules, watchesOf({ calls: "telephone" }), { calls: 2, mentions: 2 }],
  ["only a fact for people changes", pack, entity("en: [Xi], role: Chairman"), {}],
] as const) {
  test(`versions: ${edited} -> the next version for the watches that mean something else, for no other`, async (t) => {
    const { edit } = await opened(t);

    assert.deepEqual(await edit(file, text), { ...unchanged, ...next });
  });
}

test("versions: a look-alike is added -> the rule of record still has none, so that a backtest shows what is lost", async (t) => {
  const { desk, store } = await opened(t);
  const entities = new Map([["xi", { name: "xi", aliases: { en: ["Xi"] }, not: ["Xi Nan"] }]]);

  const running = await runningRule("names", { ...namesOf(desk.current()), entities }, store.archive);

  assert.deepEqual(running?.expression, desk.current().watches.find(({ name }) => name === "names")?.expression);
});
