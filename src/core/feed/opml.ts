// Lists of feeds as other readers exchange them: OPML 2.0, with what only newswatch knows under its own namespace.
import type { FeedSetting } from "./feed.ts";

/** One feed of a list, as far as the list tells. */
export type Outline = {
  readonly title: string;
  readonly url: string;
  readonly language: string | undefined;
  readonly outlet: string | undefined;
  readonly country: string | undefined;
  readonly every: string | undefined;
  readonly window: string | undefined;
  readonly adapt: boolean | undefined;
};

export type OpmlReading =
  | { readonly kind: "list"; readonly outlines: readonly Outline[]; readonly problems: readonly string[] }
  | { readonly kind: "no-list"; readonly why: string };

/** A name that leads nowhere and need not: it only tells attributes apart. */
const namespace = "urn:newswatch:opml";

type Durations = { readonly durationText: (ms: number) => string };

/** `text` is the feed's name here; http://opml.org/spec2.opml tells what the others mean. */
export function writeOpml(feeds: readonly FeedSetting[], now: Date, { durationText }: Durations): string {
  const outlines = feeds.map((feed) => {
    const attributes = {
      type: "rss",
      text: feed.name,
      title: feed.outlet,
      xmlUrl: feed.url,
      language: feed.language,
      "newswatch:outlet": feed.outlet,
      "newswatch:country": feed.country,
      "newswatch:every": durationText(feed.intervalMs),
      "newswatch:window": durationText(feed.windowMs),
      "newswatch:adapt": String(feed.adapt),
    };
    const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
    return `    <outline ${written.join(" ")}/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:newswatch="${namespace}">
  <head>
    <title>newswatch feeds</title>
    <dateCreated>${now.toUTCString()}</dateCreated>
  </head>
  <body>
${outlines.join("")}  </body>
</opml>
`;
}

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => references[sign] ?? sign).replace(/[\p{Cc}]/gu, " ");
}
