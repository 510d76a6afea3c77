// Decides which figure of a date such as 3/4/2025 is the month, by the other dates that the page tells.
import type { LinkedArticle } from "./json-ld.ts";
import { dayIn } from "./local-day.ts";
import type { PageFacts } from "./page-facts.ts";
import { type Around, addressDate, firstDate, type PageDate } from "./told-date.ts";

const lineCharsMax = 140;

type Told = { readonly facts: PageFacts; readonly linked: LinkedArticle | undefined; readonly around: Around };

/** Where a date that can be read in one way only has the day of the other reading, and none has this one's. */
export function settled(date: PageDate | undefined, told: Told): PageDate | undefined {
  if (date?.swappedAt === undefined) return date;

  const days = new Set(certainDays(told));
  const { swappedAt, ...rest } = date;
  const isOther = days.has(dayIn(swappedAt, date.zone)) && !days.has(dayIn(date.at, date.zone));
  return isOther ? { ...rest, at: swappedAt } : date;
}

function certainDays({ facts, linked, around }: Told): readonly string[] {
  const texts = [
    linked?.datePublished,
    linked?.dateModified,
    ...facts.times.flatMap(({ text, shown }) => [text, shown]),
    ...around.blocks.map(({ text }) => text).filter((text) => text.length <= lineCharsMax && /\d{4}/.test(text)),
  ];
  return [addressDate(around.url), ...texts.map((text) => firstDate([text], "visible"))]
    .filter((date) => date !== undefined)
    .filter(({ swappedAt }) => swappedAt === undefined)
    .map(({ at, zone }) => dayIn(at, zone));
}
