// Reads the times that a page shows: `<time>`, microdata, and elements whose names say that they hold a date.
import { limits } from "../core/limits.ts";
import { squeeze } from "./clean-text.ts";
import { attribute, type MarkupNode, textBelow } from "./markup.ts";
import type { NameSigns } from "./name-signs.ts";
import type { Place } from "./page-place.ts";

export type ShownTime = Place & {
  /** For machines if there is such a value, else as readers see it. */
  readonly text: string;
  /** As readers see it. */
  readonly shown: string;
  readonly source: "microdata" | "time-element" | "visible";
  /** What the element's names say that the time is of. */
  readonly of: "published" | "modified" | "unknown";
};

const publishedNames = /publish|pubdate|pub-date|created|issued|posted|erschien|datepublished|datecreated|release/i;
const modifiedNames = /modif|updat|edited|aktualisiert|geändert|revised/i;
/** A line about an article is short; longer ones are articles. */
const lineCharsMax = 160;

export function readTime(node: MarkupNode, place: Place, signs: NameSigns): ShownTime | undefined {
  const property =
    attribute(node, "itemprop", limits.authorCharsMax) ?? attribute(node, "property", limits.authorCharsMax);
  const source = sourceOf(node, property, signs);
  if (source === undefined) return undefined;

  const names = `${property ?? ""} ${signs.names}`;
  const shown = squeeze(textBelow(node, lineCharsMax + 1));
  const text = timeText(node, source, shown);
  if (text === undefined || !/\d/.test(text) || text.length > lineCharsMax) return undefined;
  return { ...place, text, shown, source, of: subject(names, text) };
}

function sourceOf(node: MarkupNode, property: string | undefined, signs: NameSigns): ShownTime["source"] | undefined {
  if (property !== undefined && /date(?:published|created|modified)/i.test(property)) return "microdata";
  if (node.name === "time") return "time-element";
  if (node.name === "abbr" && /published|updated/.test(signs.names)) return "time-element";
  return signs.isDated ? "visible" : undefined;
}

function timeText(node: MarkupNode, source: ShownTime["source"], shown: string): string | undefined {
  const told =
    source === "visible"
      ? undefined
      : (attribute(node, "datetime", limits.authorCharsMax) ?? attribute(node, "content", limits.authorCharsMax));
  const titled = attribute(node, "title", limits.authorCharsMax);
  if (told !== undefined && /\d{4}/.test(told)) return told;
  return titled !== undefined && /^\d{4}-\d\d-\d\d/.test(titled) ? titled : shown;
}

function subject(names: string, text: string): ShownTime["of"] {
  const said = `${names} ${text.slice(0, lineCharsMax / 4)}`;
  if (publishedNames.test(said)) return "published";
  return modifiedNames.test(said) ? "modified" : "unknown";
}
