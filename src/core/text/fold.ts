// Folds a word so that its spellings in print become one: width, case, accents, vowel points.

/** Words of these letters need no more than lower case: composing and decomposing gives them back unchanged. */
const plain = /^[0-9A-Za-zА-яぁ-ゖァ-ヺー一-龥\u0621-\u063a\u0641-\u064a]+$/u;

/** Letters that Unicode does not take apart into a base and a mark. */
const ownLetters: ReadonlyMap<string, string> = new Map([
  ["ł", "l"],
  ["Ł", "L"],
  ["Ø", "O"],
  ["Đ", "D"],
  ["Ħ", "H"],
  ["Æ", "AE"],
  ["Œ", "OE"],
  ["Þ", "TH"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["ħ", "h"],
  ["ı", "i"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
  ["ς", "σ"],
]);
const ownLetter = /[łŁøØđĐðħĦıßæÆœŒþÞς]/gu;

/** Soft hyphens, joiners, direction marks and variation selectors are never seen by a reader. */
const unseen = /[\u00ad\u061c\u200c-\u200f\u2060\ufeff]|\p{Variation_Selector}/gu;

const accents = /([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;
/** The diaeresis of ё and the stress mark of schoolbooks; the breve that makes й of и is a letter's part and stays. */
const cyrillicMarks = /(?<=е)\u0308|(?<=[аеиоуыэюяієѣ]\u0308?)\u0301/giu;
/** Vowel points, dagger alif and the stretching stroke; hamza and madda make other letters and stay. */
const arabicMarks = /[\u0640\u064b-\u0652\u0656-\u065f\u0670]/gu;

/**
 * Gives the form under which a word is looked up; folding it again changes nothing.
 * Traditional and simplified Chinese, and the Arabic alifs, are not made one: an entity lists both.
 */
export function fold(word: string): string {
  if (plain.test(word)) return word.toLowerCase();

  return withoutAccents(decompose(word).toLowerCase());
}

/** Folded in all but its case. */
export function foldButCase(word: string): string {
  return withoutAccents(decompose(word));
}

/** Folded in all but its accents, stress marks and vowel points. */
export function foldButAccents(word: string): string {
  return decompose(word).toLowerCase().normalize("NFC");
}

function decompose(word: string): string {
  return word.replace(unseen, "").normalize("NFKD");
}

function withoutAccents(word: string): string {
  return word
    .replace(accents, "$1")
    .replace(cyrillicMarks, "")
    .replace(arabicMarks, "")
    .replace(ownLetter, (letter) => ownLetters.get(letter) ?? letter)
    .normalize("NFC");
}
