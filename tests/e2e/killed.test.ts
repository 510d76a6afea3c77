// The whole service killed at random moments: every alert arrives at least once, and a repeated one under the same id.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { shareOf } from "../../src/core/hash.ts";
import { startProgram } from "../helpers/program.ts";
import { expectedLines, publishNews, toldBy } from "../helpers/scenario.ts";
import { makeScene } from "../helpers/scene.ts";
import { until } from "../helpers/until.ts";

const kills = 20;
/** Named in every message, so that a failure can be run again with the moments it had. */
const seed = process.env["NEWSWATCH_SEED"] ?? `${Date.now()}`;

test(`killed: kill -9 of the whole service at ${kills} random moments -> nothing is lost, no alert has two ids`, async (t) => {
  const { site, hook, place, env, baselined, close } = await makeScene();
  t.after(close);

  const first = startProgram(place, ["start"], env);
  await baselined();
  await first.end("SIGKILL");
  let lines: readonly string[] = [];

  for (let kill = 0; kill < kills; kill++) {
    // News comes all the while, so that there is work at every one of the moments.
    if (kill % 2 === 0) lines = expectedLines(publishNews(site, { part: kill / 2, parts: kills / 2 }));
    const program = startProgram(place, ["start"], env);
    // A third of the moments lie in the start itself, the others in the work.
    await pause(200 + shareOf(`${seed} ${kill}`) * 3_000);
    assert.equal(await program.end("SIGKILL"), "SIGKILL", `seed ${seed}: it had ended by itself:\n${program.err()}`);
  }

  const last = startProgram(place, ["start"], env);
  t.after(() => last.end("SIGKILL"));
  await last.said("newswatch is running");
  const missing = () => lines.filter((line) => !toldBy(hook).includes(line));
  // Less than the lease of a claim: the last start must not wait for those of the processes that were killed.
  await until(() => (missing().length === 0 ? true : undefined), {
    withinMs: 60_000,
    what: `seed ${seed}: all are told; never: ${missing().join(", ")}`,
  });
  assert.equal(await last.end("SIGTERM"), 0, last.err());

  assert.deepEqual([...toldBy(hook)].sort(), lines, `seed ${seed}: one id for each alert`);
});
