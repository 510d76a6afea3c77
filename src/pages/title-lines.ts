// Recognises lines of a page that only say its title again.

const separators = /\s[»›>→/|\\•·]\s|[»›]/u;
const lineCharsMax = 400;

/** Beyond ASCII, letters are told by a pattern that takes several times as long. */
const beyondAscii = /[\u0080-\uffff]/;

/** Letters and digits only, in lower case: what is left when two lines are set in different ways. */
export function foldLine(text: string): string {
  const lower = text.toLowerCase();
  const others = beyondAscii.test(lower) ? /[^\p{L}\p{N}]+/gu : /[^a-z0-9]+/g;
  return lower.replace(others, " ").trim();
}

export function sameLine(text: string, title: string): boolean {
  if (text.length > lineCharsMax || title === "") return false;

  const folded = foldLine(text);
  return folded !== "" && folded === foldLine(title);
}

/** "Home » World » The title", or a way into the site that is written without the title: short steps and no sentence. */
export function isBreadcrumb(text: string, title: string): boolean {
  if (text.length > lineCharsMax || !separators.test(text)) return false;

  const steps = text.split(separators).map((step) => step.trim());
  const last = steps.at(-1) ?? "";
  if (steps.length < 2) return false;
  return sameLine(last, title) || (steps.length > 2 && !/[.!?。！？]/u.test(text) && steps.every(isShortStep));
}

function isShortStep(step: string): boolean {
  return step.length <= 60 && step.split(" ").length <= 6;
}
