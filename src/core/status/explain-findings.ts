// What is known about an article's text beyond its words, in lines for a person: quality, what was flagged, pieces, origins.
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { FlaggedSpan, FlagReason, Origin, OriginSign, Segment, TextFindings } from "../text-findings.ts";
import { counted } from "./how-long.ts";

/** `text` is undefined when it is kept no longer; then what was flagged can be counted and not shown. */
export function findingLines(findings: TextFindings | undefined, text: string | undefined): readonly string[] {
  if (findings === undefined) return [];

  const { quality, flagged, segments, origins } = findings;
  return [
    `  quality    ${quality}`,
    ...flaggedLines(flagged, text),
    ...(segments.length > 1 ? [`  pieces     ${segments.map(pieceText).join("; ")}`] : []),
    ...(origins.length > 0 ? [`  origins    ${origins.map(originText).join("; ")}`] : []),
  ];
}

/** One line for each reason; what is flagged can meet no watch. */
function flaggedLines(flagged: readonly FlaggedSpan[], text: string | undefined): readonly string[] {
  const byReason = new Map<FlagReason, FlaggedSpan[]>();
  for (const span of flagged) byReason.set(span.reason, [...(byReason.get(span.reason) ?? []), span]);
  return [...byReason].map(([reason, spans]) => {
    const first = spans[0];
    const said = first === undefined || text === undefined ? "" : `: "${beginning(text.slice(first.from, first.to))}"`;
    return `  flagged    ${reason}, ${counted(spans.length, "stretch", "stretches")} no watch is met by${said}`;
  });
}

function beginning(said: string): string {
  const line = said.replace(/\s+/g, " ");
  return line.length <= limits.quotedNearestCharsMax ? line : `${line.slice(0, limits.quotedNearestCharsMax)}...`;
}

function pieceText({ kind, title, at, turns }: Segment): string {
  const name = title === undefined ? "" : ` "${beginning(title)}"`;
  const speakers = new Set(turns?.map(({ speaker }) => speaker));
  return `${kind}${at === undefined ? "" : ` at ${at}`}${name}${speakers.size > 0 ? ` with ${[...speakers].join(", ")}` : ""}`;
}

function originText({ kind, outlet, host, family, by }: Origin): string {
  const whose = family === undefined ? "" : `, ${family}`;
  return `${outlet ?? host ?? "unknown"} (${kind}${whose}, ${signText(by)})`;
}

function signText(by: OriginSign): string {
  switch (by) {
    case "line":
      return "by a line of its own";
    case "prose":
      return "in a sentence";
    case "dateline":
      return "by the dateline";
    case "feed-source":
      return "by the feed";
    case "canonical":
      return "by the canonical address";
    case "meta":
      return "by the byline";
    default:
      return unreachable(by);
  }
}
