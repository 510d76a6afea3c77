// The words dates are written with: months, days of the week, halves of the day.

// A word is a month when one of these begins it: English, German, French, Spanish, Portuguese, Italian, Catalan,
// Dutch, Scandinavian, Romanian, Hungarian, Polish, Czech, Turkish, Finnish, Indonesian, Greek, Russian, Ukrainian,
// Bulgarian, Arabic and Hebrew. Accents do not count.
const monthBeginnings: readonly string[] = [
  "jan jän ene gen ian sty led oca tammi ιαν янв яну січ يناير ינו",
  "feb fev fév feb lut úno şub helmi φεβ фев лют فبراير פבר",
  "mar mär maer mrt már bře maalis μαρ мар бер مارس מרץ",
  "apr avr abr ápr kwi dub nis huhti απρ апр кві أبريل ابريل אפר",
  "may mai maj mei mag máj kvě touko μαι мая май тра مايو מאי",
  "jun juin juny giu iun jún cze červn červen haz kesä ιουν июн юни черв يونيو יונ",
  "jul juil lug iul júl lip červenc čvc tem heinä ιουλ июл юли лип يوليو יול",
  "aug aoû aou ago agu sie srp ağu elo αυγ авг серп أغسطس اغسطس אוג",
  "sep set szep wrz zář eyl syys σεπ сен сеп вер سبتمبر ספט",
  "oct okt out ott paź říj eki loka οκτ окт жов أكتوبر اكتوبر אוק",
  "nov noi lis kas marras νοε ноя ное лис نوفمبر נוב",
  "dec dez déc dic des gru pros ara joulu δεκ дек гру ديسمبر דצמ",
];
const months = monthBeginnings.map((beginnings) => beginnings.split(" ").map(plain));

// No day of the week may be taken for a month: these begin as March and June do, "Maandag" does not.
const notMonths = new Set(["mardi", "martes", "martedi", "marti"]);

const english = "janfebmaraprmayjunjulaugsepoctnovdec";

/** 0 to 11. */
export function monthOf(word: string): number | undefined {
  const short = word.length === 3 ? english.indexOf(word.toLowerCase()) : -1;
  if (short % 3 === 0) return short / 3;
  if (/^\d/.test(word)) return undefined;

  const name = plain(word);
  if (notMonths.has(name)) return undefined;

  const found = months.flatMap((beginnings, month) =>
    beginnings.filter((beginning) => name.startsWith(beginning)).map(({ length }) => ({ month, length })),
  );
  // "červenec" begins as "červen" does, so the longest beginning decides.
  return found.sort((one, two) => two.length - one.length)[0]?.month;
}

const weekdays: readonly string[] = [
  "sun so dim dom вс κυρ 日",
  "mon mo lun пн пон δευ",
  "tue di mar вт τρι",
  "wed mi mer mie ср τετ",
  "thu do jeu jue чт πεμ",
  "fri fr ven vie пт παρ",
  "sat sa sam sab сб σαβ",
];

/** 0 is Sunday; undefined where the text does not begin with a day of the week in one of the usual languages. */
export function weekdayOf(text: string): number | undefined {
  const first = plain(/^\p{L}+/u.exec(text)?.[0] ?? "");
  const day = weekdays.findIndex((names) =>
    names.split(" ").some((name) => (name.length < 3 ? first === name : first.startsWith(plain(name)))),
  );
  return day === -1 ? undefined : day;
}

function plain(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\.$/, "");
}

/** Chinese, Japanese and Korean dates and times, and what stands between words and numbers, in the signs of ISO 8601. */
export function withPlainSigns(line: string): string {
  if (/^[\d\s:.,+a-zA-Z/()-]*$/.test(line) && !/uhr|hrs/i.test(line)) return line;

  return line
    .replace(/(?:\\[nrt])+$/, "")
    .replace(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?/, "$1-$2-$3 ")
    .replace(/(\d{1,2}) ?[时時点點시] ?(\d{1,2}) ?[分분]?/, "$1:$2")
    .replace(/:(\d{2}) ?(\d{1,2}) ?[秒초]/, ":$1:$2")
    .replace(/(?:오전|上午|午前) ?(\d[\d:]*)/, "$1 am")
    .replace(/(?:오후|下午|午後) ?(\d[\d:]*)/, "$1 pm")
    .replace(/\b(?:Uhr|hrs)\b/i, "")
    .replace(/\s+/g, " ")
    .trim();
}
