// The config that the program ships is right, and is what the documents say it is.
import assert from "node:assert/strict";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { failed, runWatchTests } from "../../src/core/watch-tools/run-tests.ts";
import { configFolder, settingsOf } from "../helpers/config-folder.ts";

const shipped = settingsOf(fileURLToPath(new URL("../../../config/", import.meta.url)));

test("shipped config: an empty environment -> valid, with feeds, both watches, and a route for everything", async () => {
  const { desk } = await shipped;

  assert.ok(desk.feeds.length > 25, `${desk.feeds.length} feeds`);
  assert.deepEqual(desk.watches.map(({ name }) => name).sort(), ["leader-visit", "partnership-statement"]);
  assert.deepEqual(desk.channels, [{ name: "console", kind: "console", format: "auto" }]);
  assert.deepEqual(desk.routes, [{ name: "everything", watches: ["*"], level: "low", channel: "console" }]);
});

test("shipped config: newswatch.yaml -> says what the program does without it", async (t) => {
  const bare = await settingsOf(await configFolder(t));

  const { service } = await shipped;

  assert.deepEqual({ ...service, configFolder: "" }, { ...bare.service, configFolder: "" });
});

test("shipped config: the sample wire -> is on, and is the only private address that may be fetched", async () => {
  const { desk, service } = await shipped;

  assert.equal(desk.feeds[0]?.url, "http://127.0.0.1:8080/sample-wire/feed.xml");
  assert.deepEqual(service.allowPrivate, ["127.0.0.1:8080"]);
});

test("shipped config: feeds in at least three languages from at least ten countries -> a desk's view", async () => {
  const { desk } = await shipped;

  assert.ok(new Set(desk.feeds.map(({ country }) => country)).size >= 10);
  assert.ok(["en", "ru", "zh"].every((language) => desk.feeds.some((feed) => feed.language === language)));
});

test("shipped config: its watches -> each has tests both ways, and all of them pass", async () => {
  const { desk } = await shipped;

  for (const { name, tests = [] } of desk.watches) {
    assert.deepEqual([...new Set(tests.map(({ expect }) => expect))].sort(), ["match", "no-match"], name);
  }
  assert.deepEqual(failed(runWatchTests(desk.watches)), []);
});
