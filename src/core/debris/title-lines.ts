// Recognises lines of a text that only say its title again, or the way to it through the site.
import { endsSentence, foldLine } from "../text/lines.ts";

const separators = /\s[»›>→|\\•·]\s|\s?[»›]\s?|\s\/\s/u;
/** Looked for first: nearly no line has one. */
const anySeparator = /[»›>→|\\•·/]/;
const outletSeparator = /\s(?:[|–—-]|::)\s[^|–—]{2,40}$/u;
const startPages =
  /^(?:home(?: ?page)?|start|startseite|accueil|inicio|início|главная|головна|首页|首頁|ホーム|トップ|홈|الرئيسية|news|новости|新闻|you are here)$/iu;
const lineCharsMax = 400;
const stepCharsMax = 60;
const stepWordsMax = 6;
const stepsMin = 3;
const titleCharsMin = 8;
/** A line much longer than the title says more than the title. */
const outletCharsMax = 45;

export type TitleLines = {
  /** The title again, also with the outlet's name behind it. */
  readonly isRepeated: (line: string) => boolean;
  /** "Home » World » The title", or short steps that begin at the start page. */
  readonly isBreadcrumb: (line: string) => boolean;
};

/** Made once for a title, asked for every line. */
export function titleLines(title: string): TitleLines {
  const wanted = new Set([foldLine(title), foldLine(title.replace(outletSeparator, ""))].filter((one) => one !== ""));
  const isRepeated = (line: string) => {
    if (line.length > title.length + outletCharsMax || title.length < titleCharsMin) return false;
    if (line.length > lineCharsMax || line.length * 2 < title.length) return false;
    return [line, line.replace(outletSeparator, "")].some((one) => wanted.has(foldLine(one)));
  };
  return { isRepeated, isBreadcrumb: (line) => isBreadcrumb(line, isRepeated) };
}

function isBreadcrumb(line: string, isRepeated: (line: string) => boolean): boolean {
  if (line.length > lineCharsMax || !anySeparator.test(line)) return false;

  const steps = line.split(separators).map((step) => step.trim());
  if (steps.length < 2) return false;
  if (isRepeated(steps.at(-1) ?? "")) return true;

  const beginsAtStart = startPages.test(steps[0] ?? "");
  const inner = steps.slice(0, -1);
  return beginsAtStart && inner.every(isShortStep) && (steps.length >= stepsMin || isShortStep(steps[1] ?? ""));
}

function isShortStep(step: string): boolean {
  return step.length <= stepCharsMax && step.split(" ").length <= stepWordsMax && !endsSentence(step);
}
