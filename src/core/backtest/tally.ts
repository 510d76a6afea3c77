// Counts what a rule would have done over the archive: articles, stories, days, and what another rule did instead.
import type { MarkedSentence } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { type DutyHours, offDuty } from "../watch/duty.ts";

/** An article that the rule met, or the rule before it. */
export type Hit = {
  readonly storyId: string;
  readonly at: Date;
  readonly title: string;
  readonly link: string | undefined;
  readonly met: "now" | "both" | "before";
};

export type Sample = Omit<Hit, "storyId" | "met"> & { readonly sentences: readonly MarkedSentence[] };

export type DayCount = {
  /** In UTC, `2026-11-20`. */
  readonly day: string;
  readonly articles: number;
  readonly matched: number;
  /** Stories that were met first on this day: each would have been one alert. */
  readonly stories: number;
};

export type Backtest = {
  readonly articles: number;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly matched: number;
  readonly stories: number;
  /** Stories with an article that came while the watch was on duty. */
  readonly alerts: number;
  readonly daily: readonly DayCount[];
  readonly samples: readonly Sample[];
  /** Against the rule before; undefined when there is none. */
  readonly gained: Difference | undefined;
  readonly lost: Difference | undefined;
  /** `time`: the archive goes on, but the time that was given was over. */
  readonly ended: "archive" | "articles" | "time";
};

export type Difference = { readonly articles: number; readonly samples: readonly Sample[] };

export type Tally = {
  readonly days: Map<string, { articles: number; matched: number }>;
  /** When a story was met first, and whether it was met while the watch was on duty. */
  readonly stories: Map<string, { first: number; told: boolean }>;
  readonly samples: Record<Hit["met"], Sample[]>;
  readonly counts: Record<Hit["met"], number>;
  first: Date | undefined;
  last: Date | undefined;
  articles: number;
};

export function newTally(): Tally {
  return {
    days: new Map(),
    stories: new Map(),
    samples: { now: [], both: [], before: [] },
    counts: { now: 0, both: 0, before: 0 },
    first: undefined,
    last: undefined,
    articles: 0,
  };
}

/** Articles come the newest first. */
export function countArticle(tally: Tally, at: Date): void {
  const day = dayOf(tally, at);
  day.articles += 1;
  tally.articles += 1;
  if (tally.first === undefined || at < tally.first) tally.first = at;
  if (tally.last === undefined || at > tally.last) tally.last = at;
}

/** `sentencesOf` is asked only for the few hits that are shown. */
export function countHit(
  tally: Tally,
  { storyId, met, ...shown }: Hit,
  {
    only,
    sentencesOf,
  }: { readonly only: DutyHours | undefined; readonly sentencesOf: () => readonly MarkedSentence[] },
): void {
  tally.counts[met] += 1;
  const samples = tally.samples[met];
  if (samples.length < limits.backtestSamplesMax) samples.push({ ...shown, sentences: sentencesOf() });
  if (met === "before") return;

  dayOf(tally, shown.at).matched += 1;
  const known = tally.stories.get(storyId);
  const told = offDuty({ only }, shown.at) === undefined || known?.told === true;
  tally.stories.set(storyId, { first: Math.min(known?.first ?? Number.POSITIVE_INFINITY, shown.at.getTime()), told });
}

export function backtestOf(
  tally: Tally,
  { hasBefore, ended }: { readonly hasBefore: boolean; readonly ended: Backtest["ended"] },
): Backtest {
  const { counts, samples, stories } = tally;
  const newestFirst = [...samples.now, ...samples.both].toSorted((one, other) => other.at.getTime() - one.at.getTime());
  return {
    articles: tally.articles,
    from: tally.first,
    to: tally.last,
    matched: counts.now + counts.both,
    stories: stories.size,
    alerts: [...stories.values()].filter(({ told }) => told).length,
    daily: dailyOf(tally),
    samples: newestFirst.slice(0, limits.backtestSamplesMax),
    gained: hasBefore ? { articles: counts.now, samples: samples.now } : undefined,
    lost: hasBefore ? { articles: counts.before, samples: samples.before } : undefined,
    ended,
  };
}

const dayMs = 86_400_000;

/** How many days the archive reaches over, for rates; less than one day counts as one. */
export function daysOf({ from, to }: Pick<Backtest, "from" | "to">): number {
  if (from === undefined || to === undefined) return 1;

  return Math.max(1, (to.getTime() - from.getTime()) / dayMs);
}

function dailyOf({ days, stories }: Tally): readonly DayCount[] {
  const storiesOn = new Map<string, number>();
  for (const { first } of stories.values()) {
    const day = dayName(new Date(first));
    storiesOn.set(day, (storiesOn.get(day) ?? 0) + 1);
  }
  return [...days]
    .map(([day, counts]) => ({ day, ...counts, stories: storiesOn.get(day) ?? 0 }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

function dayOf({ days }: Tally, at: Date): { articles: number; matched: number } {
  const name = dayName(at);
  const known = days.get(name);
  if (known !== undefined) return known;

  const day = { articles: 0, matched: 0 };
  days.set(name, day);
  return day;
}

function dayName(at: Date): string {
  return at.toISOString().slice(0, 10);
}
