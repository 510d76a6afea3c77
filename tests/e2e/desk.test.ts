// Two articles of the kind the first desk lives on, served as pages through the whole service with the shipped watches:
// the partnership watch fires on both, the visit watch on the first and not on the second. The two here are ours; with
// NEWSWATCH_SEEDS the first two texts of that folder are taken through in the same way.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { FakeItem } from "../helpers/fake-site.ts";
import { runProgram, startProgram } from "../helpers/program.ts";
import { toldBy } from "../helpers/scenario.ts";
import { makeScene } from "../helpers/scene.ts";
import { until } from "../helpers/until.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const seeds = process.env["NEWSWATCH_SEEDS"];

/** The text as a page: its first line is the headline, each further line a paragraph. */
async function pageOf(path: string, slug: string): Promise<FakeItem> {
  const lines = (await readFile(path, "utf8")).split("\n").map((line) => line.trim());
  const [title = "", ...paragraphs] = lines.filter((line) => line !== "");
  return { slug, title: title.split(" » ").at(-1) ?? title, paragraphs: [title, ...paragraphs], summary: "" };
}

async function takeThrough(t: TestContext, [first, second]: readonly [FakeItem, FakeItem]) {
  const shipped = async (name: string) => readFile(join(root, "config", name), "utf8");
  const names = (await readdir(join(root, "config", "entities"))).map((name) => `entities/${name}`);
  const entities = await Promise.all(
    ["entities.yaml", ...names].map(async (name) => [name, await shipped(name)] as const),
  );
  const { site, hook, place, env, baselined, close } = await makeScene({
    ...Object.fromEntries(entities),
    "watches/desk.yaml": await shipped("watches/leader-visits.yaml"),
    "watches/partnership.yaml": await shipped("watches/partnership.yaml"),
  });
  const program = startProgram(place, ["start"], env);
  t.after(async () => {
    await program.end("SIGKILL");
    await close();
  });

  await baselined();
  site.publish("north", [first, second]);
  const settled = async () => {
    const explained = await Promise.all(
      [first, second].map(({ slug }) => runProgram(place, ["explain", site.pageUrl(slug)], env)),
    );
    return explained.every(({ out }) => /outcome +(matched|no-match)/.test(out))
      ? explained.map(({ out }) => out)
      : undefined;
  };
  const explained = await until(settled, { withinMs: 60_000, what: "both are judged" });
  await until(() => hook.caught.length >= 3 || undefined, {
    withinMs: 60_000,
    what: `three alerts:\n${explained.join("\n")}`,
  });
  assert.equal(await program.end("SIGTERM"), 0, program.err());
  return { told: [...toldBy(hook)].sort(), explained };
}

const wanted = ["leader-visit first", "partnership-statement first", "partnership-statement second"];

test("desk: a rewritten report with a coming visit, and a page of two pieces with debris -> the watches tell them apart", async (t) => {
  const folder = join(root, "tests/fixtures/desk");
  const { told, explained } = await takeThrough(t, [
    await pageOf(join(folder, "rewritten-message.txt"), "first"),
    await pageOf(join(folder, "two-pieces.txt"), "second"),
  ]);

  assert.deepEqual(told, wanted);
  assert.match(explained[1] ?? "", /leader-visit: would not match/);
});

const reason = "NEWSWATCH_SEEDS names no folder";
test("desk: the two seed articles -> the same", { skip: seeds === undefined && reason }, async (t) => {
  const [first = "", second = ""] = (await readdir(seeds ?? "")).filter((name) => name.endsWith(".txt")).sort();
  const { told } = await takeThrough(t, [
    await pageOf(join(seeds ?? "", first), "first"),
    await pageOf(join(seeds ?? "", second), "second"),
  ]);

  assert.deepEqual(told, wanted);
});
