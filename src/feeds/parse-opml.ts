// Reads a list of feeds in OPML: outlines at any depth, attributes in any case, and whatever readers got wrong in it.
import type { OpmlReading, Outline } from "../core/feed/opml.ts";
import { limits } from "../core/limits.ts";
import { attributesOf } from "./attributes.ts";
import { decode } from "./decode.ts";
import { pieces } from "./pieces.ts";

/** It never throws; an outline without an address is a folder and no problem. */
export function parseOpml(bytes: Uint8Array): OpmlReading {
  const { text } = decode(bytes, undefined);
  const outlines: Outline[] = [];
  const problems: string[] = [];
  let isOpml = false;
  for (const piece of pieces(text)) {
    if (piece.kind !== "open") continue;
    if (piece.name === "opml") isOpml = true;
    if (piece.name !== "outline") continue;

    if (outlines.length >= limits.opmlOutlinesMax) {
      problems.push(`only the first ${limits.opmlOutlinesMax} feeds were read`);
      break;
    }
    const outline = outlineOf(attributesOf(text.slice(piece.start, piece.end)));
    if (outline.kind === "feed") outlines.push(outline.outline);
    if (outline.kind === "bad") problems.push(outline.why);
  }
  if (!isOpml && outlines.length === 0) return { kind: "no-list", why: "there is no <opml> and no <outline> in it" };

  return { kind: "list", outlines, problems };
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
