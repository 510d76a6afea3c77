// Reads where reports begin: "MOSCOW, Nov 21 (TASS) -", "МОСКВА, 21 ноября. /ТАСС/.", "新华社北京11月21日电", "【北京共同】".
import type { Span } from "../alert/alert.ts";
import type { CutText } from "../text/cut-text.ts";
import type { Line } from "../text/lines.ts";
import type { Mention } from "./mentions.ts";
import type { Outlet } from "./outlet.ts";

/** `line` is where the paragraph begins, `span` reaches to the end of the dateline. */
export type Dateline = { readonly line: number; readonly span: Span; readonly outlet: Outlet };

const startChars = 90;
const placeWordsMax = 8;
/** No dateline names more outlets than these. */
const mentionsMax = 4;
const opens = /[(（/【[［=]\s*(?:[^()（）【】[\]［］\n]{0,30}[\s/,=＝\u3000])?$/u;
const opensTight = /[(（/【[［][^()（）【】[\]［］\n]{0,14}$/u;
const closes = /^[^()（）【】[\]［］\n]{0,40}?\s*[)）/】\]］]/u;
const thenReport = /^\s*[-–—―:：.。,，]/u;
/** A sentence that has begun before the bracket is no dateline: "The agency (TASS) reported". */
const placeAndDate =
  /^[\p{P}\s]*(?:[\p{Lu}\p{Lo}\d][\p{L}\p{M}\p{N}.'’/-]*[,.\s]*|(?:de|del|la|am|den|du|le|el|und|and|of|the|в|ноября|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|декабря|ноя|янв|фев|мар|апр|июн|июл|авг|сен|сент|окт|дек|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janv|févr|mars|avril|mai|juin|juil|juillet|août|sept|oct|nov|déc|novembre|décembre|ene|feb|abr|may|jun|jul|ago|sep|dic)[,.\s]+)*$/u;
const cjk = /[\u3040-\u30ff\u3400-\u9fff]/u;
const wireStart = /^[^。，,\n]{0,25}?(?:[电電讯訊]|消息|报道|報道)\s*(?:[（(:：，,　\s]|$)/u;
const russianDash = /^[\p{Lu}][\p{L}\s().-]{1,40}[,.]?\s+\d{1,2}\s\p{L}{3,9}\.?,?\s*[—–-]\s*$/u;
const russianEnd = /^[»"]?\s*[.,]/u;
const koreanEnd = /^\)?\s*=/u;

/** Of every paragraph that begins with one. */
export function datelines({ lines }: CutText, mentions: readonly Mention[]): readonly Dateline[] {
  let next = 0;
  return lines.flatMap((line) => {
    while ((mentions[next]?.from ?? Number.POSITIVE_INFINITY) < line.from) next += 1;
    const found = datelineOf(line, mentions.slice(next, next + mentionsMax));
    return found === undefined ? [] : [found];
  });
}

function datelineOf(line: Line, mentions: readonly Mention[]): Dateline | undefined {
  const start = line.text.slice(0, startChars);
  for (const { outlet, ...span } of mentions) {
    if (span.from < line.from || span.to > line.from + start.length) continue;

    const end = endOf(start, { from: span.from - line.from, to: span.to - line.from });
    if (end !== undefined) return { line: line.from, span: { from: line.from, to: line.from + end }, outlet };
  }
  return undefined;
}

/** Where the dateline ends that the mention is a part of; undefined when it is a part of none. */
function endOf(start: string, { from, to }: Span): number | undefined {
  const before = start.slice(0, from);
  const after = start.slice(to);
  if (before.trim() === "" && cjk.test(start.slice(from, to))) return lengthOf(wireStart, after, to);
  if (russianDash.test(before)) return russianEnd.test(after) ? to : undefined;

  return bracketed(before, after, to);
}

function bracketed(before: string, after: string, to: number): number | undefined {
  const open = (opens.exec(before) ?? opensTight.exec(before))?.index;
  const close = closes.exec(after)?.[0].length;
  if (open === undefined || close === undefined) return undefined;

  const place = before.slice(0, open);
  const rest = after.slice(close);
  const isAlone = place.trim() === "" && (cjk.test(before + after) || koreanEnd.test(rest));
  const isReport = thenReport.test(rest) || isAlone || isUncased(place);
  if (!isReport || !placeAndDate.test(place) || place.split(/\s+/).length > placeWordsMax) return undefined;

  return to + close;
}

/** In scripts without capitals the agency stands in brackets behind the place and nothing follows it. */
function isUncased(place: string): boolean {
  return place.trim() !== "" && !/[\p{Lu}\p{Ll}]/u.test(place);
}

function lengthOf(pattern: RegExp, after: string, to: number): number | undefined {
  const found = pattern.exec(after);
  return found === null ? undefined : to + found[0].trimEnd().replace(/[（(:：，,]$/u, "").length;
}
