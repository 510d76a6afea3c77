// Reads a list of feeds in OPML: outlines at any depth, attributes in any case, and whatever readers got wrong in it.
import type { OpmlReading, Outline } from "../core/feed/opml.ts";
import { limits } from "../core/limits.ts";
import { attributesOf } from "./attributes.ts";
import { decode } from "./decode.ts";
import { pieces } from "./pieces.ts";

/** It never throws; an outline without an address is a folder and no problem. */
export function parseOpml(bytes: Uint8Array): OpmlReading {
  const { text } = decode(bytes, undefined);
  const tags = pieces(text).flatMap((piece) => (piece.kind === "open" ? [piece] : []));
  const written = tags.filter(({ name }) => name === "outline");
  if (written.length === 0 && !tags.some(({ name }) => name === "opml")) {
    return { kind: "no-list", why: "there is no <opml> and no <outline> in it" };
  }
  const { opmlOutlinesMax: max } = limits;
  const read = written.slice(0, max).map(({ start, end }) => outlineOf(attributesOf(text.slice(start, end))));
  const problems = read.flatMap((one) => (one.kind === "bad" ? [one.why] : []));
  return {
    kind: "list",
    outlines: read.flatMap((one) => (one.kind === "feed" ? [one.outline] : [])),
    problems: written.length > max ? [...problems, `only the first ${max} outlines were read`] : problems,
  };
}

type ReadOutline =
  | { readonly kind: "feed"; readonly outline: Outline }
  | { readonly kind: "folder" }
  | { readonly kind: "bad"; readonly why: string };

function outlineOf(attributes: ReadonlyMap<string, string>): ReadOutline {
  const said = (...names: readonly string[]) =>
    names
      .map((name) => attributes.get(name)?.replace(/\s+/g, " "))
      .find((value) => value !== undefined && value !== "");
  const written = said("xmlurl", "url");
  if (written === undefined || (said("xmlurl") === undefined && said("type") !== "rss")) return { kind: "folder" };

  const title = said("text", "title") ?? "";
  const url = webUrl(written);
  if (url === undefined) return { kind: "bad", why: `"${title}" has an address that cannot be fetched: ${written}` };

  const adapt = said("newswatch:adapt");
  const outline = {
    title,
    url,
    language: /^([a-z]{2,3})(?:[-_]|$)/i.exec(said("language") ?? "")?.[1]?.toLowerCase(),
    outlet: said("newswatch:outlet"),
    country: /^[a-z]{2}$/i.test(said("newswatch:country") ?? "") ? said("newswatch:country")?.toUpperCase() : undefined,
    every: said("newswatch:every"),
    window: said("newswatch:window"),
    adapt: adapt === undefined ? undefined : adapt !== "false",
  };
  return { kind: "feed", outline };
}

function webUrl(written: string): string | undefined {
  const plain = written.replace(/^feed:(?=https?:)/i, "").replace(/^feed:\/\//i, "http://");
  if (!URL.canParse(plain)) return undefined;

  const url = new URL(plain);
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return isWeb && url.username === "" && url.href.length <= limits.urlCharsMax ? plain : undefined;
}
