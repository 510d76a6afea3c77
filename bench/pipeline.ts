// Measures the whole way on a local fake site: articles per second per core through fetch, extract, store, judge,
// the share of each step, and the time from publication in the feed to the webhook's arrival.
//   npm run bench [-- --articles 600]
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureLatency } from "./pipeline-latency.ts";
import { measureSteps, type StepTimes } from "./pipeline-steps.ts";

const { values } = parseArgs({
  options: { articles: { type: "string", default: "400" }, latency: { type: "string", default: "20" } },
});
const articles = Number(values.articles);
const stories = Number(values.latency);

const names = ["fetch", "extract", "store", "judge"] as const;
const fixed = (number: number, digits = 1) => number.toFixed(digits);

function report(times: StepTimes): void {
  const totalMs = names.reduce((sum, name) => sum + times.cpuMs[name], 0);
  console.log(`\n${times.articles} articles, one after another, on ${cpus()[0]?.model ?? "an unknown processor"}`);
  console.log("step       CPU ms/article   share of CPU   wall ms/article");
  for (const name of names) {
    const cpu = times.cpuMs[name] / times.articles;
    const wall = times.wallMs[name] / times.articles;
    const share = `${fixed((100 * times.cpuMs[name]) / totalMs)} %`;
    console.log(
      `${name.padEnd(10)} ${fixed(cpu, 2).padStart(14)} ${share.padStart(14)} ${fixed(wall, 2).padStart(17)}`,
    );
  }
  console.log(`articles per second per core (node): ${fixed((1000 * times.articles) / totalMs)}`);
  console.log(
    `articles per second per core (node and PostgreSQL): ${fixed((1000 * times.articles) / (totalMs + times.postgresCpuMs))}`,
  );
}

async function main(): Promise<void> {
  const site = fork(fileURLToPath(new URL("./pipeline-site.js", import.meta.url)));
  try {
    const siteUrl = await urlFrom(site);
    report(await measureSteps(siteUrl, articles));

    const latency = await measureLatency(stories);
    console.log(`\n${latency.count} stories through the running service, feed looked at every second`);
    console.log(
      `from publication in the feed to the webhook's arrival: median ${fixed(latency.p50Ms, 0)} ms, 95 % within ${fixed(latency.p95Ms, 0)} ms`,
    );
  } finally {
    site.kill();
  }
}

async function urlFrom(site: ChildProcess): Promise<string> {
  const [message] = await once(site, "message");
  return String(message);
}

await main();
