// The status as JSON for programs, in the manner of `application/health+json` (draft-inadarei-api-health-check-05).
import { itemsPerDay } from "../feed/rhythm.ts";
import { limits } from "../limits.ts";
import type { FeedFacts, StatusFacts } from "./facts.ts";
import { feedHealth } from "./feed-health.ts";
import { answers, feedState } from "./feed-state.ts";
import type { HealthVerdict } from "./finding.ts";
import type { Loaded } from "./loaded.ts";
import { watchRows } from "./watch-rows.ts";

export type Status = {
  readonly now: Date;
  readonly version: string;
  readonly startedAt: Date;
  readonly draining: boolean;
  readonly verdict: HealthVerdict;
  readonly loaded: Loaded;
  /** Undefined when the database does not answer. */
  readonly facts: StatusFacts | undefined;
  /** Jobs by queue, where they can be counted. */
  readonly queue: Readonly<Record<string, number>> | undefined;
};

/** Dates become ISO 8601 in UTC when it is written as JSON; what is unknown is left out. */
export function statusDocument(status: Status) {
  const { now, version, startedAt, draining, verdict, loaded, facts, queue } = status;
  const { loadedAt, restartNeeded, problems } = loaded.reload;
  return {
    status: verdict.status,
    version,
    description: "newswatch",
    time: now,
    startedAt,
    draining,
    findings: verdict.findings,
    settings: { loadedAt, restartNeeded, problems },
    queue,
    checks: checksOf(status),
    ...(facts === undefined ? {} : factsOf(facts, loaded, now)),
  };
}

function factsOf(facts: StatusFacts, { desk }: Loaded, now: Date) {
  const { undelivered, undeliveredCount, channelsOff, backlog, counts, outcomes } = facts;
  return {
    feeds: facts.feeds.map((feed) => feedOf(feed, now)),
    watches: watchRows(desk, facts),
    undelivered: { count: undeliveredCount, oldest: undelivered },
    channelsOff,
    backlog,
    counts,
    outcomes,
    latency: { publishedToSent: facts.publishedToSent, fetchedToSent: facts.fetchedToSent },
  };
}

/** Only the host of the feed's address is shown: paths and queries of feeds carry keys now and then. */
function feedOf(feed: FeedFacts, now: Date) {
  const { url, memory, baselineAt: _baselineAt, ...told } = feed;
  const { state, sentence, remedy, rhythm } = feedHealth(feed, now);
  const host = URL.canParse(url) ? new URL(url).host : undefined;
  return { ...told, host, state, reason: `${sentence} ${remedy}`, rhythm, itemsPerDay: itemsPerDay(memory.rhythm) };
}

function checksOf({ facts, loaded, now }: Status) {
  const check = (isFine: boolean, observedValue: number, observedUnit: string) => [
    { status: isFine ? "pass" : "warn", observedValue, observedUnit, time: now },
  ];
  const problems = loaded.reload.problems.length;
  const always = {
    "database:answers": [{ componentType: "datastore", status: facts === undefined ? "fail" : "pass", time: now }],
    "settings:problems": check(problems === 0, problems, "problems"),
  };
  if (facts === undefined) return always;

  const states = facts.feeds.map((feed) => feedState(feed, now));
  const bad = states.filter((state) => state !== "waiting" && !answers(state)).length;
  const ageMs =
    facts.backlog.oldestDueAt === undefined ? 0 : Math.max(0, now.getTime() - facts.backlog.oldestDueAt.getTime());
  return {
    ...always,
    "feeds:failing": check(bad === 0, bad, "feeds"),
    "work:oldest-age": check(ageMs <= limits.backlogStuckMs, ageMs, "ms"),
    "alerts:undelivered": check(facts.undeliveredCount === 0, facts.undeliveredCount, "notifications"),
  };
}
