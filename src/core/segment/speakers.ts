// Reads who speaks in an interview: lines that begin with a name and a colon.
import { foldLine, type Line } from "../text/lines.ts";

/** `key` is the same for every way the name is written. */
export type Labelled = { readonly line: Line; readonly label: string; readonly speech: string };

/** One to six words with a capital or of a script without capitals; a letter alone stands for a question or an answer. */
const label =
  /^((?:[\p{Lu}\p{Lo}][\p{L}\p{M}.'’\-·・]{0,24}|d[ae]|von|van|bin|al-\p{L}+|\p{Ll}[\p{L}\p{M}'’-]{1,24})(?:[ \u00a0](?:[\p{L}\p{M}.'’\-·・()]{1,25})){0,5}) ?[:：]\s?(\S.*)$/u;
const startsNamed = /^[\p{Lu}\p{Lo}]/u;
/** Lines of lists and tables that begin with a word and a colon as well. */
const noSpeaker =
  /^(?:date|time|place|location|where|when|source|sources|original source|photo|image|tags?|topics?|update|note|correction|editor['’]s note|read more|watch|related|price|score|result|email|phone|address|дата|место|время|источник|фото|читайте также|来源|來源|图|日期|时间|時間|地点|地點|编辑|責任編輯|责任编辑|日時|場所|写真|出典|المصدر|صورة|المكان|التاريخ|quelle|foto|datum|ort|fuente|fecha|lugar|lieu)$/iu;
const titles =
  /^(?:dr|prof|professor|mr|mrs|ms|amb|ambassador|sen|senator|rep|gen|general|president|minister|herr|frau|señor|señora|monsieur|madame|г-н|г-жа|д-р|проф)\.? /u;

export function labelled(line: Line): Labelled | undefined {
  const found = label.exec(line.text);
  const name = found?.[1] ?? "";
  const speech = found?.[2] ?? "";
  if (name === "" || !startsNamed.test(name) || noSpeaker.test(name) || speech.startsWith("//")) return undefined;

  return { line, label: name, speech };
}

/** Written ways of a name to the one it is told by: "Emily carter" and "Carter" are Emily Carter. */
export function speakerNames(labels: readonly string[]): ReadonlyMap<string, string> {
  const keys = new Map(labels.map((written) => [written, keyOf(written)]));
  const fuller = fullerKeys(new Set(keys.values()));
  const best = new Map<string, string>();
  for (const [written, key] of keys) {
    const full = fuller.get(key) ?? key;
    const known = best.get(full);
    if (known === undefined || isBetter(written, known)) best.set(full, written);
  }
  return new Map([...keys].map(([written, key]) => [written, best.get(fuller.get(key) ?? key) ?? written]));
}

function keyOf(written: string): string {
  return foldLine(written.toLowerCase().replace(titles, ""));
}

/** A surname alone, or initials, stand for the one full name that has them; where two have them, for none. */
function fullerKeys(keys: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string | undefined>();
  for (const key of keys) {
    for (const short of shorterForms(key)) {
      if (keys.has(short)) found.set(short, found.has(short) ? undefined : key);
    }
  }
  return new Map([...found].flatMap(([short, key]) => (key === undefined ? [] : [[short, key] as const])));
}

function shorterForms(key: string): ReadonlySet<string> {
  const words = key.split(" ");
  if (words.length < 2) return new Set();

  const initials = words.map((word) => word.charAt(0)).join("");
  return new Set([initials, ...words.slice(1).map((_, at) => words.slice(at + 1).join(" "))]);
}

function isBetter(written: string, known: string): boolean {
  return written.length > known.length || (written.length === known.length && capitals(written) > capitals(known));
}

function capitals(text: string): number {
  return text.match(/\p{Lu}/gu)?.length ?? 0;
}
