// Compares a word with a pattern in which ? is any one letter and a * at the end any ending.

/** Both are folded. A letter is a character of Unicode, so that one of two units is one letter. */
export function meetsGlob(word: string, glob: string): boolean {
  const takesEnding = glob.endsWith("*");
  const letters = [...(takesEnding ? glob.slice(0, -1) : glob)];
  const found = [...word];
  if (takesEnding ? found.length < letters.length : found.length !== letters.length) return false;

  return letters.every((letter, at) => letter === "?" || letter === found[at]);
}
