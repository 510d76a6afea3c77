// How the feeds are doing, as figures.
import { itemsPerDay } from "../core/feed/rhythm.ts";
import type { FeedFacts } from "../core/status/facts.ts";
import { healthStateOf } from "../core/status/feed-health.ts";
import { answers, feedState } from "../core/status/feed-state.ts";
import { type AddGauge, type Figure, flag, seconds } from "./metric-figures.ts";

export function feedFigures(feeds: readonly FeedFacts[], now: Date, gauge: AddGauge): void {
  const times = (pick: (feed: FeedFacts) => Date | undefined): readonly Figure[] =>
    feeds.flatMap((feed) => {
      const time = pick(feed);
      return time === undefined ? [] : [[{ feed: feed.name }, seconds(time)] as const];
    });
  gauge(
    "feed_up",
    "Whether the feed answers; one failed check after a recent success is no outage.",
    feeds.map((feed) => [{ feed: feed.name }, flag(answers(feedState(feed, now)))]),
  );
  gauge(
    "feed_state",
    "How the feed is doing: 1 for its state (ok, quiet, failing, gone, blocked, moved, unasked).",
    feeds.map((feed) => [{ feed: feed.name, state: healthStateOf(feedState(feed, now)) }, 1]),
  );
  gauge(
    "feed_items_per_day",
    "How many new items the feed usually brings in a day.",
    feeds.flatMap(({ name, memory }) => {
      const count = itemsPerDay(memory.rhythm);
      return count === undefined ? [] : [[{ feed: name }, count] as const];
    }),
  );
  gauge(
    "feed_failures",
    "Failed checks in a row.",
    feeds.map(({ name, failures }) => [{ feed: name }, failures]),
  );
  gauge(
    "feed_last_check_timestamp_seconds",
    "When the feed was last checked.",
    times((feed) => feed.lastCheckedAt),
  );
  gauge(
    "feed_last_success_timestamp_seconds",
    "When the feed last answered.",
    times((feed) => feed.lastSuccessAt),
  );
  gauge(
    "feed_last_new_item_timestamp_seconds",
    "When the feed last brought a new item.",
    times((feed) => feed.lastNewItemAt),
  );
}
