// The second answer: when did each feed last bring news.
import { plain } from "../../core/alert/alert-text.ts";
import { rhythmInWords } from "../../core/feed/rhythm.ts";
import { type Html, html } from "../../core/html.ts";
import { limits } from "../../core/limits.ts";
import type { FeedFacts } from "../../core/status/facts.ts";
import { feedHealth } from "../../core/status/feed-health.ts";
import { type FeedState, feedState } from "../../core/status/feed-state.ts";
import { counted } from "../../core/status/how-long.ts";
import { outcomeInWords } from "../../core/status/outcome-words.ts";
import { timeOr, timeTag } from "./times.ts";

const signs: Readonly<Record<FeedState, { readonly tone: string; readonly word: string; readonly rank: number }>> = {
  silent: { tone: "warn", word: "never answered", rank: 0 },
  failing: { tone: "warn", word: "failing", rank: 1 },
  gone: { tone: "warn", word: "gone", rank: 2 },
  blocked: { tone: "warn", word: "turns us away", rank: 3 },
  quiet: { tone: "warn", word: "quiet", rank: 4 },
  late: { tone: "warn", word: "overdue", rank: 5 },
  moved: { tone: "info", word: "moved", rank: 6 },
  stumbled: { tone: "info", word: "last check failed", rank: 7 },
  waiting: { tone: "info", word: "first check pending", rank: 8 },
  working: { tone: "pass", word: "working", rank: 9 },
};

/** Those in trouble first, then by name; a long list is cut and says so. */
export function feedsSection(feeds: readonly FeedFacts[], now: Date): Html {
  const rank = (feed: FeedFacts) => signs[feedState(feed, now)].rank;
  const sorted = [...feeds].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  const shown = sorted.slice(0, limits.pageRowsMax);
  const left = sorted.length - shown.length;
  const more =
    left === 0 ? undefined : html`<p class="soft">${counted(left, "more feed")} in the JSON of this page.</p>`;
  const table = html`<div class="scroll"><table>
<thead><tr><th scope="col">Feed</th><th scope="col">State</th><th scope="col">Last new item</th><th scope="col">Last check</th><th scope="col">Next check</th><th scope="col" class="number">Items</th></tr></thead>
<tbody>${shown.map((feed) => feedRow(feed, now))}</tbody></table></div>`;
  return html`<section aria-labelledby="feeds"><h2><span id="feeds">When did each feed last bring news?</span><small>${counted(feeds.length, "feed")}</small></h2>
${feeds.length === 0 ? html`<p class="quiet">No feeds are listed.</p>` : table}${more}</section>\n`;
}

function feedRow(feed: FeedFacts, now: Date): Html {
  const { tone, word } = signs[feedState(feed, now)];
  const place = [feed.outlet, feed.country, feed.language].map(plain).join(" · ");
  return html`<tr><th scope="row"><span class="name">${plain(feed.name)}</span><small>${place}</small></th>
<td class="wide" data-label="State"><div><span class="state ${tone}"><span class="dot" aria-hidden="true"></span><span>${word}</span></span>${whatHappened(feed, now)}</div></td>
<td data-label="Last new item"><div>${timeOr(feed.lastNewItemAt, now, "none yet")}${usually(feed)}</div></td>
<td data-label="Last check">${timeOr(feed.lastCheckedAt, now, "none yet")}</td>
<td data-label="Next check">${timeTag(feed.nextDueAt, now)}</td>
<td data-label="Items" class="number">${feed.items.toLocaleString("en-US")}</td></tr>\n`;
}

function usually({ memory }: FeedFacts): Html | undefined {
  const rhythm = rhythmInWords(memory.rhythm);
  return rhythm === undefined ? undefined : html`<small>${rhythm}</small>`;
}

/** Of a working feed only that it had nothing new; trouble gets its reason. */
function whatHappened(feed: FeedFacts, now: Date): Html | undefined {
  const state = feedState(feed, now);
  const { outcome, detail } = feed;
  if (outcome === undefined) return undefined;
  if (state === "working") return outcome === "unchanged" ? html`<span class="soft"> · nothing new</span>` : undefined;
  if (state === "quiet" || state === "moved") return html`<small>${feedHealth(feed, now).sentence}</small>`;

  const more = detail === "" ? "" : ` (${plain(detail)})`;
  return html`<small>${plain(outcome)}: ${outcomeInWords(outcome).what}${more}</small>`;
}
