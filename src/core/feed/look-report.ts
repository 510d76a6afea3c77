// What a look at a feed came to, in lines for a person at a terminal.
import { plain } from "../alert/alert-text.ts";
import { limits } from "../limits.ts";
import { counted, fromNow } from "../status/how-long.ts";
import type { Feed, FeedDocument } from "./feed.ts";
import { type Look, memoryAfter, resultOf } from "./look.ts";
import { nextCheckAt } from "./next-check.ts";
import { nextWhy } from "./next-why.ts";
import { rhythmInWords } from "./rhythm.ts";

export type Looking = {
  readonly feed: Feed;
  readonly look: Look;
  readonly now: Date;
  /** Whether the feed's past was at hand: without it nothing can be called new. */
  readonly isRemembered: boolean;
};

/** A first line with the outcome, and below it what a run would do. Texts of strangers are made safe to show. */
export function lookReport({ feed, look, now, isRemembered }: Looking): readonly string[] {
  const memory = memoryAfter(feed, look, now);
  const looked = { ...feed, memory };
  const result = resultOf(look);
  const next = `next look ${fromNow(nextCheckAt(looked, now, result), now)}: ${nextWhy(looked, now, result)}`;
  const move = memory.move.url === undefined ? [] : [`read at its new address ${memory.move.url}`];
  return [`${feed.name}: ${outcomeOf(look, feed, isRemembered)}`, ...factsOf(look), ...move, next].map(plain);
}

function outcomeOf(look: Look, feed: Feed, isRemembered: boolean): string {
  if (look.kind === "failed") return `${look.outcome}: ${look.detail}`;
  if (look.kind !== "read") return `unchanged: ${look.detail}`;

  const { document, sorted } = look;
  const entries = counted(document.entries.length, "entry", "entries");
  if (!isRemembered) return `ok: ${entries}; which of them are new is not known without the database`;
  if (feed.baselineAt === undefined) return `ok: ${entries}, all of them the baseline of a first look`;

  const of = (fate: string) => sorted.fresh.filter((entry) => entry.fate === fate).length;
  const known = document.entries.length - sorted.fresh.length;
  const edited = sorted.edited.length === 0 ? "" : `, ${sorted.edited.length} of them edited`;
  return `ok: ${entries}: ${of("read")} new, ${of("too-old")} too old, ${known} known${edited}`;
}

function factsOf(look: Look): readonly string[] {
  if (look.kind !== "read") return [];

  const { document, detail } = look;
  const hints = hintsOf(document);
  return [...(hints === "" ? [] : [`the feed asks: ${hints}`]), ...(detail === "" ? [] : [detail])];
}

function hintsOf({ hints, hub }: FeedDocument): string {
  const minutes = (ms: number) => `${Math.round(ms / 60_000)} min`;
  return [
    hints.ttlMs === undefined ? undefined : `ttl ${minutes(hints.ttlMs)}`,
    hints.updateEveryMs === undefined ? undefined : `updated every ${minutes(hints.updateEveryMs)}`,
    hints.skipHours.length === 0 ? undefined : `skip ${counted(hints.skipHours.length, "hour")} of the day`,
    hints.skipDays.length === 0 ? undefined : `skip ${counted(hints.skipDays.length, "day")} of the week`,
    hub === undefined ? undefined : `hub ${hub}`,
  ]
    .filter((hint) => hint !== undefined)
    .join(", ");
}

/** Title, newest items and rhythm of a feed that is about to be listed. */
export function feedPreview(document: FeedDocument, now: Date, rhythm: Feed["memory"]["rhythm"]): readonly string[] {
  const dated = document.entries.toSorted((one, other) => timeOf(other) - timeOf(one));
  const items = dated.slice(0, limits.feedEntriesShownMax).map(({ publishedAt, title }) => {
    const when = publishedAt === undefined ? "no date" : fromNow(publishedAt, now);
    return `  ${when.padEnd(12)}${title === "" ? "(no title)" : plain(title)}`;
  });
  const usual = rhythmInWords(rhythm);
  return [
    document.title === "" ? "(no title)" : plain(document.title),
    ...items,
    `${counted(document.entries.length, "entry", "entries")}; ${usual === undefined ? "its rhythm is not known yet" : usual}`,
  ];
}

/** Undated entries stay in the document's order, behind the dated ones. */
function timeOf({ publishedAt }: FeedDocument["entries"][number]): number {
  return publishedAt?.getTime() ?? 0;
}
