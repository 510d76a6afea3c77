// A million feeds as rows: what it takes to find and claim the next thousand that are due.
import { performance } from "node:perf_hooks";
import type { OpenStore } from "../src/store/open-store.ts";

const wanted = 1_000;
const atATime = 8;

export async function millionRows({ sql, feeds }: OpenStore, rows: number): Promise<void> {
  await sql`
    insert into feeds (id, name, url, outlet, country, language, interval_ms, window_ms, due_at, created_at)
    select
      gen_random_uuid(), 'row-' || number, 'http://row-' || number || '.example/feed', 'Row', 'ZZ', 'en', 900000, 259200000,
      now() + (random() * 900 - 60) * interval '1 second', now()
    from generate_series(1, ${rows}::integer) as number`;
  await sql`vacuum analyze feeds`;
  const now = new Date();
  const plan = await sql<{ "QUERY PLAN": string }[]>`
    explain (analyze, buffers) select id from feeds where active and due_at <= ${now} order by due_at limit ${wanted}`;
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const startedAt = performance.now();
    await feeds.due(now, wanted);
    times.push(performance.now() - startedAt);
  }
  const ids = [...(await feeds.due(now, wanted))];
  const startedAt = performance.now();
  const claim = async () => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) await feeds.claim(id, now, 60_000);
  };
  await Promise.all(Array.from({ length: atATime }, claim));
  const claimMs = performance.now() - startedAt;
  const [middle = 0] = times.toSorted((one, other) => one - other).slice(times.length / 2);
  console.log(
    `${rows} feeds as rows: the next ${wanted} due found in ${middle.toFixed(1)} ms (median of ${times.length})`,
  );
  console.log(`  claimed one by one, ${atATime} at a time, in ${claimMs.toFixed(0)} ms`);
  for (const { "QUERY PLAN": line } of plan) console.log(`  ${line}`);
}
