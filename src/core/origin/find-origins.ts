// Gathers who first reported what an article says: from its text, its feed and what its page tells machines.
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { FlaggedSpan, Origin } from "../text-findings.ts";
import type { Attributed } from "./attribution-lines.ts";
import type { Dateline } from "./datelines.ts";
import { hostOf, isSameSite } from "./hosts.ts";
import { type Mention, outletMentions } from "./mentions.ts";
import type { Outlet, Outlets } from "./outlet.ts";
import { factsOf, outletAt } from "./outlet-facts.ts";
import { quotedMentions } from "./prose.ts";
import { selfNamed } from "./self-named.ts";

/** What is known of an article beside its text. */
export type Provenance = {
  readonly url?: string | undefined;
  readonly canonicalUrl?: string | undefined;
  readonly author?: string | undefined;
  /** The `<source>` of the feed's entry: whose article an aggregator passes on. */
  readonly feedSource?: { readonly name?: string | undefined; readonly url?: string | undefined } | undefined;
};

export type OriginNeeds = {
  readonly text: string;
  readonly flagged: readonly FlaggedSpan[];
  readonly lines: Attributed["origins"];
  readonly datelines: readonly Dateline[];
  /** Every outlet that the text names. */
  readonly mentions: readonly Mention[];
  readonly provenance: Provenance;
  readonly outlets: Outlets;
};

/** Each outlet once for each kind, the surest sign first: lines, datelines, machines, feed, prose. */
export function findOrigins(needs: OriginNeeds): readonly Origin[] {
  const own = ownHost(needs.provenance);
  const found = [
    ...needs.lines,
    ...needs.datelines.map(({ outlet, span }) => ({
      ...factsOf(outlet),
      kind: isOwn(outlet, own) ? ("own" as const) : ("syndication" as const),
      span,
      by: "dateline" as const,
    })),
    ...endTags(needs, own),
    ...machineOrigins(needs, own),
    ...proseOrigins(needs),
    ...selfNamed(needs.text, needs.outlets),
  ];
  const byKey = new Map<string, Origin>();
  for (const origin of found) {
    const key = `${origin.kind} ${origin.outlet ?? origin.host ?? ""}`;
    if (!byKey.has(key)) byKey.set(key, origin);
  }
  return [...byKey.values()].slice(0, limits.originsMax);
}

/** "Xinhua said" on Xinhua's own page tells of itself. */
function isOwn(outlet: Outlet, host: string | undefined): boolean {
  return host !== undefined && outlet.hosts.some((one) => host === one || isSameSite(one, host));
}

function ownHost({ url, canonicalUrl }: Provenance): string | undefined {
  return hostOf(url) ?? hostOf(canonicalUrl);
}

const endTag = /(?:[([（【]\s*([^()[\]（）【】\n]{2,40})\s*[)\]）】]|[–—-]\s?([^\n–—-]{2,30}))[.。\s]*$/u;

/** "(ANI)" behind the last sentence says whose report it was. */
function endTags({ text, flagged, outlets }: OriginNeeds, own: string | undefined): readonly Origin[] {
  const end = lastSaid(text, flagged);
  const found = endTag.exec(text.slice(Math.max(0, end - endTagCharsMax), end));
  const name = found?.[1] ?? found?.[2];
  if (found === null || name === undefined) return [];

  const base = Math.max(0, end - endTagCharsMax) + found.index;
  const [mention] = outletMentions(name, outlets);
  const isWhole = mention !== undefined && mention.from === 0 && mention.to >= name.trimEnd().length;
  if (mention === undefined || !(isWhole || /^[^\s]{1,20}[/／]/u.test(name))) return [];

  const kind = isOwn(mention.outlet, own) ? "own" : "syndication";
  return [{ ...factsOf(mention.outlet), kind, span: { from: base, to: base + found[0].trimEnd().length }, by: "line" }];
}

const endTagCharsMax = 60;

/** Where the last words stand that are not flagged. */
function lastSaid(text: string, flagged: readonly FlaggedSpan[]): number {
  let end = text.trimEnd().length;
  for (const { from, to } of flagged.toReversed()) {
    if (text.slice(to, end).trim() !== "") break;
    end = text.slice(0, from).trimEnd().length;
  }
  return end;
}

/** A byline that is an agency, another site as the canonical one, and the feed's `<source>`. */
function machineOrigins({ provenance, outlets }: OriginNeeds, own: string | undefined): readonly Origin[] {
  const { canonicalUrl, author, feedSource } = provenance;
  const canonical = hostOf(canonicalUrl);
  const source = hostOf(feedSource?.url);
  const signs: readonly Sign[] = [
    ...(canonical === undefined ? [] : [{ by: "canonical" as const, host: canonical }]),
    ...(author === undefined ? [] : [{ by: "meta" as const, author }]),
    ...(source === undefined ? [] : [{ by: "feed-source" as const, host: source }]),
  ];
  return signs.flatMap((sign) => fromSign(sign, own, outlets));
}

type Sign =
  | { readonly by: "canonical" | "feed-source"; readonly host: string }
  | { readonly by: "meta"; readonly author: string };

function fromSign(sign: Sign, own: string | undefined, outlets: Outlets): readonly Origin[] {
  switch (sign.by) {
    case "canonical":
    case "feed-source": {
      if (
        own !== undefined &&
        (isSameSite(sign.host, own) ||
          (outlets.byHost(sign.host) === outlets.byHost(own) && outlets.byHost(own) !== undefined))
      )
        return [];
      return [{ ...outletAt(sign.host, outlets), kind: "syndication", by: sign.by }];
    }
    case "meta": {
      const [mention] = outletMentions(sign.author, outlets);
      if (mention === undefined || mention.from > 0) return [];
      return [{ ...factsOf(mention.outlet), kind: isOwn(mention.outlet, own) ? "own" : "syndication", by: "meta" }];
    }
    default:
      return unreachable(sign);
  }
}

function proseOrigins({ text, flagged, datelines, mentions, provenance }: OriginNeeds): readonly Origin[] {
  const own = ownHost(provenance);
  const taken = [...flagged, ...datelines.map(({ span }) => span)];
  const free = mentions.filter(
    ({ outlet, from, to }) => !isOwn(outlet, own) && !taken.some((span) => from < span.to && to > span.from),
  );
  return quotedMentions(text, free).map(({ outlet, span }) => ({
    ...factsOf(outlet),
    kind: "quote",
    span,
    by: "prose",
  }));
}
