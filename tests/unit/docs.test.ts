// What the documents say is true: files exist, commands exist, the walk through the house is as short as it says.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { workNames } from "../../workers/work.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const read = (name: string) => readFileSync(join(root, name), "utf8");
const lineCount = (text: string) => text.split("\n").length - 1;
const decisions = readdirSync(join(root, "docs/decisions")).map((name) => `docs/decisions/${name}`);
const guides = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const documents = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", ...guides, ...decisions];
const scripts: { scripts: Record<string, string>; dependencies: Record<string, string> } = JSON.parse(
  read("package.json"),
);

test("README and ARCHITECTURE: their length -> within what a reader has time for", () => {
  assert.ok(lineCount(read("README.md")) <= 120);
  assert.ok(lineCount(read("ARCHITECTURE.md")) <= 200);
});

for (const name of documents) {
  test(`${name}: links to files -> exist`, () => {
    const links = [...read(name).matchAll(/\]\((?!https?:)([^)#]+)/g)].flatMap(([, link]) => link ?? []);
    for (const link of links) assert.ok(existsSync(join(root, dirname(name), link)), link);
  });

  test(`${name}: files of the source it names -> exist`, () => {
    const named = [...read(name).matchAll(/`((?:src|workers|tests|config|bench)\/[\w./-]+\.\w+)`/g)];
    for (const [, path = ""] of named) assert.ok(existsSync(join(root, path)), path);
  });

  test(`${name}: commands it shows -> exist`, () => {
    const text = read(name);
    const commands = [...text.matchAll(/npx newswatch ([a-z]+)(?: ([a-z-]+))?/g)];
    const known = readdirSync(join(root, "src/cli")).map((file) => file.replace(".ts", ""));
    for (const [, command = "", queue] of commands) {
      assert.ok(known.includes(command), command);
      if (command === "work" && queue !== undefined)
        assert.ok(
          workNames.some((work) => work === queue),
          queue,
        );
    }
    for (const [, script = ""] of text.matchAll(/npm run ([\w:-]+)/g)) assert.ok(script in scripts.scripts, script);
  });
}

test("ARCHITECTURE: the walk from feed to webhook -> at most 8 files and 600 lines", () => {
  const walk = [...read("ARCHITECTURE.md").matchAll(/^\d\. `([^`]+)`|^6\. `([^`]+)`/gm)].map(([, path]) => path ?? "");
  const lines = walk.reduce((sum, path) => sum + lineCount(read(path)), 0);

  assert.equal(walk.length, 8);
  assert.ok(lines <= 600, `${lines} lines`);
});

test("ARCHITECTURE: every package that is needed to run -> has its reason", () => {
  const text = read("ARCHITECTURE.md");
  for (const name of Object.keys(scripts.dependencies)) assert.ok(text.includes(`\`${name}\``), name);
});

test("README: its watch -> is YAML with the keys a watch has", () => {
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(read("README.md")) ?? [];
  const { watches }: { watches: Record<string, string>[] } = parse(yaml);

  assert.deepEqual(Object.keys(watches[0] ?? {}).sort(), ["level", "name", "title", "when"]);
});
