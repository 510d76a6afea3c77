// Gives the names of a country in the languages of the desk, as Unicode's locale data have them.

/**
 * Languages whose names of countries are no other words of the languages that the news is read in: in Polish India is
 * Indie, which is a kind of music. Chinese has a name in each of its two scripts.
 */
const locales = "en ru uk be kk ky zh-Hans zh-Hant ja ko ar de fr es".split(" ").map((locale) => ({
  language: locale.slice(0, 2),
  names: new Intl.DisplayNames([locale], { type: "region", fallback: "none" }),
}));
/** "Myanmar (Burma)" and "Hongkong, SVR" are for lists of countries, and no text says so. */
const listing = /[(),（）]/u;

/** In Arabic "and", "so", "in", "like" and "to" are written together with the name; "to" swallows the article's alif. */
const arabicParticles = ["", "و", "ف", "ب", "ك"];

/** By language. */
export function countryNames(code: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { language, names } of locales) {
    const name = names.of(code);
    if (name === undefined || listing.test(name)) continue;

    const forms = language === "ar" ? arabicForms(name) : [name];
    found.set(language, [...(found.get(language) ?? []), ...forms]);
  }
  return found;
}

function arabicForms(name: string): readonly string[] {
  const to = name.startsWith("ال") ? `لل${name.slice("ال".length)}` : `ل${name}`;
  return [...arabicParticles.map((particle) => `${particle}${name}`), to];
}
