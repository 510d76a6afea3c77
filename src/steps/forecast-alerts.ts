// Foretells, from a sample of the newest stored articles, how many alerts an hour each watch would raise.
import { offDuty } from "../core/watch/duty.ts";
import { openWatchSet } from "../core/watch/engine/watch-set.ts";
import { readText } from "../core/watch/judge.ts";
import type { Watch } from "../core/watch/watch.ts";
import type { ArchiveAsked, ArchiveStore } from "../ports/archive.ts";
import type { Clock } from "../ports/clock-and-log.ts";

export type ForecastNeeds = { readonly archive: Pick<ArchiveStore, "articles">; readonly clock: Clock };
export type ForecastAsked = ArchiveAsked & { readonly deadline: Date };

const hourMs = 3_600_000;

/** By name; every watch has its figure. A sample of less than an hour counts as one. */
export async function forecastAlerts(
  watches: readonly Watch[],
  asked: ForecastAsked,
  { archive, clock }: ForecastNeeds,
): Promise<ReadonlyMap<string, number>> {
  const set = openWatchSet(watches);
  const stories = new Map(watches.map(({ name }) => [name, new Set<string>()]));
  const times: number[] = [];
  for await (const page of archive.articles(asked)) {
    for (const { storyId, judgedAt, text } of page) {
      times.push(judgedAt.getTime());
      for (const { name, only } of set.metBy(readText(text))) {
        if (offDuty({ only }, judgedAt) === undefined) stories.get(name)?.add(storyId);
      }
    }
    if (clock.now() >= asked.deadline) break;
  }
  const hours = Math.max(1, spanMs(times) / hourMs);
  return new Map([...stories].map(([name, ids]) => [name, ids.size / hours]));
}

function spanMs(times: readonly number[]): number {
  const [first = 0] = times;
  const { least, most } = times.reduce(
    (span, time) => ({ least: Math.min(span.least, time), most: Math.max(span.most, time) }),
    { least: first, most: first },
  );
  return most - least;
}
