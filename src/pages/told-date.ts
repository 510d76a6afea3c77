// A date that a page tells, and where it was told.
import type { MetadataSource } from "../core/article-metadata.ts";
import type { Block } from "./block.ts";
import { type DateOrder, readDateText, type ToldDate } from "./date-text.ts";

export type PageDate = ToldDate & {
  readonly source: MetadataSource;
  /** The moment when the other figure is the month; undefined for a date that can be read in one way only. */
  readonly swappedAt?: Date | undefined;
};

/** What stands around a date that is shown: the page's address, its blocks of text, its title. */
export type Around = {
  readonly url: string;
  readonly blocks: readonly Pick<Block, "text" | "tag">[];
  readonly title: string;
};

const pathDate =
  /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/;
const pathDayFirst = /\/(\d{2})-(\d{2})-((?:19|20)\d{2})(?=[/_.-]|$)/;

export function firstDate(
  texts: readonly (string | undefined)[],
  source: MetadataSource,
  order: DateOrder = "day-first",
): PageDate | undefined {
  for (const text of texts) {
    const date = text === undefined ? undefined : readDateText(text, order);
    if (text === undefined || date === undefined) continue;

    const swapped = readDateText(text, order === "day-first" ? "month-first" : "day-first");
    return swapped?.at.getTime() === date.at.getTime()
      ? { ...date, source }
      : { ...date, source, swappedAt: swapped?.at };
  }
  return undefined;
}

/** `/2025/05/14/`, `/2025-05-14-`, `_20250514.` and `/14-05-2025`. */
export function addressDate(url: string): PageDate | undefined {
  const path = pathDate
    .exec(url)
    ?.slice(1)
    .filter((part) => part !== undefined);
  const days = pathDayFirst.exec(url)?.slice(1).toReversed();
  return firstDate([(path ?? days ?? []).join("-")], "address");
}
