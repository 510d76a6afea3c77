// How watches, work and notifications are doing, as figures.
import type { LatencyFacts, StatusFacts } from "../core/status/facts.ts";
import type { Status } from "../core/status/status-document.ts";
import { watchRows } from "../core/status/watch-rows.ts";
import { type AddGauge, type Figure, seconds } from "./metric-figures.ts";

export function alertFigures(facts: StatusFacts, { loaded, now }: Status, gauge: AddGauge): void {
  const rows = watchRows(loaded.desk, facts);
  gauge(
    "watch_alerts",
    "Alerts raised by the watch.",
    rows.map(({ name, alerts }) => [{ watch: name }, alerts]),
  );
  gauge(
    "watch_last_alert_timestamp_seconds",
    "When the watch last fired.",
    rows.flatMap(({ name, lastAlertAt }) =>
      lastAlertAt === undefined ? [] : [[{ watch: name }, seconds(lastAlertAt)] as const],
    ),
  );
  const { toRead, toJudge, toSend, oldestDueAt } = facts.backlog;
  gauge("backlog", "Work that is due, by step.", [
    [{ step: "read-article" }, toRead],
    [{ step: "judge-article" }, toJudge],
    [{ step: "send-alert" }, toSend],
  ]);
  gauge("backlog_oldest_age_seconds", "How long the oldest due work has waited.", [
    [{}, oldestDueAt === undefined ? 0 : Math.max(0, seconds(now) - seconds(oldestDueAt))],
  ]);
  gauge("notifications_undelivered", "Notifications that are not delivered.", [[{}, facts.undeliveredCount]]);
  gauge(
    "channel_off",
    "Channels that are switched off because their receiver is gone.",
    facts.channelsOff.map(({ channel }) => [{ channel }, 1]),
  );
  gauge("publish_to_alert_seconds", "Publication to delivery, last 24 hours.", quantiles(facts.publishedToSent));
  gauge("fetch_to_alert_seconds", "Fetch of the article to delivery, last 24 hours.", quantiles(facts.fetchedToSent));
  gauge(
    "item_outcomes",
    "How items ended, by outcome.",
    Object.entries(facts.outcomes).map(([outcome, count]) => [{ outcome }, count]),
  );
}

function quantiles(latency: LatencyFacts | undefined): readonly Figure[] {
  if (latency === undefined) return [];

  return [
    [{ quantile: "0.5" }, latency.p50Ms / 1_000],
    [{ quantile: "0.95" }, latency.p95Ms / 1_000],
  ];
}
