// How often a feed brings news, and when its silence is more than usual: by sums, and on simulated feeds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { noRhythm, type Rhythm } from "../../src/core/feed/feed-memory.ts";
import { quietAfterMs, quietForMs } from "../../src/core/feed/quiet.ts";
import { itemsPerDay, itemsPerHour, rhythmAfter, rhythmInWords, rhythmOfDates } from "../../src/core/feed/rhythm.ts";
import { after, dayMs, entry, hourMs, minuteMs, start } from "../helpers/make.ts";

const lookMs = 15 * minuteMs;

function known(perHour: number, parts: Partial<Rhythm> = {}): Rhythm {
  return { weightedRate: perHour, weight: 1, peakPerHour: 0, longestGapMs: 0, entries: 20, ...parts };
}

/** After so many single items, one every `gapMs`. */
function steady(gapMs: number, times: number, from: Rhythm = noRhythm): Rhythm {
  let rhythm = from;
  for (let index = 0; index < times; index += 1) rhythm = rhythmAfter(rhythm, { items: 1, sinceMs: gapMs, lookMs });
  return rhythm;
}

test("rhythm: nothing seen, or hardly anything -> not known", () => {
  assert.equal(itemsPerHour(noRhythm), undefined);
  assert.equal(rhythmInWords(steady(hourMs, 3)), undefined);
  assert.equal(quietAfterMs(steady(hourMs, 3)), undefined);
});

test("rhythm: one item every two hours for a month -> half an item an hour, in words and as a figure", () => {
  const rhythm = steady(2 * hourMs, 360);
  assert.ok(Math.abs((itemsPerHour(rhythm) ?? 0) - 0.5) < 0.001);
  assert.equal(rhythmInWords(rhythm), "about 12 a day");
  assert.equal(itemsPerDay(rhythm), 12);
});

test("rhythm: a feed that becomes four times as fast -> most of it is learned within two weeks", () => {
  const rhythm = steady(hourMs / 2, 2 * 24 * 14, steady(2 * hourMs, 360));
  const perHour = itemsPerHour(rhythm) ?? 0;
  assert.ok(perHour > 1.7 && perHour < 2, `${perHour}`);
});

test("rhythmInWords: rates from many to few -> a unit that suits them", () => {
  const words = [50, 0.55, 1 / 24, 3 / (24 * 7), 1 / (24 * 30)].map((rate) => rhythmInWords(known(rate)));
  assert.deepEqual(words, ["about 1200 a day", "about 13 a day", "about 1 a day", "about 3 a week", "about 1 a month"]);
});

test("rhythmOfDates: a first document over five days -> known at once; without dates, or of the future -> not", () => {
  const dated = Array.from({ length: 20 }, (_, index) =>
    entry({ guid: `${index}`, publishedAt: after(-index * 6 * hourMs) }),
  );
  const rhythm = rhythmOfDates(dated, start);
  assert.equal(rhythmInWords(rhythm), "about 4 a day");
  assert.equal(rhythm.entries, 20);
  assert.equal(rhythm.longestGapMs, 6 * hourMs);
  const undated = rhythmOfDates([entry({ publishedAt: undefined }), entry({ publishedAt: after(dayMs) })], start);
  assert.deepEqual(undated, { ...noRhythm, entries: 2 });
});

test("rhythmOfDates: entries of years ago -> say nothing of today", () => {
  const old = [1, 2, 3].map((years) => entry({ publishedAt: after(-years * 365 * dayMs) }));
  assert.equal(itemsPerHour(rhythmOfDates(old, start)), undefined);
});

test("quietAfterMs: twelve a day -> a good day; one a day -> eight; one a week -> some weeks; one in two months -> never", () => {
  const days = (perDay: number) => (quietAfterMs(known(perDay / 24)) ?? Number.NaN) / dayMs;
  assert.ok(days(12) > 0.7 && days(12) < 1, `${days(12)}`);
  assert.ok(days(1) > 7 && days(1) < 9, `${days(1)}`);
  assert.ok(days(1 / 7) > 35 && days(1 / 7) < 50, `${days(1 / 7)}`);
  assert.ok(Number.isNaN(days(1 / 60)));
  assert.equal(days(2_000), 0.25, "never sooner than six hours");
});

test("quietAfterMs: a feed that has often been silent for a weekend -> longer than three quarters more", () => {
  assert.equal(quietAfterMs(known(0.5, { longestGapMs: 60 * hourMs })), 105 * hourMs);
});

test("quietAfterMs: not yet known over a weekend -> three days at the least", () => {
  assert.equal(quietAfterMs(known(2, { weight: 0.5, weightedRate: 1 })), 72 * hourMs);
});

