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
  const keys = [...new Set(labels.map(keyOf))];
  const best = new Map<string, string>();
  for (const written of labels) {
    const key = fullKey(keyOf(written), keys);
    const known = best.get(key);
    if (known === undefined || isBetter(written, known)) best.set(key, written);
  }
  return new Map(labels.map((written) => [written, best.get(fullKey(keyOf(written), keys)) ?? written]));
}

function keyOf(written: string): string {
  return foldLine(written.toLowerCase().replace(titles, ""));
}

/** A surname alone, or initials, stand for the one full name that has them. */
function fullKey(key: string, keys: readonly string[]): string {
  const fuller = keys.filter((other) => other !== key && (other.endsWith(` ${key}`) || initialsOf(other) === key));
  return fuller.length === 1 ? (fuller[0] ?? key) : key;
}

function initialsOf(key: string): string {
  const words = key.split(" ");
  return words.length < 2 ? "" : words.map((word) => word.charAt(0)).join("");
}

function isBetter(written: string, known: string): boolean {
  return written.length > known.length || (written.length === known.length && capitals(written) > capitals(known));
}

function capitals(text: string): number {
  return text.match(/\p{Lu}/gu)?.length ?? 0;
}
