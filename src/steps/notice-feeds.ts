// Tells the operator through channels which feeds are in trouble, and which no longer are.
import { feedNotices } from "../core/notice/feed-notices.ts";
import { outageKind } from "../core/notice/outage.ts";
import type { Clock, Log } from "../ports/clock-and-log.ts";
import type { Jobs } from "../ports/jobs.ts";
import type { FeedStore, NoticeStore, StatusStore } from "../ports/store.ts";

export type NoticeFeedsNeeds = {
  readonly clock: Clock;
  readonly log: Pick<Log, "info" | "warn">;
  readonly status: Pick<StatusStore, "feeds">;
  readonly feeds: Pick<FeedStore, "wakeFailing">;
  readonly notices: NoticeStore;
  readonly jobs: Jobs;
  /** The channels that notices go to. */
  readonly channels: () => readonly string[];
};

export async function noticeFeeds(needs: NoticeFeedsNeeds): Promise<void> {
  const now = needs.clock.now();
  const plan = feedNotices(await needs.status.feeds(), await needs.notices.now(now), now);
  const due = await needs.notices.record(plan, { channels: needs.channels(), now });
  // When the network is back, nobody should have to wait out what its absence has cost.
  if (plan.close.some(({ kind }) => kind === outageKind)) await needs.feeds.wakeFailing(now);

  for (const { kind, subject, sentence } of plan.open)
    needs.log.warn("a notice for the operator", { kind, subject, sentence });
  for (const { kind, closing } of plan.close) needs.log.info("a notice is over", { kind, closing });
  await needs.jobs.add("send-alert", due);
}
