// A new operator, with docs/watches.md and docs/watches-testing.md alone: writes a watch with tests, sees one fail, mends the
// rule, tries it on the archive, saves it while the service runs, and gets its alert.
import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { runProgram, startProgram } from "../helpers/program.ts";
import { toldBy } from "../helpers/scenario.ts";
import { makeScene } from "../helpers/scene.ts";
import { until } from "../helpers/until.ts";

function draft(rule: string): string {
  return `watches:
  - name: port-strike
    title: Strikes in ports
    when: ${rule}
    tests:
      - {name: dockers, text: Dockers begin a strike, expect: match}
      - {name: an air strike, text: Air strike near a port, expect: no-match}
`;
}

test("watches: a new operator -> fails a test, mends the rule, backtests it, saves it, gets its alert", async (t) => {
  const { site, hook, place, env, baselined, close } = await makeScene();
  const program = startProgram(place, ["start"], env);
  t.after(async () => {
    await program.end("SIGKILL");
    await close();
  });
  await baselined();
  const newswatch = (...args: readonly string[]) => runProgram(place, ["watches", ...args], env);

  const file = join(place.folder, "draft.yaml");
  await writeFile(file, draft("strike* NEAR/6 (port OR docker*)"));
  const failing = await newswatch("test", file);
  assert.equal(failing.code, 1, failing.err);
  assert.match(failing.out, /draft\.yaml:7:9 port-strike: an air strike\n.*\n {4}Air «strike» near a «port»/);

  const mended = draft(`(strike* NEAR/6 (port OR docker*)) AND NOT "air strike"`);
  await writeFile(file, mended);
  const passing = await newswatch("test", file);
  assert.deepEqual([passing.code, passing.out], [0, "2 tests of 1 watch: all pass\n"]);

  site.publish("north", [
    { slug: "before", title: "Port strike looms", paragraphs: ["Dockers speak of a strike."], summary: "" },
  ]);
  const tried = async () => {
    const { out } = await newswatch("backtest", "port-strike", "--file", file);
    return /met by 1 article in 1 story/.test(out) ? out : undefined;
  };
  const backtest = await until(tried, { withinMs: 60_000, what: "the archive holds the article" });
  assert.match(backtest, /«Port» «strike» looms/);
  assert.match(backtest, /route \S+ to \S+: 1 a day/);

  await mkdir(join(place.folder, "config/watches"), { recursive: true });
  await writeFile(join(place.folder, "config/watches/ports.yaml"), mended);
  await program.said("the new settings are in force");
  site.publish("north", [
    { slug: "strike", title: "Dockers begin a strike", paragraphs: ["The port is closed."], summary: "" },
  ]);
  await until(() => toldBy(hook).includes("port-strike strike") || undefined, { withinMs: 60_000, what: "the alert" });

  const why = await newswatch("explain", "port-strike", site.pageUrl("strike"));
  assert.match(why.out, /^port-strike: met\n {2}«Dockers» begin a «strike»/);
  assert.deepEqual(
    toldBy(hook).filter((told) => told.endsWith("before")),
    [],
  );
  assert.equal(await program.end("SIGTERM"), 0, program.err());
});
