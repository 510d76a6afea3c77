// Times on the page: how far away in words, the exact one in UTC behind it.
import { utcTime } from "../../core/alert/alert-text.ts";
import { type Html, html } from "../../core/html.ts";
import { fromNow } from "../../core/status/how-long.ts";

export function timeTag(time: Date, now: Date): Html {
  return html`<time datetime="${time.toISOString()}" title="${utcTime(time)}">${fromNow(time, now)}</time>`;
}

export function timeOr(time: Date | undefined, now: Date, otherwise: string): Html {
  return time === undefined ? html`<span class="soft">${otherwise}</span>` : timeTag(time, now);
}

/** A time as the content of an alert has it; a malformed one is shown as it is. */
export function timeTagOf(time: string, now: Date): Html {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? html`<span>${time}</span>` : timeTag(date, now);
}
