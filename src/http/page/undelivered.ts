// The fourth answer: what has not been delivered.
import { plain, plainUpTo } from "../../core/alert/alert-text.ts";
import { type Html, html } from "../../core/html.ts";
import { limits } from "../../core/limits.ts";
import type { StatusFacts, UndeliveredFacts } from "../../core/status/facts.ts";
import { counted } from "../../core/status/how-long.ts";
import { timeOr, timeTag } from "./times.ts";

const states = {
  due: { tone: "warn", word: "will be retried" },
  held: { tone: "fail", word: "held" },
  "gave-up": { tone: "fail", word: "given up" },
} as const;

export function undeliveredSection({ undelivered, undeliveredCount }: StatusFacts, now: Date): Html {
  const left = undeliveredCount - undelivered.length;
  const more = left <= 0 ? undefined : html`<p class="soft">These are the oldest; there are ${left} more.</p>`;
  const table = html`<div class="scroll"><table>
<thead><tr><th scope="col">Alert</th><th scope="col">Channel</th><th scope="col">State</th><th scope="col">Next attempt</th><th scope="col" class="number">Attempts</th></tr></thead>
<tbody>${undelivered.map((one) => undeliveredRow(one, now))}</tbody></table></div>`;
  return html`<section aria-labelledby="undelivered"><h2><span id="undelivered">What has not been delivered?</span><small>${counted(undeliveredCount, "notification")}</small></h2>
${undeliveredCount === 0 ? html`<p class="quiet good">Nothing. Every alert has been delivered.</p>` : table}${more}</section>\n`;
}

function undeliveredRow(one: UndeliveredFacts, now: Date): Html {
  const { tone, word } = signOf(one);
  const result =
    one.lastResult === undefined
      ? undefined
      : html`<small>${plainUpTo(limits.channelDetailCharsMax, one.lastResult)}</small>`;
  return html`<tr><th scope="row"><span class="name" dir="auto">${plain(one.title)}</span><small>from ${timeTag(one.createdAt, now)}</small></th>
<td data-label="Channel"><div>${plain(one.channel)}<small>route ${plain(one.route)}</small></div></td>
<td class="wide" data-label="State"><div><span class="state ${tone}"><span class="dot" aria-hidden="true"></span><span>${word}</span></span>${result}</div></td>
<td data-label="Next attempt">${timeOr(one.nextAttemptAt, now, "none")}</td>
<td data-label="Attempts" class="number">${one.attempts}</td></tr>\n`;
}

function signOf({ state, attempts }: UndeliveredFacts): { readonly tone: string; readonly word: string } {
  return state === "due" && attempts === 0 ? { tone: "info", word: "on its way" } : states[state];
}
