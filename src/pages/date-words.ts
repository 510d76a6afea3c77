// Words of dates in the languages of the news: months, zones, halves of the day.

/** For every month the shortest beginnings that tell it from the others; a longer beginning wins over a shorter one. */
const monthStarts: readonly string[] = [
  "jan ene gen янв січ яну jän sty led oca ian ιαν يناير كانون_الثاني जनवरी sij студз",
  "feb fév fev фев лют úno şub φεβ lut veljač فبراير شباط फरवरी फ़रवरी helmi",
  "mar mär mrz мар бер bře maa már μαρ μάρ ožu مارس آذار मार्च сак",
  "apr avr abr апр кві kwi dub nis ápr απρ trav أبريل ابريل إبريل نيسان अप्रैल huht",
  "may mai mag mei мая май маj тра maj máj kvě μαι μάι svib مايو أيار मई touk",
  "jun juin giu июн чер cze čer haz iun jún ιουν ιούν юни lipnj يونيو حزيران जून kesä",
  "jul juil lug июл лип lip červenc čvc tem iul júl ιουλ ιούλ юли srpnj يوليو تموز जुलाई hein",
  "aug aoû aou ago авг сер sie srp ağu αυγ αύγ kolovoz أغسطس اغسطس آب अगस्त elok",
  "sep set сен вер wrz zář eyl sze σεπ rujn سبتمبر أيلول सितंबर syys вас",
  "oct okt ott out окт жов paź říj eki οκτ listopad_hr أكتوبر اكتوبر تشرين_الأول अक्टूबर loka каст",
  "nov ноя лис lis kas noi νοε νοέ ное studen نوفمبر تشرين_الثاني नवंबर marras",
  "dec dez déc dic дек гру gru pro ara des δεκ prosin ديسمبر كانون_الأول दिसंबर joul снеж",
];
const months: ReadonlyMap<string, number> = new Map(
  monthStarts.flatMap((starts, index) =>
    starts.split(" ").map((start) => [start.replaceAll("_", " "), index + 1] as const),
  ),
);
const startCharsMax = Math.max(...[...months.keys()].map((start) => start.length));
const startCharsMin = 2;

/** 1 to 12; undefined for a word that is no month. */
export function monthOf(word: string): number | undefined {
  const folded = word.toLowerCase();
  for (let length = Math.min(folded.length, startCharsMax); length >= startCharsMin; length--) {
    const month = months.get(folded.slice(0, length));
    if (month !== undefined) return month;
  }
  return undefined;
}

/** Zones by the names that readers see. Names used in two parts of the world (CST, IST) are left out or are the news's usual one. */
const zones: ReadonlyMap<string, string> = new Map(
  Object.entries({
    z: "Z",
    utc: "Z",
    gmt: "Z",
    est: "-05:00",
    edt: "-04:00",
    et: "-05:00",
    cdt: "-05:00",
    mst: "-07:00",
    mdt: "-06:00",
    pst: "-08:00",
    pdt: "-07:00",
    bst: "+01:00",
    cet: "+01:00",
    cest: "+02:00",
    mez: "+01:00",
    mesz: "+02:00",
    eet: "+02:00",
    eest: "+03:00",
    msk: "+03:00",
    мск: "+03:00",
    ist: "+05:30",
    pkt: "+05:00",
    jst: "+09:00",
    kst: "+09:00",
    hkt: "+08:00",
    sgt: "+08:00",
    aest: "+10:00",
    aedt: "+11:00",
  }),
);

/** `+0200`, `+2`, `GMT+02:00`, `MSK` as `+02:00`; UTC as `Z`; undefined for what is no zone. */
export function zoneOf(text: string | undefined): string | undefined {
  const word = text?.toLowerCase().trim() ?? "";
  const offset = /^(?:utc|gmt)?([+\-−])(\d{1,2}):?(\d{2})?$/.exec(word);
  if (offset === null) return zones.get(word);

  const [sign, hours, minutes] = [offset[1] === "+" ? "+" : "-", offset[2] ?? "", offset[3] ?? "00"];
  return Number(hours) > 14 ? undefined : `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

/** Minutes east of UTC; 0 when no zone was told. */
export function zoneMinutes(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(zone ?? "");
  if (match === null) return 0;

  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
