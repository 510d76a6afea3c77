// Makers for the status: a house in which everything works, changed in the parts a test is about.

import type { FeedFacts, StatusFacts, UndeliveredFacts } from "../../src/core/status/facts.ts";
import type { Desk, Loaded, Reload } from "../../src/core/status/loaded.ts";
import type { Status } from "../../src/core/status/status-document.ts";
import { verdict } from "../../src/core/status/verdict.ts";
import type { HttpNeeds } from "../../src/http/needs.ts";
import type { AlertRow } from "../../src/ports/store.ts";
import { after, alertContent, dayMs, feedMemory, minuteMs, start } from "./make.ts";

/** Hostile where it can be: text that would be markup, an attribute's end, a line break, a turned direction. */
export const hostile = `"><script>document.title='owned'</script><img src=x onerror=alert(1)>'&\u202Egnp\r\nX-Evil: 1`;

export function feedFacts(parts: Partial<FeedFacts> = {}): FeedFacts {
  return {
    name: "daily-news",
    url: "https://daily-news.example/feed.xml?key=feed-key-canary",
    outlet: "The Daily News",
    country: "GB",
    language: "en",
    intervalMs: 15 * minuteMs,
    outcome: "ok",
    detail: "",
    failures: 0,
    lastCheckedAt: after(-5 * minuteMs),
    lastSuccessAt: after(-5 * minuteMs),
    lastNewItemAt: after(-40 * minuteMs),
    nextDueAt: after(10 * minuteMs),
    items: 120,
    baselineAt: after(-30 * dayMs),
    memory: feedMemory({ createdAt: after(-30 * dayMs) }),
    ...parts,
  };
}

export function undelivered(parts: Partial<UndeliveredFacts> = {}): UndeliveredFacts {
  return {
    id: "01939a00-0000-7000-8000-0000000000aa",
    route: "desk",
    channel: "hook",
    title: "President arrives for a two-day visit",
    state: "due",
    attempts: 2,
    createdAt: after(-20 * minuteMs),
    nextAttemptAt: after(5 * minuteMs),
    lastResult: "http-503",
    ...parts,
  };
}

export function statusFacts(parts: Partial<StatusFacts> = {}): StatusFacts {
  const listed = parts.undelivered ?? [];
  return {
    feeds: [feedFacts()],
    watches: [
      {
        name: "leader-visits",
        version: 3,
        lastMatchAt: after(-9 * minuteMs),
        lastAlertAt: after(-10 * minuteMs),
        alerts: 4,
      },
    ],
    undelivered: listed,
    undeliveredCount: listed.length,
    channelsOff: [],
    backlog: { toRead: 0, toJudge: 0, toSend: 0, oldestDueAt: undefined },
    counts: { items: 1_234, articles: 900, stories: 300, matches: 9, alerts: 4, sent: 4 },
    publishedToSent: { count: 4, p50Ms: 90_000, p95Ms: 240_000 },
    fetchedToSent: { count: 4, p50Ms: 1_500, p95Ms: 3_000 },
    outcomes: { matched: 9, "no-match": 891 },
    ...parts,
  };
}

export function desk(parts: Partial<Desk> = {}): Desk {
  return {
    feeds: [{ name: "daily-news" }],
    watches: [{ name: "leader-visits", title: "Leader visits", level: "high" }],
    routes: [{ name: "desk", watches: ["*"], level: "low", channel: "hook" }],
    ...parts,
  };
}

export function reload(parts: Partial<Reload> = {}): Reload {
  return { loadedAt: after(-60 * minuteMs), problems: [], restartNeeded: false, ...parts };
}

export function loaded(parts: Partial<Loaded> = {}): Loaded {
  return { desk: desk(), reload: reload(), ...parts };
}

export function status(parts: Partial<Status> = {}): Status {
  const facts = "facts" in parts ? parts.facts : statusFacts();
  const isLoaded = parts.loaded ?? loaded();
  return {
    now: start,
    version: "0.1.0",
    startedAt: after(-120 * minuteMs),
    draining: false,
    verdict: facts === undefined ? { status: "fail", findings: [] } : verdict(facts, isLoaded, start),
    queue: { "check-feed": 2 },
    ...parts,
    facts,
    loaded: isLoaded,
  };
}

export function alertRow(parts: Partial<AlertRow> = {}): AlertRow {
  return {
    content: alertContent(),
    openedAt: after(-10 * minuteMs),
    articles: 1,
    notifications: [
      { id: "n-1", route: "desk", channel: "hook", state: "sent", attempts: 1, sentAt: after(-9 * minuteMs) },
    ],
    ...parts,
  };
}

export function httpNeeds(parts: Partial<HttpNeeds> = {}): HttpNeeds {
  return {
    status: { facts: async () => statusFacts(), alerts: async () => [alertRow()] },
    ping: async () => undefined,
    clock: { now: () => start },
    log: { error: () => undefined },
    version: "0.1.0",
    startedAt: after(-120 * minuteMs),
    desk: () => desk(),
    reload: () => reload(),
    queueCounts: async () => ({ "check-feed": 2 }),
    draining: () => false,
    ...parts,
  };
}
