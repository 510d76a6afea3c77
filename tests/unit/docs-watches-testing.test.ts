// Holds docs/watches-testing.md to its word: its files are taken by the settings, its tests pass, its tools exist.
import assert from "node:assert/strict";
import { test } from "node:test";
import { watches } from "../../src/cli/watches.ts";
import { failed, runWatchTests } from "../../src/core/watch-tools/run-tests.ts";
import { configFolder, settingsOf } from "../helpers/config-folder.ts";
import { readShipped } from "../helpers/shipped-watches.ts";
import { terminalFor } from "../helpers/terminal.ts";

const page = readShipped("docs/watches-testing.md");
const blocks = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, yaml = ""]) => yaml);

test("docs/watches-testing.md: its files -> right, and every test in them passes", async (t) => {
  const [rules = "", beside = "", more = "", ...others] = blocks;
  assert.deepEqual(others, []);
  const folder = await configFolder(t, {
    "watches/ports.yaml": rules,
    "watches/ports.test.yaml": beside,
    "watches/rivers.yaml": more,
  });

  const { desk } = await settingsOf(folder);
  const outcomes = runWatchTests(desk.watches);

  assert.deepEqual(
    desk.watches.map(({ name }) => name),
    ["port-strike", "river-floods", "visits"],
  );
  assert.equal(outcomes.length, 4);
  assert.deepEqual(failed(outcomes), []);
});

test("docs/watches-testing.md: every tool -> is on the page, and every tool of the page exists", async () => {
  const { terminal, err } = terminalFor("/nonexistent");
  await watches.run([], terminal);
  const tools = [...err().matchAll(/newswatch watches ([a-z]+)/g)].map(([, tool]) => tool);
  const named = new Set([...page.matchAll(/`(?:npx newswatch )?watches ([a-z]+)/g)].map(([, tool]) => tool));

  assert.deepEqual([...named].sort(), tools.sort());
});

test("docs/watches-testing.md: its length -> a page, not a book", () => {
  assert.ok(page.split("\n").length <= 120);
});