test("quietForMs: at the bound -> not quiet; after it -> for how long; nothing ever new -> not quiet", () => {
  const rhythm = known(2_000);
  assert.equal(quietForMs(rhythm, start, after(6 * hourMs)), undefined);
  assert.equal(quietForMs(rhythm, start, after(6 * hourMs + 1)), 6 * hourMs + 1);
  assert.equal(quietForMs(rhythm, undefined, after(dayMs)), undefined);
});

test("rhythmAfter: a silence that was told of -> lengthens what is usual only by what it was judged by", () => {
  const rhythm = known(0.5);
  const judgedBy = quietAfterMs(rhythm) ?? 0;
  const again = rhythmAfter(rhythm, { items: 1, sinceMs: 30 * dayMs, lookMs });
  assert.equal(again.longestGapMs, judgedBy);
});

// ---- on simulated feeds ----

type Shape = { readonly name: string; readonly perDay: number; readonly share: (hour: number, day: number) => number };

/** How much of its daily rate a feed brings at an hour of a day (0 is Monday). */
const shapes: readonly Shape[] = [
  { name: "round the clock", perDay: 40, share: () => 1 },
  { name: "round the clock, slow", perDay: 2, share: () => 1 },
  { name: "by day", perDay: 25, share: (hour) => (hour >= 7 && hour < 22 ? 1.6 : 0.02) },
  { name: "office hours", perDay: 12, share: (hour, day) => (day < 5 && hour >= 9 && hour < 18 ? 3.7 : 0) },
  { name: "ministry", perDay: 3, share: (hour, day) => (day < 5 && hour >= 9 && hour < 18 ? 3.7 : 0.01) },
  { name: "in bursts", perDay: 15, share: (hour) => (hour % 8 === 0 ? 8 : 0.1) },
];

type Told = { readonly months: number; readonly alarms: number };

/** Dice that fall the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Half a year of looks, of which the first month is for learning; counts how often the feed is called quiet. */
function simulate({ perDay, share }: Shape, seed: number): Told {
  let rhythm = noRhythm;
  let last = 0;
  let alarms = 0;
  let isQuiet = false;
  const roll = dice(seed);
  const looks = (182 * dayMs) / lookMs;
  for (let look = 1; look < looks; look += 1) {
    const at = look * lookMs;
    const expected = (perDay / 96) * share(Math.floor(at / hourMs) % 24, Math.floor(at / dayMs) % 7);
    const items = poisson(expected, roll());
    const wasQuiet = isQuiet;
    isQuiet = quietForMs(rhythm, new Date(last), new Date(at)) !== undefined && items === 0;
    if (isQuiet && !wasQuiet && at > 30 * dayMs) alarms += 1;
    if (items === 0) continue;

    rhythm = rhythmAfter(rhythm, { items, sinceMs: at - last, lookMs });
    last = at;
  }
  return { months: 152 / 30, alarms };
}

function poisson(mean: number, rolled: number): number {
  let left = rolled - Math.exp(-mean);
  let term = Math.exp(-mean);
  let count = 0;
  while (left > 0 && count < 50) {
    count += 1;
    term *= mean / count;
    left -= term;
  }
  return count;
}

test("quiet: six kinds of feeds, three of each, over five months -> at most one false alarm in fifty feed-months", () => {
  const runs = shapes.flatMap((shape) => [1, 2, 3].map((seed) => simulate(shape, seed)));
  const months = runs.reduce((sum, run) => sum + run.months, 0);
  const alarms = runs.reduce((sum, run) => sum + run.alarms, 0);
  assert.ok(alarms / months <= 0.02, `${alarms} false alarms in ${months} feed-months`);
});

test("quiet: a feed of forty a day that falls silent -> noticed within a day; one of office hours -> within a week", () => {
  const learned = (shape: Shape | undefined) => {
    const roll = dice(7);
    let rhythm = noRhythm;
    let last = 0;
    for (let look = 1; look < (60 * dayMs) / lookMs; look += 1) {
      const at = look * lookMs;
      const expected =
        ((shape?.perDay ?? 0) / 96) * (shape?.share(Math.floor(at / hourMs) % 24, Math.floor(at / dayMs) % 7) ?? 0);
      const items = poisson(expected, roll());
      if (items === 0) continue;

      rhythm = rhythmAfter(rhythm, { items, sinceMs: at - last, lookMs });
      last = at;
    }
    return (quietAfterMs(rhythm) ?? Number.NaN) / hourMs;
  };
  assert.ok(learned(shapes[0]) <= 24, `${learned(shapes[0])} h`);
  assert.ok(learned(shapes[3]) <= 168, `${learned(shapes[3])} h`);
});
