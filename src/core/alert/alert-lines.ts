// An alert as a block of lines for people, in a terminal or a mail.
import type { AlertContent } from "./alert.ts";
import { headlineAndSentences, type Marker, markedText, plain, safeLink, utcTime } from "./alert-text.ts";

/** One line: level, watch and headline; from the second revision on it says that it is an update. */
export function alertSubject({ level, revision, watch, article }: AlertContent): string {
  const tag = revision > 1 ? `${level}, update ${revision}` : level;
  return `[${tag}] ${plain(watch.title)}: ${plain(article.title)}`;
}

/** Level and watch, headline, outlet, link, times in UTC, then the sentences with their matched words marked. */
export function alertLines(content: AlertContent, mark?: Marker): readonly string[] {
  const { headline, sentences } = headlineAndSentences(content);
  const update = content.revision > 1 ? ` · update ${content.revision}` : "";
  return [
    `${content.level.toUpperCase()} · ${plain(content.watch.title)}${update}`,
    markedText(headline, mark),
    bylineOf(content),
    safeLink(content.article.link)?.href ?? "the feed gave no link",
    timesOf(content),
    ...sentences.map((sentence) => `  ${markedText(sentence, mark)}`),
    whyOf(content),
  ];
}

/** `Xinhua (CN) · Li Ming · from the feed's summary`. */
export function bylineOf({ article }: AlertContent): string {
  const parts = [`${plain(article.outlet)} (${plain(article.country)})`];
  if (article.author !== undefined) parts.push(plain(article.author));
  if (article.source === "feed") parts.push("from the feed's summary");
  return parts.join(" · ");
}

/** Which rule, in which version, raised which alert. */
export function whyOf({ why, watch, alertId }: AlertContent): string {
  return `why: ${plain(why)} · watch ${plain(watch.name)} v${watch.version} · alert ${alertId}`;
}

export function timesOf({ publishedAt, fetchedAt, matchedAt }: AlertContent): string {
  const published = publishedAt === undefined ? "no publication time given" : `published ${utcTime(publishedAt)}`;
  return `${published} · fetched ${utcTime(fetchedAt)} · matched ${utcTime(matchedAt)}`;
}
