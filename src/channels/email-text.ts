// Writes the mail of a notification: subject, plain text, simple HTML, and headers by which copies and threads are known.
import type { AlertContent, Notification } from "../core/alert/alert.ts";
import { markedHtml } from "../core/alert/alert-html.ts";
import { bylineOf, timesOf, whyOf } from "../core/alert/alert-lines.ts";
import { headlineAndSentences, plain, plainUpTo, safeLink } from "../core/alert/alert-text.ts";
import { linesOf, subjectOf } from "../core/alert/notification-text.ts";
import { type Html, html } from "../core/html.ts";
import { limits } from "../core/limits.ts";

type Addresses = { readonly from: string; readonly to: readonly string[] };

/**
 * The Message-ID is made of the notification's id, so that a second copy is known as one. All revisions of an alert,
 * and a notice and its end, refer to one id that no mail has: mail programs gather them in one thread, whichever came first.
 */
export function emailOf(notification: Notification, { from, to }: Addresses) {
  const domain = domainOf(from);
  const lines = linesOf(notification);
  return {
    from,
    to: [...to],
    messageId: `<${notification.id}@${domain}>`,
    references: [`<${threadOf(notification)}@${domain}>`],
    subject: plainUpTo(limits.subjectCharsMax, subjectOf(notification)),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    text: `${lines.join("\n\n")}\n`,
    html: (notification.kind === "alert" ? alertHtml(notification.content) : plainHtml(lines)).markup,
  };
}

function threadOf({ kind, content }: Notification): string {
  return kind === "alert" ? `alert-${content.alertId}` : `notice-${content.noticeId}`;
}

function domainOf(from: string): string {
  return /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1] ?? "newswatch.invalid";
}

function alertHtml(content: AlertContent): Html {
  const { headline, sentences } = headlineAndSentences(content);
  const link = safeLink(content.article.link);
  const title = link === undefined ? markedHtml(headline) : html`<a href="${link.href}">${markedHtml(headline)}</a>`;
  const host = link === undefined ? "" : ` · ${link.host}`;
  return html`<!doctype html>
<html lang="en"><body style="font:16px/1.5 sans-serif;max-width:40em">
<p>${content.level.toUpperCase()} · ${plain(content.watch.title)}${content.revision > 1 ? ` · update ${content.revision}` : ""}</p>
<h2 dir="auto">${title}</h2>
<p>${bylineOf(content)}${host}</p>
${sentences.map((sentence) => html`<blockquote dir="auto">${markedHtml(sentence)}</blockquote>\n`)}
<p><small>${timesOf(content)}<br>${whyOf(content)}</small></p>
</body></html>
`;
}

function plainHtml(lines: readonly string[]): Html {
  return html`<!doctype html>
<html lang="en"><body style="font:16px/1.5 sans-serif;max-width:40em">
${lines.map((line) => html`<p>${line}</p>\n`)}
</body></html>
`;
}
