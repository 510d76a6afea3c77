// Guesses the language of a text from its script, its letters and its commonest words.

const charsLookedAt = 5_000;
const lettersMin = 20;
/** A script must carry this share of the letters to decide. */
const scriptShareMin = 0.5;
/** Japanese writes its grammar in Kana; a Chinese text has none but in names. */
const kanaShareMin = 0.05;
const wordsMin = 6;
const commonShareMin = 0.08;
/** The best language must lead the second by this factor. */
const leadMin = 1.25;

const scripts = {
  latin: /\p{Script=Latin}+/gu,
  cyrillic: /\p{Script=Cyrillic}+/gu,
  arabic: /\p{Script=Arabic}+/gu,
  han: /\p{Script=Han}+/gu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
  hangul: /\p{Script=Hangul}+/gu,
  hebrew: /\p{Script=Hebrew}+/gu,
  greek: /\p{Script=Greek}+/gu,
  thai: /\p{Script=Thai}+/gu,
  devanagari: /\p{Script=Devanagari}+/gu,
  georgian: /\p{Script=Georgian}+/gu,
  armenian: /\p{Script=Armenian}+/gu,
} as const;
type Script = keyof typeof scripts;

/** Scripts that one language of the news has nearly to itself. */
const ownScripts: Readonly<Partial<Record<Script, string>>> = {
  hangul: "ko",
  hebrew: "he",
  greek: "el",
  thai: "th",
  devanagari: "hi",
  georgian: "ka",
  armenian: "hy",
};

const latinWords = wordLists({
  en: "the of and to in is was for that with on as by his from are have said which not has were will its but",
  de: "der die und das ist den von mit zu auf für nicht im dem ein eine sich des auch es an werden hat wurde nach",
  fr: "le la les des et est une dans pour que qui sur pas par au du ce avec sont il plus mais cette été ont",
  es: "el la los las que y del por una con para su se es más como pero fue este ha sobre entre han sus también",
  it: "il di che la per una con del della non sono è dei nel alla gli più le anche ha dal si come stato questo",
  pt: "o que do da em um uma para com não os no na por mais as dos como foi ao ele das seu pelo são também",
  nl: "de het een van en in is dat op te zijn voor met niet aan er door ook maar bij werd om heeft naar uit",
  pl: "w i na z nie się do że jest to o jak po przez od za dla oraz który przed był są tym jego także",
  sv: "och att det som en på är av för med den till inte har om ett de var från kan men vid så ska",
  tr: "ve bir bu da de için ile olarak olan çok daha en gibi sonra kadar ise değil ancak var olduğu tarafından her",
  cs: "a se na v je že to do s z o za pro si ale jako po od byl které který jsou také podle však",
  vi: "và của là các có cho trong được một với không những này đã người ở từ khi về đến ra vào",
  id: "yang dan di untuk dengan dari ini itu pada dalam tidak akan oleh juga telah ke karena ada adalah bahwa",
  ro: "și de la în cu a nu pe că este un o din pentru mai au care sunt fost ce lui s-a prin sau",
});

const cyrillicWords = wordLists({
  ru: "и в на что не с по он как это для от из к о но за был также его все со при или которые",
  uk: "і в на що не з та до за це для від його про як у але був також які цього під час після",
  bg: "и на в да се за от че с по не са е като до ще това но при след който беше през между",
  be: "і у на што не з да па за гэта для ад яго аб як але быў таксама якія пра пасля гэтага",
  sr: "и у је да се на за од са не су као који то до али из би што након може после била",
});

/** Letters that only one of the languages of a script writes. */
const ownLetters: readonly (readonly [string, RegExp])[] = [
  ["sr", /[јљњћђџ]/giu],
  ["be", /ў/giu],
  ["uk", /[їєґ]/giu],
  ["ru", /[ыэё]/giu],
  ["ur", /[ٹڈڑںےھ]/gu],
  ["fa", /[پچژگ]/gu],
];
const ownLetterShareMin = 0.004;

/** BCP 47 primary tag in lower case; undefined when the text is too short or could be of several languages. */
export function guessLanguage(text: string): string | undefined {
  const start = text.slice(0, charsLookedAt);
  const letters = start.match(/\p{L}+/gu)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
  const wide = count(start, scripts.han) + count(start, scripts.kana);
  if (letters < lettersMin && wide < lettersMin / 2) return undefined;

  if (wide > letters * scriptShareMin) {
    return count(start, scripts.kana) > wide * kanaShareMin ? "ja" : "zh";
  }
  const script = scriptNames.find((name) => count(start, scripts[name]) > letters * scriptShareMin);
  if (script === undefined) return undefined;
  if (script === "latin") return byWords(start, latinWords);
  if (script === "arabic") return byLetters(start, ["ur", "fa"]) ?? "ar";
  if (script === "cyrillic") return byLetters(start, ["sr", "be", "uk"]) ?? cyrillic(start);
  return ownScripts[script];
}

/** `zh-CN` and `ZH_cn` are `zh`; undefined for what is no language tag. */
export function primaryTag(tag: string | undefined): string | undefined {
  const primary = /^\s*([a-z]{2,3})(?:[-_][a-z0-9-_]*)?\s*$/i.exec(tag ?? "")?.[1]?.toLowerCase();
  return primary === "und" || primary === "mul" || primary === "zxx" ? undefined : primary;
}

const scriptNames: readonly Script[] = [
  "latin",
  "cyrillic",
  "arabic",
  "hangul",
  "hebrew",
  "greek",
  "thai",
  "devanagari",
  "georgian",
  "armenian",
];

/** Bulgarian does without the letters that Russian is full of. */
function cyrillic(text: string): string | undefined {
  const guess = byWords(text, cyrillicWords);
  return guess ?? byLetters(text, ["ru"]);
}

function byLetters(text: string, languages: readonly string[]): string | undefined {
  return ownLetters.find(([language, letters]) => {
    return languages.includes(language) && count(text, letters) > text.length * ownLetterShareMin;
  })?.[0];
}

function byWords(text: string, lists: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < wordsMin) return undefined;

  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = (list: ReadonlySet<string>) => [...list].reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
  const scores = [...lists]
    .map(([language, list]) => ({ language, share: common(list) / words.length }))
    .sort((left, right) => right.share - left.share);
  const [best, second] = scores;
  if (best === undefined || best.share < commonShareMin) return undefined;
  return best.share > (second?.share ?? 0) * leadMin ? best.language : undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.reduce((sum, run) => sum + run.length, 0) ?? 0;
}

function wordLists(lists: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(" "))]));
}
