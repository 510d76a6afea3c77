// How long a story takes from its publication in the feed to the webhook, through the real service.
import { startProgram } from "../tests/helpers/program.ts";
import { makeScene } from "../tests/helpers/scene.ts";
import { until } from "../tests/helpers/until.ts";

export type Latency = { readonly count: number; readonly p50Ms: number; readonly p95Ms: number };

export async function measureLatency(count: number): Promise<Latency> {
  const { site, hook, place, env, baselined, close } = await makeScene();
  const program = startProgram(place, ["start"], env);
  try {
    await baselined();
    const times: number[] = [];
    for (let index = 0; index < count; index++) times.push(await tell(index));
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
    return { count, p50Ms: at(0.5), p95Ms: at(0.95) };
  } finally {
    await program.end("SIGTERM");
    await close();
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
