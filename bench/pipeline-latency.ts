// How long a story takes from its publication in the feed to the webhook, through the real service.
import { catcher } from "../tests/helpers/catcher.ts";
import { fakeSite } from "../tests/helpers/fake-site.ts";
import { freePort } from "../tests/helpers/listening.ts";
import { makePlace, startProgram } from "../tests/helpers/program.ts";
import {
  alertsFile,
  feedsFile,
  hookSecret,
  publishOldNews,
  serviceFile,
  watchesFile,
} from "../tests/helpers/scenario.ts";
import { until } from "../tests/helpers/until.ts";

export type Latency = { readonly count: number; readonly p50Ms: number; readonly p95Ms: number };

export async function measureLatency(count: number): Promise<Latency> {
  const site = await fakeSite();
  const hook = await catcher();
  publishOldNews(site);
  const place = await makePlace({
    "newswatch.yaml": serviceFile(await freePort()),
    "feeds.yaml": feedsFile(site),
    "entities.yaml": "entities: {}\n",
    "watches/desk.yaml": watchesFile,
    "alerts.yaml": alertsFile(hook),
  });
  const program = startProgram(place, ["start"], { HOOK_SECRET: hookSecret });
  try {
    const looks = () => site.asked.get("/feeds/north.xml") ?? 0;
    await until(() => looks() >= 2 || undefined, { withinMs: 60_000, what: "the feed has its baseline" });
    const times: number[] = [];
    for (let index = 0; index < count; index++) times.push(await tell(index));
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
    return { count, p50Ms: at(0.5), p95Ms: at(0.95) };
  } finally {
    await program.end("SIGTERM");
    await site.close();
    await hook.close();
    await place.remove();
  }

  async function tell(index: number): Promise<number> {
    const before = hook.caught.length;
    const publishedAt = Date.now();
    const sentence = `President Xi will visit harbour ${index} tomorrow, the port's master said on the quay.`;
    site.publish("north", [
      { slug: `bench-${index}`, title: `Harbour ${index} sweeps its quays`, paragraphs: [sentence, sentence] },
    ]);
    await until(() => hook.caught.length > before || undefined, { withinMs: 60_000, what: "the webhook comes" });
    return (hook.caught.at(-1)?.at.getTime() ?? Number.NaN) - publishedAt;
  }
}
