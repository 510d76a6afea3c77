// Takes the outlet's name off a title that was told to machines.
import { foldLine, sameLine } from "./title-lines.ts";

/** What is known of the outlet: its names by the page's word, and its host. */
export type Site = { readonly outlets: readonly string[]; readonly host: string };

const separator = /\s+(?:[|‹›«»·•:–—―]|::|-{1,3}|\/\/)\s+|\s*[|_｜]\s*/u;
/** A part of this many words at a title's end can be an outlet's name. */
const outletWordsMax = 5;
const titleWordsMin = 3;
const labelCharsMin = 3;
/** A title that begins here is a breadcrumb, and its longest step is the title. */
const startPage = /^(?:home|start|startseite|accueil|inicio|início|главная|головна|首页|首頁|ホーム|홈|الرئيسية)$/iu;
const edges = /^[\s|‹›«»·•:–—―\-/_｜]+|[\s|‹›«»·•:–—―\-/_｜]+$/gu;

export function partsOf(title: string): readonly string[] {
  return title.split(separator);
}

/** Takes the last part off when it is the outlet, or short enough to be one beside a title of some words; the first only when it is the outlet. */
export function withoutOutlet(title: string, site: Site): string {
  const parts = partsOf(title);
  const [first, last] = [parts[0] ?? "", parts.at(-1) ?? ""];
  if (parts.length < 2) return title;
  if (startPage.test(first)) return longest(parts);

  const rest = title.slice(0, title.lastIndexOf(last)).replace(edges, "");
  const mayBeOutlet = wordCount(last) <= outletWordsMax && wordCount(rest) >= titleWordsMin;
  if (rest !== "" && isOutletName(last, site)) return withoutFirst(rest, site);
  if (isOutletName(first, site)) return title.slice(title.indexOf(first) + first.length).replace(edges, "");
  return rest !== "" && mayBeOutlet ? rest : title;
}

/** The outlet's name, or its host's: "Daily News" for www.dailynews.example. */
export function isOutletName(text: string, { outlets, host }: Site): boolean {
  if (outlets.some((outlet) => sameLine(text, outlet))) return true;

  const squeezed = foldLine(text).replaceAll(" ", "");
  const labels = host
    .toLowerCase()
    .replace(/^www\d?\./, "")
    .split(".");
  const names = [labels.join(""), ...labels.slice(0, -1).map((label) => label.replaceAll("-", ""))];
  return names.some((name) => name.length >= labelCharsMin && (name === squeezed || `the${name}` === squeezed));
}

export function longest(parts: readonly string[]): string {
  return parts.reduce((best, part) => (part.length > best.length ? part : best), "");
}

function withoutFirst(title: string, site: Site): string {
  const first = partsOf(title)[0] ?? "";
  if (first === title || !isOutletName(first, site)) return title;
  return title.slice(title.indexOf(first) + first.length).replace(edges, "");
}

/** Scripts without spaces count two characters as a word. */
function wordCount(text: string): number {
  const wide = text.match(/[\u3040-\u30ff\u3400-\u9fff]/g)?.length ?? 0;
  return wide > 0 ? wide / 2 : text.split(/\s+/).length;
}
