// Tells the operator which feeds do not answer, each time that changes: one line for all of them, not one for each.
import type { Clock, Log } from "../ports/clock-and-log.ts";
import type { StatusStore } from "../ports/store.ts";

export type ReportFeedsNeeds = {
  readonly clock: Clock;
  readonly log: Pick<Log, "info" | "warn">;
  readonly status: Pick<StatusStore, "facts">;
};

const namesShownMax = 12;

/** Takes what was told last (`name: outcome` of each silent feed) and gives what is told now. */
export async function reportFeeds(needs: ReportFeedsNeeds, toldBefore: string): Promise<string> {
  const { feeds } = await needs.status.facts(needs.clock.now());
  const silent = feeds.filter(({ failures }) => failures > 0).map(({ name, outcome }) => `${name}: ${outcome}`);
  const told = silent.toSorted().join(", ");
  if (told === toldBefore) return told;

  if (silent.length === 0) {
    needs.log.info("every feed answers again", { feeds: feeds.length });
    return told;
  }
  const shown = silent.slice(0, namesShownMax);
  const more = silent.length - shown.length;
  const which = more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
  needs.log.warn("feeds do not answer", { count: silent.length, of: feeds.length, which });
  return told;
}
