// When a feed has been silent for longer than its own rhythm explains.
import { limits } from "../limits.ts";
import type { Rhythm } from "./feed-memory.ts";

const hourMs = 3_600_000;
const monthHours = 30 * 24;

/**
 * The silence after which a feed is called quiet; undefined when too little is known of it, or it brings less than one
 * item a month. Three bounds, of which the longest counts:
 * - Were its items to come by chance alone (Poisson) at rate r, a gap would be longer than k / r with probability e^-k.
 *   k is chosen so that this happens `limits.quietFalseAlarmsPerMonth` times a month: k = ln(720 r / that).
 * - News has nights, weekends and holidays: 1.75 times the longest silence of late that the feed has ended by itself.
 * - Six hours; three days as long as the feed has not been known over a weekend.
 */
export function quietAfterMs(rhythm: Rhythm): number | undefined {
  const known = 1 - Math.exp(-limits.rhythmKnownMs / limits.rhythmMemoryMs);
  if (rhythm.weight < known || rhythm.weightedRate === 0) return undefined;

  const perHour = rhythm.weightedRate / rhythm.weight;
  if (hourMs / perHour > limits.quietItemGapMsMax) return undefined;

  const k = Math.max(1, Math.log((perHour * monthHours) / limits.quietFalseAlarmsPerMonth));
  const hasSeenWeekend = rhythm.weight >= 1 - Math.exp(-limits.rhythmWeekendMs / limits.rhythmMemoryMs);
  return Math.max(
    (k / perHour) * hourMs,
    limits.quietGapTimes * rhythm.longestGapMs,
    hasSeenWeekend ? limits.quietMsMin : limits.quietWeekendMs,
  );
}

/** How long the feed has been silent beyond all that is usual for it; undefined when it is not quiet. */
export function quietForMs(rhythm: Rhythm, lastNewsAt: Date | undefined, now: Date): number | undefined {
  const afterMs = quietAfterMs(rhythm);
  if (afterMs === undefined || lastNewsAt === undefined) return undefined;

  const silentMs = now.getTime() - lastNewsAt.getTime();
  return silentMs > afterMs ? silentMs : undefined;
}
