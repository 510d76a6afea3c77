// The newest alerts: headline, who wrote it, the sentences that matched, and whether it was delivered.
import type { AlertContent } from "../../core/alert/alert.ts";
import { markedHtml } from "../../core/alert/alert-html.ts";
import { bylineOf } from "../../core/alert/alert-lines.ts";
import { headlineAndSentences, plain, safeLink } from "../../core/alert/alert-text.ts";
import { type Html, html } from "../../core/html.ts";
import { counted } from "../../core/status/how-long.ts";
import type { AlertRow } from "../../ports/store.ts";
import { timeTag, timeTagOf } from "./times.ts";

export function alertsSection(alerts: readonly AlertRow[], now: Date): Html {
  const list =
    alerts.length === 0
      ? html`<p class="quiet">No alert has been raised yet. A feed's first check is only a baseline: items that are already in it raise no alert.</p>`
      : html`<div class="alerts">${alerts.map((alert) => alertCard(alert, now))}</div>`;
  return html`<section aria-labelledby="alerts"><h2><span id="alerts">Latest alerts</span><small><a href="/alerts.json">all as JSON</a></small></h2>${list}</section>\n`;
}

function alertCard({ content, openedAt, articles, notifications }: AlertRow, now: Date): Html {
  const { headline, sentences } = headlineAndSentences(content);
  const update = content.revision > 1 ? html`<span>update ${content.revision}</span>` : undefined;
  const others = articles > 1 ? ` · ${counted(articles, "article")} in this story` : "";
  return html`<article class="alert ${content.level}">
<p class="kicker"><span class="level">${content.level}</span><span>${plain(content.watch.title)}</span>${update}${timeTag(openedAt, now)}</p>
<h3 dir="auto"${langOf(content)}>${linked(content, markedHtml(headline))}</h3>
<p class="soft">${bylineOf(content)}${hostOf(content)} · ${publishedOf(content, now)}${others}</p>
${sentences.map((sentence) => html`<blockquote dir="auto"${langOf(content)}>${markedHtml(sentence)}</blockquote>\n`)}
<p class="soft sent">${notifications.length === 0 ? "No route covers this watch, so it was recorded but not sent." : sentTo(notifications, now)}</p>
</article>\n`;
}

/** Helps the browser to choose a font; a language that is not a tag is left out. */
function langOf({ article: { language } }: AlertContent): Html | undefined {
  return language !== undefined && /^[a-z]{2,3}$/.test(language) ? html` lang="${language}"` : undefined;
}

function linked({ article }: AlertContent, words: readonly Html[]): Html {
  const link = safeLink(article.link);
  return link === undefined
    ? html`${words}`
    : html`<a href="${link.href}" rel="noopener noreferrer nofollow">${words}</a>`;
}

function hostOf({ article }: AlertContent): string {
  const link = safeLink(article.link);
  return link === undefined ? " · no link" : ` · ${link.host}`;
}

function publishedOf({ publishedAt, fetchedAt }: AlertContent, now: Date): Html {
  return publishedAt === undefined
    ? html`fetched ${timeTagOf(fetchedAt, now)}, publication time not given`
    : html`published ${timeTagOf(publishedAt, now)}`;
}

function sentTo(notifications: AlertRow["notifications"], now: Date): readonly Html[] {
  return notifications.map((notification, index) => {
    const comma = index === 0 ? "" : " · ";
    return html`${comma}${deliveryOf(notification, now)}`;
  });
}

function deliveryOf({ state, attempts, sentAt, ...notification }: AlertRow["notifications"][number], now: Date): Html {
  const channel = plain(notification.channel);
  if (sentAt !== undefined) return html`sent to ${channel} ${timeTag(sentAt, now)}`;
  if (state === "gave-up")
    return html`<strong class="fail">delivery to ${channel} given up after ${counted(attempts, "attempt")}</strong>`;
  if (state === "held") return html`<strong class="fail">held for ${channel}, which is switched off</strong>`;

  return html`on its way to ${channel}${attempts > 1 ? `, attempt ${attempts}` : ""}`;
}
