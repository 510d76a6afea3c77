// The status page: the verdict, the newest alerts, and the four answers; when something is broken, that comes before the alerts.
import { utcTime } from "../../core/alert/alert-text.ts";
import { type Html, html, trusted } from "../../core/html.ts";
import { limits } from "../../core/limits.ts";
import type { StatusFacts } from "../../core/status/facts.ts";
import { answers, feedState } from "../../core/status/feed-state.ts";
import { verdictInWords } from "../../core/status/finding.ts";
import { howLong } from "../../core/status/how-long.ts";
import type { Status } from "../../core/status/status-document.ts";
import { watchRows } from "../../core/status/watch-rows.ts";
import type { AlertRow } from "../../ports/store.ts";
import { alertsSection } from "./alerts.ts";
import { feedsSection } from "./feeds.ts";
import { findingsSection } from "./findings.ts";
import { pageStyle } from "./style.ts";
import { timeTag } from "./times.ts";
import { undeliveredSection } from "./undelivered.ts";
import { watchesSection } from "./watches.ts";

const iconColours = { pass: "%231f7a4d", warn: "%23d98a1f", fail: "%23cc3a30" } as const;

/** A whole document, without script and without anything to load. `alerts` is undefined when they cannot be read. */
export function statusPage(status: Status, alerts: readonly AlertRow[] | undefined): string {
  const { verdict, now, facts, loaded } = status;
  const broken = findingsSection(verdict, loaded.reload);
  const latest = alerts === undefined ? undefined : alertsSection(alerts, now);
  const [first, second] = verdict.status === "fail" ? [broken, latest] : [latest, broken];
  const icon = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='6' fill='${iconColours[verdict.status]}'/></svg>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${verdictInWords(verdict)} · newswatch</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="${limits.pageRefreshMs / 1_000}">
<link rel="icon" href="${icon}">
<style>${trusted(pageStyle)}</style>
</head>
<body><div class="page">
<header>
<div class="top"><span class="brand">newswatch</span><small>as of ${clockTime(now)} · refreshes every ${limits.pageRefreshMs / 1_000} s${status.draining ? " · shutting down" : ""}</small></div>
<div class="verdict ${verdict.status}"><span class="dot" aria-hidden="true"></span><h1>${verdictInWords(verdict)}</h1>${verdict.status === "pass" ? undefined : html`<a href="#broken">see details</a>`}</div>
${facts === undefined ? undefined : tiles(facts, alerts, now)}
</header>
<main>
${first}
${second}
${facts === undefined ? undefined : sections(facts, status)}
</main>
${footer(status)}
</div></body>
</html>
`.markup;
}

function sections(facts: StatusFacts, { now, loaded }: Status): Html {
  return html`${feedsSection(facts.feeds, now)}${watchesSection(watchRows(loaded.desk, facts), now)}${undeliveredSection(facts, now)}`;
}

function clockTime(now: Date): Html {
  return html`<time datetime="${now.toISOString()}" title="${utcTime(now)}">${utcTime(now).slice(11)}</time>`;
}

function tiles(facts: StatusFacts, alerts: readonly AlertRow[] | undefined, now: Date): Html {
  const answering = facts.feeds.filter((feed) => answers(feedState(feed, now))).length;
  const last = alerts?.[0];
  const latency = facts.publishedToSent;
  return html`<dl class="tiles">
<div><dt>Feeds answering</dt><dd>${answering} <small>of ${facts.feeds.length}</small></dd></div>
<div><dt>Latest alert</dt><dd>${last === undefined ? "none yet" : timeTag(last.openedAt, now)}</dd></div>
<div><dt>Undelivered</dt><dd>${facts.undeliveredCount}</dd></div>
<div><dt>Publication to delivery</dt><dd>${latency === undefined ? "–" : howLong(latency.p50Ms)} <small>median, 24 h</small></dd></div>
</dl>`;
}

function footer({ facts, now, startedAt, version, loaded }: Status): Html {
  const counts =
    facts === undefined
      ? undefined
      : html`<span>${facts.counts.items.toLocaleString("en-US")} items · ${facts.counts.articles.toLocaleString("en-US")} articles · ${facts.counts.alerts.toLocaleString("en-US")} alerts</span>`;
  return html`<footer><span>version ${version}, started ${timeTag(startedAt, now)}</span><span>settings loaded ${timeTag(loaded.reload.loadedAt, now)}</span>${counts}<span><a href="/alerts.json">alerts</a> · <a href="/metrics">metrics</a></span></footer>`;
}
