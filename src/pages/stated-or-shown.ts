// Decides between the dates that a page states for machines, by those that it shows directly at its headline.
import type { DateOrder } from "./date-text.ts";
import { dayIn, isNearDay } from "./local-day.ts";
import type { PageFacts } from "./page-facts.ts";
import { isAtHeadline } from "./page-place.ts";
import { firstDate, type PageDate } from "./told-date.ts";

/**
 * The first of them, in the order in which they are believed, unless the headline shows another of them and not the
 * first: some systems state the day of a draft beside that of publication. A date that is only shown outvotes none,
 * because it may be that of a change.
 */
export function statedOrShown(stated: readonly PageDate[], facts: PageFacts, order: DateOrder): PageDate | undefined {
  const [first] = stated;
  const shown = atHeadline(facts, order);
  if (first === undefined || shown.length === 0 || shown.some((one) => isAbout(one, first))) return first;

  const days = new Set(shown.map(({ at, zone }) => dayIn(at, zone)));
  return stated.find((date) => days.has(dayIn(date.at, date.zone))) ?? first;
}

function atHeadline({ times, headlineOrder }: PageFacts, order: DateOrder): readonly PageDate[] {
  return times
    .filter((time) => !time.isBeside && isAtHeadline(time, headlineOrder))
    .map(({ text, shown, source }) => firstDate([shown, text], source, order))
    .filter((date) => date !== undefined);
}

/** Zones can part two clocks by a day. */
function isAbout(one: PageDate, other: PageDate): boolean {
  return isNearDay(dayIn(one.at, one.zone), dayIn(other.at, other.zone));
}
