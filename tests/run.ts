// Runs the tests: one PostgreSQL server for all of them, each file in its own process, and a closing line that counts.
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";
import { testServer } from "./helpers/database.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const folders = ["unit", "steps", "integration", "e2e", "browser"];
/** All unit tests in one process: starting one for each file would take longer than the tests. */
const units = join(here, "units.js");
const fileTimeoutMs = 8 * 60_000;

/** Names on the command line choose files: `node dist/tests/run.js store` runs those with "store" in their name. */
function chosen(words: readonly string[]): readonly string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(join(here, folder))
      .filter((name) => name.endsWith(".test.js"))
      .map((name) => join(here, folder, name)),
  );
  if (words.length > 0) return files.filter((file) => words.some((word) => basename(file).includes(word)));
  return [units, ...files.filter((file) => !file.startsWith(join(here, "unit")))];
}

type Counts = { passed: number; failed: number; skipped: number; readonly whySkipped: Set<string> };

async function runFiles(files: readonly string[], counts: Counts): Promise<void> {
  const stream = run({ files: [...files], concurrency: 2, timeout: fileTimeoutMs });
  const isFile = (name: string) => files.includes(name);
  stream.on("test:pass", ({ name, skip, details }) => {
    if (details.type === "suite" || isFile(name)) return;
    if (skip === undefined) {
      counts.passed += 1;
      return;
    }
    counts.skipped += 1;
    counts.whySkipped.add(typeof skip === "string" ? skip : "no reason is given");
  });
  stream.on("test:fail", ({ details }) => {
    if (details.type !== "suite") counts.failed += 1;
  });
  const report = stream.compose(new spec());
  for await (const part of report) process.stdout.write(part);
}

const files = chosen(process.argv.slice(2));
if (files.length === 0) throw new Error("No test file was found.");

const counts: Counts = { passed: 0, failed: 0, skipped: 0, whySkipped: new Set() };
const server = await testServer();
process.env["NEWSWATCH_TEST_SERVER"] = server.url;
try {
  await runFiles(files, counts);
} finally {
  await server.stop();
}
if (counts.passed === 0) counts.failed += 1;
if (counts.skipped > 0) console.log(`${counts.skipped} skipped: ${[...counts.whySkipped].join("; ")}`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
