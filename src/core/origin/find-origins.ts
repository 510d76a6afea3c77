// Gathers who first reported what an article says: from its text, its feed and what its page tells machines.
import type { DeclaredSource } from "../article.ts";
import { limits } from "../limits.ts";
import type { CutText } from "../text/cut-text.ts";
import type { FlaggedSpan, Origin, OriginKind } from "../text-findings.ts";
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
  readonly declaredSources?: readonly DeclaredSource[] | undefined;
  /** The `<source>` of the feed's entry: whose article an aggregator passes on. */
  readonly feedSource?: { readonly name?: string | undefined; readonly url?: string | undefined } | undefined;
};

export type OriginNeeds = {
  readonly cut: CutText;
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
    ...selfNamed(needs.cut.text, needs.outlets),
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
function endTags({ cut: { text }, flagged, outlets }: OriginNeeds, own: string | undefined): readonly Origin[] {
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

/** A byline that is an agency, another site as the canonical one or as a declared source, and the feed's `<source>`. */
function machineOrigins({ provenance, outlets }: OriginNeeds, own: string | undefined): readonly Origin[] {
  const { canonicalUrl, author, feedSource, declaredSources } = provenance;
  const canonical = hostOf(canonicalUrl);
  const declared = declaredSources?.flatMap(({ kind, url }) => {
    const host = hostOf(url);
    return host === undefined ? [] : [{ by: "meta" as const, kind, host }];
  });
  const signs: readonly Sign[] = [
    ...(declared ?? []),
    ...(canonical === undefined ? [] : [{ by: "canonical" as const, kind: "syndication" as const, host: canonical }]),
    ...(author === undefined ? [] : [{ by: "byline" as const, author }]),
    ...feedSigns(feedSource ?? {}, outlets),
  ];
  return signs.flatMap((sign) => fromSign(sign, own, outlets));
}

type Sign =
  | { readonly by: "canonical" | "feed-source" | "meta"; readonly kind: OriginKind; readonly host: string }
  | { readonly by: "feed-source"; readonly outlet: Outlet }
  | { readonly by: "feed-source"; readonly name: string }
  | { readonly by: "byline"; readonly author: string };

/** Aggregators give a source's name, its address or both; the address is sometimes that of a feed elsewhere. */
function feedSigns({ name = "", url }: NonNullable<Provenance["feedSource"]>, outlets: Outlets): readonly Sign[] {
  const host = hostOf(url);
  const [named] = outletMentions(name, outlets);
  const outlet =
    (host === undefined ? undefined : outlets.byHost(host)) ?? (named?.from === 0 ? named.outlet : undefined);
  if (outlet !== undefined) return [{ by: "feed-source", outlet }];
  if (host !== undefined) return [{ by: "feed-source", kind: "syndication", host }];
  return name.trim() === "" ? [] : [{ by: "feed-source", name: name.trim() }];
}

function fromSign(sign: Sign, own: string | undefined, outlets: Outlets): readonly Origin[] {
  if ("host" in sign) {
    const { by, kind, host } = sign;
    return isOwnHost(host, own, outlets) ? [] : [{ ...outletAt(host, outlets), kind, by }];
  }
  if ("outlet" in sign) {
    return isOwn(sign.outlet, own) ? [] : [{ ...factsOf(sign.outlet), kind: "syndication", by: sign.by }];
  }
  if ("name" in sign) return [{ outlet: sign.name, kind: "syndication", by: sign.by }];

  const [mention] = outletMentions(sign.author, outlets);
  if (mention === undefined || mention.from > 0) return [];
  return [{ ...factsOf(mention.outlet), kind: isOwn(mention.outlet, own) ? "own" : "syndication", by: "meta" }];
}

/** Two hosts of one outlet are one. */
function isOwnHost(host: string, own: string | undefined, outlets: Outlets): boolean {
  if (own === undefined) return false;

  const outlet = outlets.byHost(own);
  return isSameSite(host, own) || (outlet !== undefined && outlets.byHost(host) === outlet);
}

function proseOrigins({ cut, flagged, datelines, mentions, provenance }: OriginNeeds): readonly Origin[] {
  const own = ownHost(provenance);
  const taken = [...flagged, ...datelines.map(({ span }) => span)];
  const free = mentions.filter(
    ({ outlet, from, to }) => !isOwn(outlet, own) && !taken.some((span) => from < span.to && to > span.from),
  );
  return quotedMentions(cut, free).map(({ outlet, span }) => ({
    ...factsOf(outlet),
    kind: "quote",
    span,
    by: "prose",
  }));
}
