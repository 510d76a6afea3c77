// The words dates are written with: months, zones, halves of the day.

// English, Russian (in the case dates take), German, French and Spanish. A word is a month when one of these begins it.
const monthBeginnings: readonly (readonly string[])[] = [
  ["jan", "янв", "jän", "ene"],
  ["feb", "фев", "fév", "fev"],
  ["mar", "мар", "mär", "maer"],
  ["apr", "апр", "avr", "abr"],
  ["may", "мая", "май", "mai"],
  ["jun", "июн", "juin"],
  ["jul", "июл", "juil"],
  ["aug", "авг", "aoû", "aou", "ago"],
  ["sep", "сен"],
  ["oct", "окт", "okt"],
  ["nov", "ноя"],
  ["dec", "дек", "dez", "déc", "dic"],
];

// No day of the week may be taken for a month: "mardi" and "martes" begin as March does, "Maandag" does not.
const notMonths = new Set(["mardi", "martes", "märz-"]);

/** 0 to 11. */
export function monthOf(word: string): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, "");
  if (notMonths.has(name)) return undefined;

  const month = monthBeginnings.findIndex((beginnings) => beginnings.some((beginning) => name.startsWith(beginning)));
  return month === -1 ? undefined : month;
}

// Minutes east of Greenwich. RFC 822 fixes the American ones; of the others only those that mean one zone in news
// feeds: IST and AST, say, are left out, and a date that uses them is better unknown than hours off.
const zones: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  brt: -180,
  art: -180,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  sast: 120,
  cat: 120,
  eest: 180,
  msk: 180,
  мск: 180,
  eat: 180,
  trt: 180,
  msd: 240,
  pkt: 300,
  ict: 420,
  wib: 420,
  hkt: 480,
  sgt: 480,
  pht: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  acdt: 630,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
};

const offsetPattern = /^(?:(?:GMT|UTC|UT)\s*)?([+-])(\d{1,2})(?::?(\d{2}))?$/i;
const offsetMinutesMax = 14 * 60;

/** Minutes east of Greenwich for a zone's name or an offset such as `+0300`, `+03:00`, `GMT+3`. */
export function zoneMinutes(word: string): number | undefined {
  const name = word.toLowerCase();
  if (Object.hasOwn(zones, name)) return zones[name];

  const match = offsetPattern.exec(word);
  if (match === null) return undefined;

  const [, sign, hours, minutes = "0"] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > offsetMinutesMax || Number(minutes) > 59) return undefined;
  return sign === "-" ? -offset : offset;
}
