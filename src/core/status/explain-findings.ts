// What is known about an article's text beyond its words, in lines for a person: quality, what was flagged, pieces, origins.
import { plain, plainUpTo } from "../alert/alert-text.ts";
import { limits } from "../limits.ts";
import type {
  FlaggedSpan,
  FlagReason,
  Origin,
  OriginKind,
  OriginSign,
  Quality,
  Segment,
  TextFindings,
} from "../text-findings.ts";
import { listed } from "./how-long.ts";

/** `text` is undefined when it is kept no longer; then what was flagged can be counted and not shown. */
export function findingLines(findings: TextFindings | undefined, text: string | undefined): readonly string[] {
  if (findings === undefined) return [];

  const { quality, flagged, segments, origins } = findings;
  return [
    `  quality    ${quality}: ${qualities[quality]}`,
    ...flaggedLines(flagged, text),
    ...(segments.length > 1 ? [`  pieces     ${segments.map(pieceText).join("; ")}`] : []),
    ...origins.map((origin) => `  origin     ${originText(origin)}`),
  ];
}

const qualities: Readonly<Record<Quality, string>> = {
  ok: "a text of its own",
  thin: "a few lines only",
  debris: "a program that writes text, or its template, left words in it",
  paywalled: "only the beginning can be read without paying or a login",
  "not-an-article": "no running text, such as an error page or a list of links",
  unexamined: "looking at it took too long and was stopped; nothing is flagged",
};

const reasons: Readonly<Record<FlagReason, string>> = {
  breadcrumb: "the way through the site",
  "repeated-title": "the headline once more",
  caption: "a line under a picture",
  placeholder: "a slot that was never filled in",
  "comment-footer": "what belongs to readers' comments",
  share: "buttons for sharing",
  cookie: "a notice about cookies",
  "read-more": "a pointer to other articles",
  subscribe: "an invitation to subscribe",
  tags: "a list of tags",
  advertisement: "advertising",
  rights: "a notice of rights",
  "script-notice": "a message about the browser",
  "machine-debris": "words of a program that writes text",
  attribution: "a line that names the source",
  repeated: "said once before",
};

/** One line for each reason; what is flagged can meet no watch. */
function flaggedLines(flagged: readonly FlaggedSpan[], text: string | undefined): readonly string[] {
  const byReason = new Map<FlagReason, FlaggedSpan[]>();
  for (const span of flagged) byReason.set(span.reason, [...(byReason.get(span.reason) ?? []), span]);
  return [...byReason].map(([reason, spans]) => {
    const first = spans[0];
    const said = first === undefined || text === undefined ? "" : `: "${beginning(text.slice(first.from, first.to))}"`;
    const times = spans.length === 1 ? "" : ` (${spans.length} times)`;
    return `  not news   ${reasons[reason]}${times}${said}`;
  });
}

function beginning(said: string): string {
  return plainUpTo(limits.quotedNearestCharsMax, said);
}

const pieces: Readonly<Record<Segment["kind"], string>> = {
  report: "report",
  interview: "interview",
  "live-entry": "entry of a live blog",
  appended: "second article",
};

function pieceText({ kind, title, at, turns }: Segment): string {
  const name = title === undefined ? "" : ` "${beginning(title)}"`;
  const speakers = listed([...new Set(turns?.map(({ speaker }) => speaker))], speakersShownMax);
  return `${pieces[kind]}${at === undefined ? "" : ` at ${at}`}${name}${speakers === "" ? "" : ` with ${speakers}`}`;
}

const speakersShownMax = 5;

const kinds: Readonly<Record<OriginKind, string>> = {
  rewrite: "retold from",
  quote: "quotes",
  syndication: "copied from",
  own: "own report of",
};

const signs: Readonly<Record<OriginSign, string>> = {
  line: "in a line of its own",
  prose: "in a sentence",
  dateline: "in the dateline",
  "feed-source": "as the feed tells",
  canonical: "as the page's canonical address tells",
  meta: "as the page's byline or its machine-readable part tells",
};

function originText({ kind, outlet, host, family, by }: Origin): string {
  const whose = family === undefined ? "" : `; one voice with all of ${family}`;
  return `${kinds[kind]} ${plain(outlet ?? host ?? "somebody")} (${signs[by]}${whose})`;
}
