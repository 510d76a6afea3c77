// The third answer: when did each watch last fire.
import { plain } from "../../core/alert/alert-text.ts";
import { type Html, html } from "../../core/html.ts";
import type { WatchRow } from "../../core/status/watch-rows.ts";
import { timeOr } from "./times.ts";

export function watchesSection(rows: readonly WatchRow[], now: Date): Html {
  const table = html`<div class="scroll"><table>
<thead><tr><th scope="col">Watch</th><th scope="col">Level</th><th scope="col">Last fired</th><th scope="col">Last match</th><th scope="col" class="number">Alerts</th></tr></thead>
<tbody>${rows.map((row) => watchRow(row, now))}</tbody></table></div>`;
  return html`<section aria-labelledby="watches"><h2 id="watches">When did each watch last fire?</h2>
${rows.length === 0 ? html`<p class="quiet">No watches are defined.</p>` : table}</section>\n`;
}

function watchRow({ name, title, level, version, lastAlertAt, lastMatchAt, alerts }: WatchRow, now: Date): Html {
  const code = version === undefined ? plain(name) : `${plain(name)} · version ${version}`;
  return html`<tr><th scope="row"><span class="name">${plain(title)}</span><small>${code}</small></th>
<td data-label="Level"><span class="level ${level}">${level}</span></td>
<td data-label="Last fired">${timeOr(lastAlertAt, now, "not yet")}</td>
<td data-label="Last match">${timeOr(lastMatchAt, now, "not yet")}</td>
<td data-label="Alerts" class="number">${alerts.toLocaleString("en-US")}</td></tr>\n`;
}
