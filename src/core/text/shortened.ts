// Knows the words that are cut short with a full stop, which then ends no sentence.

/** Shortened words that stand before a name, so that a capital behind them starts no sentence. */
const beforeNames = new Set(
  (
    "mr mrs ms dr prof gen col lt sgt capt maj adm sen rep gov pres amb hon rev st jr sr sra ph vs messrs mme mlle ing " +
    "dipl hr fr bros mt ft им тов гг ул проф акад ген св тт пер просп обл респ"
  ).split(" "),
);
/** Shortened words that end a sentence only where the next word could not be part of a name. */
const partOfNames = new Set("inc ltd corp co llc plc uu".split(" "));
/** Shortened words that stand before a number. */
const beforeNumbers = new Set(
  "no nr nos vol fig sec art pp ca approx núm jan feb mar apr jun jul aug sep sept oct nov dec ст стр рис гл кв корп".split(
    " ",
  ),
);
/** Words that begin a sentence and hardly ever a name. */
const starters = new Set(
  (
    "the a an he she it they we you i this that these those there in on at but and so yet as if when while after before " +
    "for however meanwhile moreover what why how who both all some many most its his her their our он она они это в на " +
    "но а и мы по как если когда при после"
  ).split(" "),
);
/** "и т.д." and "и т.п." stand at a sentence's end, unless a small letter follows. */
const andSoOn = /(?:^|\s)т\.\s?[дп]$/iu;
const months =
  /^(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|apr|aug|sept?|okt|nov|dez)$/iu;
const ordinal = /(?:^|\s)\d{1,2}$/u;
const wordBefore = /[\p{L}\p{M}]+$/u;
const severalLetters = /(?:^|[^\p{L}])(?:\p{L}\.){1,3}\p{L}$/u;
const capital = /^\p{Lu}/u;
const digit = /^\p{N}/u;

/**
 * `before` ends just before the full stop, `next` is the word behind it and `space` what is between.
 * Initials count as shortened; the letters of U.S. or a.m. too, unless what follows begins a sentence.
 */
export function isShortened(before: string, next: string, space: string): boolean {
  const word = wordBefore.exec(before.slice(before.lastIndexOf(" ") + 1))?.[0] ?? "";
  if (word === "") return space !== "" && ordinal.test(before) && months.test(next);

  const small = word.toLowerCase();
  if ([...word].length === 1) return !endsAfterLetters(before, next);
  if (beforeNames.has(small)) return true;
  if (beforeNumbers.has(small) && digit.test(next)) return true;
  return partOfNames.has(small) && capital.test(word) && capital.test(next) && !starters.has(next.toLowerCase());
}

function endsAfterLetters(before: string, next: string): boolean {
  if (!capital.test(next)) return false;
  if (andSoOn.test(before)) return true;
  return severalLetters.test(before) && next.length > 1 && starters.has(next.toLowerCase());
}
