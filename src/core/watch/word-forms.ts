// Lists the forms of a word that a ~ before it takes in: common English and Russian endings, Arabic prefixes.

const stemLettersMin = 3;
const latin = /^\p{Script=Latin}+$/u;
const cyrillic = /^\p{Script=Cyrillic}+$/u;
const arabic = /^\p{Script=Arabic}+$/u;

/** Folded endings of nouns and adjectives in the languages written in Cyrillic that the news is full of. */
const cyrillicEndings = (
  "а я о е у ю ы и й ь ой ей ою ею ом ем ам ям ах ях ов ев ами ями ым им ых их ыми ими ый ий ая яя ое ее ые ие " +
  "ого его ому ему ую юю ия ию ием ии иям иях иями ией"
).split(" ");
/** What a dictionary form ends in besides its stem, longer ones first; the ов of Лавров and the ит of визит are stem. */
const nominativeEndings = "ия ие ий ый ой ая яя ое ее а я о е ь й и ы".split(" ");
const arabicPrefixes = "و ف ب ل ك ال وال فال بال كال لل ول وب".split(" ");
const arabicArticle = "ال";

/** Undefined for a word of another script. `word` is folded and among the forms; what is no word of any language does no harm. */
export function wordForms(word: string): readonly string[] | undefined {
  if (latin.test(word)) return once([word, ...latinForms(word)]);
  if (cyrillic.test(word)) return once([word, ...cyrillicForms(word)]);
  if (arabic.test(word)) return once([word, ...arabicForms(word)]);

  return undefined;
}

function latinForms(word: string): readonly string[] {
  return latinBases(word).flatMap((base) => {
    const stem = base.slice(0, -1);
    if (base.endsWith("y")) return [base, `${base}s`, `${stem}ies`, `${stem}ied`, `${base}ing`];
    if (base.endsWith("e")) return [base, `${base}s`, `${base}d`, `${stem}ing`];

    const doubled = `${base}${base.slice(-1)}`;
    const endings = ["s", "es", "ed", "ing"].map((ending) => `${base}${ending}`);
    return [base, ...endings, `${doubled}ed`, `${doubled}ing`];
  });
}

/** What the word may be a form of: "visited" of visit or visite, "stories" of story. */
function latinBases(word: string): readonly string[] {
  const stemOf = (ending: string) => (word.endsWith(ending) ? word.slice(0, -ending.length) : "");
  const bases = [
    word,
    stemOf("ies") && `${stemOf("ies")}y`,
    stemOf("ied") && `${stemOf("ied")}y`,
    ...["ing", "ed"].flatMap((ending) => [stemOf(ending), stemOf(ending) && `${stemOf(ending)}e`]),
    stemOf("es"),
    word.endsWith("ss") ? "" : stemOf("s"),
  ];
  return bases.filter((base) => base.length >= stemLettersMin);
}

function cyrillicForms(word: string): readonly string[] {
  const ending =
    nominativeEndings.find((one) => word.endsWith(one) && word.length - one.length >= stemLettersMin) ?? "";
  const stem = word.slice(0, word.length - ending.length);
  return [stem, ...cyrillicEndings.map((other) => `${stem}${other}`)];
}

function arabicForms(word: string): readonly string[] {
  const hasArticle = word.startsWith(arabicArticle) && word.length - arabicArticle.length >= stemLettersMin;
  const bare = hasArticle ? word.slice(arabicArticle.length) : word;
  return [bare, ...arabicPrefixes.map((prefix) => `${prefix}${bare}`)];
}

function once(forms: readonly string[]): readonly string[] {
  return [...new Set(forms)].sort();
}
