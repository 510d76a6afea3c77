// What happened to an item, step by step, in lines for a person.
import { markedText, utcTime } from "../alert/alert-text.ts";
import type { Verdict } from "../watch/judge.ts";
import { findingLines } from "./explain-findings.ts";
import { metadataLines } from "./explain-metadata.ts";
import { versionLines } from "./explain-versions.ts";
import { counted } from "./how-long.ts";
import type { Trail } from "./trail.ts";

/** What a watch of today says of the stored text. */
export type WatchVerdict = { readonly watch: string; readonly verdict: Verdict };

/** One block of lines; each event has its reason and its time in UTC. */
export function explainTrail(trail: Trail, verdicts: readonly WatchVerdict[]): string {
  const lines = [
    trail.title === "" ? "(an item without a title)" : trail.title,
    `  link       ${trail.link ?? "none"}`,
    `  feed       ${trail.feed}, as ${trail.guid}`,
    `  published  ${trail.publishedAt === undefined ? "not given" : utcTime(trail.publishedAt)}`,
    `  seen       ${utcTime(trail.seenAt)}`,
    ...readLines(trail),
    ...versionLines(trail.versions ?? []),
    `  outcome    ${trail.outcome ?? `none yet: ${trail.state}`}${trail.why === undefined ? "" : ` (${trail.why})`}`,
    ...storyLines(trail),
    ...trail.matches.flatMap(matchLines),
    ...trail.notifications.flatMap(notificationLines),
    ...verdictLines(verdicts),
  ];
  return `${lines.join("\n")}\n`;
}

function readLines({ article, duplicateOf }: Trail): readonly string[] {
  const double =
    duplicateOf === undefined ? [] : [`  same page  as item ${duplicateOf.itemId} (${duplicateOf.link ?? "no link"})`];
  if (article === undefined) return [...double, "  article    none"];

  const from = article.source === "page" ? "its page" : "the feed's summary";
  const language = article.language ?? "language unknown";
  const textKept =
    article.text === undefined ? ["  text       no longer kept, so the current watches cannot be tried on it"] : [];
  return [
    ...double,
    `  article    ${article.outcome}: ${article.chars} characters from ${from}, ${language}, at ${utcTime(article.fetchedAt)}`,
    ...metadataLines(article),
    ...textKept,
    ...findingLines(article.findings, article.text),
  ];
}

function storyLines({ story }: Trail): readonly string[] {
  if (story === undefined) return [];
  return [
    `  story      ${story.id}, ${counted(story.articles, "article")}${story.why === undefined ? "" : `: ${story.why}`}`,
  ];
}

function matchLines(match: Trail["matches"][number]): readonly string[] {
  const head = `  match      ${match.watch} (version ${match.version}) at ${utcTime(match.matchedAt)}: ${match.decision}, ${match.why}`;
  return [head, ...match.evidence.sentences.map((sentence) => `             ${markedText(sentence)}`)];
}

function notificationLines(notification: Trail["notifications"][number]): readonly string[] {
  const { watch, route, channel, state, id } = notification;
  const head = `  sent       ${watch} by route ${route} to ${channel}: ${state} (${id})`;
  return [
    head,
    ...notification.attempts.map(({ number, startedAt, result, detail }) => {
      const said = result === undefined ? "no result recorded" : `${result}${detail ? `: ${detail}` : ""}`;
      return `             attempt ${number} at ${utcTime(startedAt)}: ${said}`;
    }),
  ];
}

function verdictLines(verdicts: readonly WatchVerdict[]): readonly string[] {
  if (verdicts.length === 0) return [];

  const lines = verdicts.map(({ watch, verdict }) =>
    verdict.kind === "match" ? `    ${watch}: would match` : `    ${watch}: would not match, ${verdict.why}`,
  );
  return ["  current watches:", ...lines];
}
