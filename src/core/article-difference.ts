// Tells what was changed between two versions of an article: its headline, its sentences, and notices of correction.
import type { Span } from "./alert/alert.ts";
import type { ReadArticle } from "./article.ts";
import { limits } from "./limits.ts";
import { counted } from "./status/how-long.ts";
import { linesOf } from "./text/lines.ts";
import { sentences } from "./text/sentences.ts";

export type ArticleDifference = {
  readonly headline?: { readonly from: string; readonly to: string };
  /** Sentences that are new and say that something was corrected or updated. */
  readonly notices: readonly string[];
  /** The first of the sentences that are new, and of those that are gone. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly addedCount: number;
  readonly goneCount: number;
};

type Compared = Pick<ReadArticle, "title" | "text">;

/** How outlets begin a notice that they changed what they had published. */
const notice =
  /^[^\p{L}\p{N}]*(?:corrections?\b|clarifications?\b|updates?\b\s*[:(\d]|updated\b|editor['’]?s['’]? note|an earlier version|a previous version|this (?:article|story|report|headline|piece) (?:has been|was) (?:updated|corrected|amended|changed|clarified)|korrektur|berichtigung|richtigstellung|aktualisier|update\b|anm(?:erkung|\.) der redaktion|in einer früheren|rectificatif|erratum|correctif|mise à jour|une version (?:antérieure|précédente)|fe de errat|fe de errores|corrección|actualización|nota del editor|una versión anterior|rettifica|errata|correção|atualização|исправл|уточнен|поправк|обновлен|в предыдущей версии|更正|订正|訂正|更新|编者按|編集部注|정정|수정|تصحيح|تحديث|تنويه)/iu;
/** Shorter pieces are counters, times and names of buttons, which change without anybody editing. */
const sentenceLettersMin = 12;
const wideLetters = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/gu;
const wideLetterWeight = 3;

/**
 * Undefined when nothing that a reader would call a change was changed. Both are compared as they are stored, so that
 * what was cut off is no edit. Very long texts are compared by paragraphs, because this is done between other work.
 */
export function differenceOf(read: Compared, readAgain: Compared): ArticleDifference | undefined {
  const [before, after] = [asStored(read), asStored(readAgain)];
  const pieces = Math.max(before.text.length, after.text.length) > limits.differenceTextCharsMax ? linesOf : sentences;
  const [old, now] =
    before.text === after.text ? [nothing, nothing] : [saidIn(before.text, pieces), saidIn(after.text, pieces)];
  const added = [...now].filter(([key]) => !old.has(key)).map(([, sentence]) => sentence);
  const gone = [...old].filter(([key]) => !now.has(key)).map(([, sentence]) => sentence);
  const isRetitled = fold(before.title) !== fold(after.title);
  if (!isRetitled && added.length === 0 && gone.length === 0) return undefined;

  return {
    ...(isRetitled ? { headline: { from: before.title, to: after.title } } : {}),
    notices: added.filter((sentence) => notice.test(sentence)).slice(0, limits.differenceSentencesMax),
    added: added.slice(0, limits.differenceSentencesMax),
    gone: gone.slice(0, limits.differenceSentencesMax),
    addedCount: added.length,
    goneCount: gone.length,
  };
}

/** In one line, for the log and for `explain`. */
export function differenceLine({ headline, notices, addedCount, goneCount }: ArticleDifference): string {
  const parts = [
    ...(headline === undefined ? [] : [`headline changed from "${headline.from}" to "${headline.to}"`]),
    ...(notices.length === 0 ? [] : ["a notice of correction or update was added"]),
    ...(addedCount === 0 ? [] : [`${counted(addedCount, "sentence")} new`]),
    ...(goneCount === 0 ? [] : [`${counted(goneCount, "sentence")} gone`]),
  ];
  return parts.join(", ");
}

const nothing: ReadonlyMap<string, string> = new Map();

function asStored({ title, text }: Compared): Compared {
  return { title: title.slice(0, limits.titleCharsMax), text: text.slice(0, limits.articleTextCharsMax) };
}

/** The whole of each piece counts, without case, spaces and punctuation; only its beginning is kept. */
function saidIn(text: string, pieces: (text: string) => readonly Span[]): ReadonlyMap<string, string> {
  const said = pieces(text)
    .map(({ from, to }) => text.slice(from, to).trim())
    .map((piece) => [fold(piece), piece.slice(0, limits.sentenceCharsMax)] as const)
    .filter(([key, sentence]) => isSentence(key) || notice.test(sentence));
  return new Map(said);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function isSentence(key: string): boolean {
  const wide = key.length < sentenceLettersMin ? (key.match(wideLetters)?.length ?? 0) : 0;
  return key.length + (wideLetterWeight - 1) * wide >= sentenceLettersMin;
}
