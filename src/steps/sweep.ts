// Finds what is due in the tables and leaves a hint for it: the clock of the house, and its memory when hints are lost.
import { limits } from "../core/limits.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { Jobs } from "../ports/jobs.ts";
import type { NotificationStore } from "../ports/outbox.ts";
import type { FeedStore, ItemStore, PageStore, Upkeep } from "../ports/store.ts";

export type SweepNeeds = {
  readonly clock: Clock;
  readonly feeds: Pick<FeedStore, "due">;
  readonly items: Pick<ItemStore, "undone">;
  readonly pages: Pick<PageStore, "due">;
  readonly notifications: Pick<NotificationStore, "due">;
  readonly jobs: Jobs;
  readonly upkeep: Pick<Upkeep, "mendPlans">;
};

/** What time alone makes due: feeds to look at, pages to read again, notifications to try again. */
export async function beat({ clock, feeds, pages, notifications, jobs }: SweepNeeds): Promise<void> {
  const now = clock.now();
  await jobs.add("check-feed", await feeds.due(now, limits.sweepRowsMax));
  await jobs.add("read-article", await pages.due(now, limits.sweepRowsMax));
  await jobs.add("send-alert", await notifications.due(now, limits.sweepRowsMax));
}

/** What a step should have passed on: a hint that is still waiting is not doubled, one that was lost is left again. */
export async function sweep({ clock, items, jobs, upkeep }: SweepNeeds): Promise<void> {
  await upkeep.mendPlans(clock.now());
  const dueFor = new Date(clock.now().getTime() - limits.sweepGraceMs);
  await jobs.add("read-article", await items.undone("to-read", dueFor, limits.sweepRowsMax));
  await jobs.add("judge-article", await items.undone("to-judge", dueFor, limits.sweepRowsMax));
}

export type TidyNeeds = {
  readonly clock: Clock;
  readonly upkeep: Pick<Upkeep, "ensureMonths" | "dropMonthsBefore" | "dropPagesBefore">;
  readonly keepTextMonths: number;
  readonly keepPagesMonths: number;
};

/** Makes room for the months to come and drops the texts and pages of months that are kept no longer. */
export async function tidy({ clock, upkeep, keepTextMonths, keepPagesMonths }: TidyNeeds): Promise<void> {
  const now = clock.now();
  await upkeep.ensureMonths(now);
  const monthsAgo = (months: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  await upkeep.dropMonthsBefore(monthsAgo(keepTextMonths));
  await upkeep.dropPagesBefore(monthsAgo(keepPagesMonths));
}
