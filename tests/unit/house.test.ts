// The plan of the house, held by a test that is itself proven by planted faults.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { version } from "../../src/core/version.ts";
import { faultsIn, readTree, roomOf } from "../helpers/house-rules.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

function planted(path: string, ...lines: readonly string[]): readonly string[] {
  return faultsIn([{ path, text: `// A planted file.\n${lines.join("\n")}\n` }]).map((fault) => fault.rule);
}

test("house: every file of ours -> keeps to the plan", () => {
  const files = readTree(root, ["src", "workers", "bench"]);

  assert.ok(files.length > 60, `only ${files.length} files were looked at`);
  assert.deepEqual(faultsIn(files), []);
});

test("house: every room is looked at -> none is empty", () => {
  const rooms = new Set(readTree(root, ["src", "workers"]).map((file) => roomOf(file.path)));

  for (const room of [
    "core",
    "steps",
    "web",
    "feeds",
    "pages",
    "store",
    "queue",
    "channels",
    "http",
    "settings",
    "cli",
  ]) {
    assert.ok(rooms.has(room), `${room} has no file`);
  }
});

test("house: a step that reaches into the store -> is found", () => {
  assert.deepEqual(planted("src/steps/a.ts", 'import { x } from "../store/items.ts";'), ["steps may not import store"]);
});

test("house: a door that reaches into another -> is found, also over several lines", () => {
  assert.deepEqual(planted("src/store/a.ts", "import {", "  x,", '} from "../feeds/x.ts";'), [
    "store may not import feeds",
  ]);
  assert.deepEqual(planted("src/web/a.ts", 'export { x } from "../pages/x.ts";'), ["web may not import pages"]);
  assert.deepEqual(planted("src/web/a.ts", 'const x = await import("../pages/x.ts");'), ["web may not import pages"]);
});

test("house: a package in a room that is not its own -> is found", () => {
  assert.deepEqual(planted("src/queue/a.ts", 'import postgres from "postgres";'), ["postgres has no place in queue"]);
  assert.deepEqual(planted("src/feeds/a.ts", 'import "left-pad";'), ["left-pad has no place in feeds"]);
  assert.deepEqual(planted("src/http/a.ts", 'import x from "@scope/thing/deep.js";'), [
    "@scope/thing has no place in http",
  ]);
});

test("house: node or a package in the thinking room -> is found", () => {
  assert.deepEqual(planted("src/core/a.ts", 'import { readFileSync } from "node:fs";'), [
    "core may not import node:fs",
  ]);
  assert.deepEqual(planted("src/core/a.ts", 'import { z } from "zod";'), ["zod has no place in core"]);
  assert.deepEqual(planted("src/steps/a.ts", 'import { hash } from "node:crypto";'), [
    "steps may not import node:crypto",
  ]);
});

test("house: a clock or dice in core or steps -> is found, in doors allowed", () => {
  const clock = "a clock or dice where only thinking is done";

  assert.deepEqual(planted("src/core/a.ts", "const now = new Date();"), [clock]);
  assert.deepEqual(planted("src/core/a.ts", "const now = Date.now();"), [clock]);
  assert.deepEqual(planted("src/steps/a.ts", "const dice = Math.random();"), [clock]);
  assert.deepEqual(planted("src/core/a.ts", "const then = new Date(5);", "// Date.now() in a comment"), []);
  assert.deepEqual(planted("src/web/a.ts", "const now = Date.now();"), []);
});

test("house: a cast, an any or a silenced check -> is found", () => {
  const cast = "a cast, an any, or a silenced check";

  assert.deepEqual(planted("src/web/a.ts", "const a = b as Thing;"), [cast]);
  assert.deepEqual(planted("src/web/a.ts", "const a: any = b;"), [cast]);
  assert.deepEqual(planted("src/web/a.ts", "// @ts-ignore", "x();"), [cast]);
  assert.deepEqual(planted("src/web/a.ts", "const a = [1] as const;", 'const b = "as Thing";'), []);
});

test("house: a name that says nothing, a file too long, work left for later -> are found", () => {
  assert.deepEqual(planted("src/web/utils.ts"), ["a name that says nothing"]);
  assert.deepEqual(planted("src/web/a.ts", ...Array.from({ length: 260 }, () => "x();")), ["longer than 250 lines"]);
  assert.deepEqual(planted("src/web/a.ts", "// TODO mend this"), ["work left for later"]);
});

test("house: a file that does not say its job -> is found", () => {
  assert.deepEqual(
    faultsIn([{ path: "src/web/a.ts", text: "export const x = 1;\n" }]).map((fault) => fault.rule),
    ["no first line that says the file's job"],
  );
});

test("house: an import without its ending -> is found", () => {
  assert.deepEqual(planted("src/web/a.ts", 'import { x } from "./x.js";'), ["the import ./x.js does not end in .ts"]);
});

test("version: as the program tells it -> is the package's", () => {
  const manifest: { version: string } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));

  assert.equal(version, manifest.version);
});
