// What is wrong with single watches: silent for longer than is usual for them, about to end, or ended.
import { limits } from "../limits.ts";
import { daysLeft } from "../watch/duty.ts";
import type { StatusFacts, WatchFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { counted, howLong } from "./how-long.ts";
import type { Desk } from "./loaded.ts";

const dayMs = 86_400_000;

export function watchFindings(desk: Desk, { watches }: StatusFacts, now: Date): readonly Finding[] {
  const facts = new Map(watches.map((watch) => [watch.name, watch]));
  return desk.watches.flatMap((watch) => {
    const left = daysLeft(watch, now);
    if (left !== undefined && left < 0) return [ended(watch.name, watch.expires ?? "")];

    const ending = left !== undefined && left <= limits.expiryToldDays ? [ends(watch.name, left)] : [];
    return [...ending, ...silence(watch.name, facts.get(watch.name), now)];
  });
}

function ended(name: string, day: string): Finding {
  return {
    level: "warn",
    subject: `watch ${name}`,
    sentence: `Expired on ${day}: its matches are recorded and not told.`,
    remedy: "Give it another day at expires:, or remove it.",
  };
}

function ends(name: string, left: number): Finding {
  const when = left === 0 ? "today" : `in ${counted(left, "day")}`;
  return {
    level: "info",
    subject: `watch ${name}`,
    sentence: `Expires ${when}.`,
    remedy: "Give it another day at expires: if it is still wanted.",
  };
}

/** Usual is what its own matches show: silence is told when it is twice as long as the longest there was. */
function silence(name: string, facts: WatchFacts | undefined, now: Date): readonly Finding[] {
  const recent = facts?.recent;
  const last = facts?.lastMatchAt;
  if (recent === undefined || last === undefined || recent.matches < limits.silenceMatchesMin) return [];

  const silentMs = now.getTime() - last.getTime();
  const usualMs = Math.max(limits.silenceMsMin, recent.longestGapMs * 2);
  if (silentMs <= usualMs) return [];

  return [
    {
      level: "warn",
      subject: `watch ${name}`,
      sentence: `Silent: usually ${rateText(recent)}, nothing for ${howLong(silentMs)}.`,
      remedy: "Check its feeds and its rule: newswatch watches explain shows why an article is not met.",
    },
  ];
}

function rateText({ matches, overMs }: NonNullable<WatchFacts["recent"]>): string {
  const daily = matches / Math.max(1, overMs / dayMs);
  return daily >= 1 ? `${Math.round(daily)} a day` : `one in ${counted(Math.round(1 / daily), "day")}`;
}
