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

/** A template with the code in it. */
const within = (code: string) => `\`at \${${code}}\``;

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

  for (const line of [
    "const now = new Date();",
    "const now = new Date;",
    "const now = Date();",
    "const now = Date.now();",
    "const { now } = Date;",
    'const now = Date["now"]();',
    "const dice = Math.random();",
    "const { random } = Math;",
    `const text = ${within("Date.now()")};`,
    `const text = ${within(within("new Date()"))};`,
    'const home = process.env["HOME"];',
    "const at = process.hrtime();",
    "const at = performance.now();",
    "const id = crypto.randomUUID();",
    "const timer = setInterval(f, 5);",
    "const timer = setTimeout(f, 5);",
    'const page = fetch("http://x.example");',
  ]) {
    assert.deepEqual(planted("src/core/a.ts", line), [clock], line);
    assert.deepEqual(planted("src/steps/a.ts", line), [clock], line);
    assert.deepEqual(planted("src/web/a.ts", line), [], line);
  }
  for (const line of [
    "const then = new Date(5);",
    "export type When = Date | undefined;",
    "export const isDate = (at: unknown) => at instanceof Date;",
    "const x = 1; // Date.now() in a comment",
    "/* Math.random() */",
    'const x = "Date.now()";',
    "const x = `Date.now()`;",
    "const root = Math.sqrt(2);",
  ]) {
    assert.deepEqual(planted("src/core/a.ts", line), [], line);
  }
});

test("house: a cast or an any -> is found, wherever it hides", () => {
  const cast = "a cast or an any";

  for (const line of [
    "const a = b as Thing;",
    "const a = b as",
    'const a = "http://x.example" + (b as Thing);',
    `const a = ${within("b as Thing")};`,
    "const a = /`/.test(b) ? (b as Thing) : /`/;",
    "const a = half / (b as number) / 2;",
    "const a: any = b;",
    "const a: any[] = b;",
    "const a: Record<string, any> = b;",
    "const a = f<any>(b);",
  ]) {
    assert.deepEqual(planted("src/web/a.ts", line, "  Thing;"), [cast], line);
  }
  for (const line of [
    "const a = [1] as const;",
    'const b = "as Thing";',
    "const c = /as Thing/;",
    "// b as Thing",
    "/* b as Thing */",
    'import { x as y } from "./x.ts";',
    'import * as y from "./x.ts";',
    "export { x as y };",
    "const d = Promise.any([]);",
  ]) {
    assert.deepEqual(planted("src/web/a.ts", line), [], line);
  }
});

test("house: a silenced check -> is found", () => {
  assert.deepEqual(planted("src/web/a.ts", "// @ts-ignore", "const a = x();"), ["a silenced check"]);
});

test("house: an import in another dress -> is found", () => {
  const crossing = ["store may not import feeds"];
  const hidden = ["an import that cannot be seen"];

  assert.deepEqual(planted("src/store/a.ts", "const x = await import(`../feeds/x.ts`);"), crossing);
  assert.deepEqual(planted("src/store/a.ts", '/* why */ import { x } from "../feeds/x.ts";'), crossing);
  assert.deepEqual(planted("src/store/a.ts", "import { x } from '../feeds/x.ts'; // why"), crossing);
  assert.deepEqual(planted("src/store/a.ts", 'export * from "../feeds/x.ts";'), crossing);
  assert.deepEqual(planted("src/store/a.ts", 'export type X = import("../feeds/x.ts").X;'), crossing);
  assert.deepEqual(planted("src/store/a.ts", `const x = await import(${within("room")});`), hidden);
  assert.deepEqual(planted("src/store/a.ts", "const x = await import(path);"), hidden);
  assert.deepEqual(planted("src/store/a.ts", 'const x = require("../feeds/x.ts");'), hidden);
  assert.deepEqual(planted("src/store/a.ts", 'const x = createRequire(here)("left-pad");'), hidden);
  assert.deepEqual(planted("src/web/a.ts", 'const x = process.getBuiltinModule("fs");'), hidden);
  assert.deepEqual(planted("src/store/a.ts", "const x = \"import { x } from '../feeds/x.ts'\";"), []);
  assert.deepEqual(planted("src/store/a.ts", '// import { x } from "../feeds/x.ts";'), []);
});

test("house: something done or kept when a file is imported -> is found, in a program allowed", () => {
  const done = ["something is done or kept when the file is imported"];

  for (const line of [
    "let count = 0;",
    "export let count = 0;",
    "var count = 0;",
    "start();",
    "await start();",
    'process.on("exit", stop);',
    "for (const x of all) x();",
    "(() => start())();",
    "cache.size = 5;",
  ]) {
    assert.deepEqual(planted("src/web/a.ts", line), done, line);
  }
  for (const lines of [
    ["const x = 5;", "export const y = new Set([1]);"],
    ["function f() {", "  let count = 0;", "  start();", "}"],
    ["export async function f() {", "  await start();", "}"],
    ["const query = `", "let us begin", "start();", "`;"],
    ["type A =", '  | "a"', '  | "b";'],
  ]) {
    assert.deepEqual(planted("src/web/a.ts", ...lines), [], lines.join("\n"));
  }
  assert.deepEqual(planted("bench/a.ts", "await run();"), []);
});

test("house: a name that says nothing, a file too long, work left for later -> are found", () => {
  for (const name of ["utils.ts", "url-utils.ts", "feed-data.ts", "string-helpers.ts", "common/x.ts"]) {
    assert.deepEqual(planted(`src/web/${name}`), ["a name that says nothing"], name);
  }
  assert.deepEqual(planted("src/web/database.ts"), []);
  assert.deepEqual(planted("src/web/a.ts", ...Array.from({ length: 260 }, () => "const x = 1;")), [
    "longer than 250 lines",
  ]);
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
