// The first answer: is anything broken, and what to do about it.
import { plain } from "../../core/alert/alert-text.ts";
import { type Html, html } from "../../core/html.ts";
import type { Finding, HealthVerdict } from "../../core/status/finding.ts";
import type { Reload } from "../../core/status/loaded.ts";

const tags = { fail: "Broken", warn: "Warning", info: "Note" } as const;

export function findingsSection({ findings }: HealthVerdict, { problems }: Reload): Html {
  const isFine = findings.every(({ level }) => level === "info");
  return html`<section aria-labelledby="broken"><h2 id="broken">Is anything broken?</h2>
<ul class="findings">${isFine ? html`<li class="finding pass"><p><span class="dot" aria-hidden="true"></span> <b>No.</b> Feeds answer, work is moving, and alerts are delivered.</p></li>\n` : undefined}
${findings.map(findingItem)}</ul>
${problems.length === 0 ? undefined : html`<ul class="problems" aria-label="Problems in the settings">${problems.map(problemItem)}</ul>`}
</section>\n`;
}

function findingItem({ level, subject, sentence, remedy }: Finding): Html {
  return html`<li class="finding ${level}"><p><span class="dot" aria-hidden="true"></span> <b>${tags[level]}: ${plain(subject)}.</b> ${plain(sentence)}</p><p class="remedy">${plain(remedy)}</p></li>\n`;
}

function problemItem({ file, line, column, message }: Reload["problems"][number]): Html {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return html`<li><b>${plain(place)}</b> ${plain(message)}</li>\n`;
}
