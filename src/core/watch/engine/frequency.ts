// Guesses how likely a word stands in the next article: learned from the articles seen, with a guess for new words.

/** So many articles' worth of weight is given to the guess made before any article was seen. */
const guessArticles = 4;
/** How likely a word of one, two, three ... letters is in a news article; longer words are like the last. */
const likelyByLetters = [0.2, 0.4, 0.3, 0.15, 0.1, 0.06, 0.04, 0.03, 0.02, 0.015, 0.01] as const;
/** A single letter of Han or kana, as most words of one unit are. */
const firstManyLetterUnit = 0x2e80;
const likelyHan = 0.05;

/** How many units a word has, and which is the first. */
export type Spelled = { readonly length: number; readonly firstUnit: number };

/** A guess from the spelling alone, between 0 and 1. */
export function guessLikely({ length, firstUnit }: Spelled): number {
  if (length === 1 && firstUnit >= firstManyLetterUnit) return likelyHan;

  return likelyByLetters[Math.min(length, likelyByLetters.length) - 1] ?? 1;
}

/** `seenIn` of `articles` had the word. */
export function likely(word: Spelled, seenIn: number, articles: number): number {
  return (seenIn + guessLikely(word) * guessArticles) / (articles + guessArticles);
}
