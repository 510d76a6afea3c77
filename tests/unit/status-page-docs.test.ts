// docs/operating.md keeps its word: its addresses answer, its figures, commands and variables exist.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after as afterAll, test } from "node:test";
import { fileURLToPath } from "node:url";
import { noRhythm } from "../../src/core/feed/feed-memory.ts";
import { createApp } from "../../src/http/app.ts";
import { feedMemory, minuteMs, start } from "../helpers/make.ts";
import { feedFacts, httpNeeds, statusFacts } from "../helpers/status.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const page = await readFile(join(root, "docs/operating.md"), "utf8");

const facts = statusFacts({
  feeds: [feedFacts({ memory: feedMemory({ rhythm: { ...noRhythm, weightedRate: 1, weight: 1 } }) })],
  channelsOff: [{ channel: "hook", why: "http-410", since: new Date(start.getTime() - minuteMs) }],
});
const app = createApp(httpNeeds({ status: { facts: async () => facts, alerts: async () => [] } }));
afterAll(() => app.close());

function all(pattern: RegExp): readonly string[] {
  return [...new Set([...page.matchAll(pattern)].map(([, found = ""]) => found))];
}

test("docs/operating.md: each address it asks with curl or lists -> answers with 200", async () => {
  const asked = [...all(/curl -s "?http:\/\/127\.0\.0\.1:8080([^\s"]+)/g), ...all(/^\| `(\/[a-z.]+)`/gm), "/healthz"];
  assert.ok(asked.length >= 8, asked.join(" "));
  for (const url of asked) assert.equal((await app.inject({ method: "GET", url })).statusCode, 200, url);
});

test("docs/operating.md: the figures it names -> are told, and all that are told are named", async () => {
  const { body } = await app.inject({ method: "GET", url: "/metrics" });
  const told = [...body.matchAll(/^# TYPE (newswatch_\w+)/gm)].map(([, name = ""]) => name);
  const own = told.filter((name) => !/^newswatch_(process|nodejs)_/.test(name));
  const named = all(/`(newswatch_[a-z_]+[a-z])[`{]/g);
  assert.deepEqual([...named].sort(), [...own].sort());
});

test("docs/operating.md: the commands it names -> exist", () => {
  const commands = all(/`newswatch ([a-z]+)[^`]*`/g);
  const named = ["check", "explain", "feeds", "migrate", "replay", "reprocess", "schemas", "start", "status"];
  assert.deepEqual([...commands].sort(), [...named, "watches", "work"]);
  for (const command of commands) assert.ok(existsSync(join(root, `src/cli/${command}.ts`)), command);
});

test("docs/operating.md: the variables it names -> are read somewhere, and all that are read are named", async () => {
  const named = all(/`((?:NEWSWATCH|DATABASE|REDIS|NO)_[A-Z_]+)`/g).filter((name) => !name.endsWith("_FILE"));
  const sources = await Promise.all(
    ["src/settings", "src/cli"].map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true });
      const files = names.filter((name) => name.endsWith(".ts"));
      return Promise.all(files.map((file) => readFile(join(root, folder, file), "utf8")));
    }),
  );
  const read = new Set(
    sources
      .flat()
      .flatMap((text) => [...text.matchAll(/"((?:NEWSWATCH|DATABASE|REDIS|NO)_[A-Z_]+)"/g)].map(([, name]) => name)),
  );
  assert.deepEqual([...named].sort(), [...read].sort());
});
