// Scores the reader as Rachel Kroll's feed reader score does: the real step on a real database over a simulated month.
//   node dist/bench/politeness.js [--days 30] [--every-minutes 15]
import { parseArgs } from "node:util";
import { politeProfiles } from "../tests/helpers/polite-profiles.ts";
import { faultsOf, scoreColumns } from "../tests/helpers/polite-site.ts";
import { simulate } from "../tests/helpers/simulated-reader.ts";
import { freshDatabase } from "./fresh-database.ts";

const { values } = parseArgs({
  options: { days: { type: "string", default: "30" }, "every-minutes": { type: "string", default: "15" } },
});
const days = Number(values.days);
const everyMs = Number(values["every-minutes"]) * 60_000;
const database = await freshDatabase();
const startedAt = performance.now();
try {
  const run = { databaseUrl: database.url, profiles: politeProfiles(days), days, everyMs, restartAfterLooks: 500 };
  const { judged, looks, restarts } = await simulate(run);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${days} simulated days, feeds every ${values["every-minutes"]} min, ${looks} looks, ${restarts} restarts, ${seconds.toFixed(0)} s`,
  );
  console.log(`| server | ${scoreColumns.join(" | ")} |`);
  for (const { name, score } of judged) {
    console.log(`| ${name} | ${scoreColumns.map((column) => score[column]).join(" | ")} |`);
  }
  const faults = judged.flatMap(faultsOf);
  console.log(faults.length === 0 ? "0 faults" : faults.join("\n"));
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await database.stop();
}
