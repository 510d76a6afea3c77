// The time zones dates are written with: names, offsets, places.

// Minutes east of Greenwich. RFC 822 fixes the American ones; of the others those that mean one zone in news feeds.
const names: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, wet: 0 },
  ...{ at: -240, ast: -240, adt: -180, nst: -210, ndt: -150 },
  ...{ et: -300, est: -300, edt: -240, ct: -360, cst: -360, cdt: -300 },
  ...{ mt: -420, mst: -420, mdt: -360, pt: -480, pst: -480, pdt: -420 },
  ...{ akst: -540, akdt: -480, hst: -600 },
  ...{ brt: -180, art: -180, uyt: -180, clt: -240, bot: -240, pet: -300, cot: -300 },
  ...{ west: 60, bst: 60, cet: 60, met: 60, mez: 60, wat: 60, cest: 120, mest: 120, mesz: 120 },
  ...{ eet: 120, sast: 120, cat: 120, eest: 180, msk: 180, мск: 180, eat: 180, trt: 180, irst: 210, gst: 240 },
  ...{ msd: 240, samt: 240, pkt: 300, uzt: 300, yekt: 300, npt: 345, bdt: 360, omst: 360, mmt: 390 },
  ...{ ict: 420, wib: 420, novt: 420, krat: 420, hkt: 480, sgt: 480, pht: 480, myt: 480, awst: 480, wita: 480 },
  ...{ irkt: 480, jst: 540, kst: 540, wit: 540, yakt: 540, acst: 570, aest: 600, vlat: 600, acdt: 630, aedt: 660 },
  ...{ magt: 660, nzst: 720, pett: 720, nzdt: 780 },
};

// Names of more than one zone, with the one that news feeds mean most often.
const guesses: Readonly<Record<string, number>> = { ist: 330 };

/** What a zone's name says of the minutes east of Greenwich at a time on the clocks there. */
export type Zone = { readonly minutes: number; readonly note: string | undefined };

const offsetPattern = /^(?:(?:GMT|UTC|UT)\s*)?([+-])(\d{1,2})(?::?(\d{2}))?Z?$/i;
const offsetMinutesMax = 14 * 60;

/** `wallMs` is the time on the clocks of the zone as if they were those of UTC; places shift theirs twice a year. */
export function zoneOf(word: string, wallMs: number): Zone | undefined {
  const name = word.toLowerCase();
  if (Object.hasOwn(names, name)) return { minutes: names[name] ?? 0, note: undefined };
  if (Object.hasOwn(guesses, name)) return { minutes: guesses[name] ?? 0, note: `${word} stands for several zones` };

  const offset = offsetMinutes(word) ?? placeMinutes(word, wallMs);
  if (offset !== undefined) return { minutes: offset, note: undefined };

  // Letters of the military stand for nothing since RFC 2822; a zone nobody knows costs a few hours, not the date.
  return /^[a-z]{1,5}$/i.test(word) ? { minutes: 0, note: `the zone ${word} is unknown` } : undefined;
}

function offsetMinutes(word: string): number | undefined {
  const match = offsetPattern.exec(word);
  if (match === null) return undefined;

  const [, sign, hours, minutes = "0"] = match;
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > offsetMinutesMax || Number(minutes) > 59) return undefined;
  return sign === "-" ? -offset : offset;
}

const minuteMs = 60_000;

/** For names such as `Europe/Brussels`. */
function placeMinutes(word: string, wallMs: number): number | undefined {
  if (!/^[A-Za-z]+\/[\w+/-]+$/.test(word)) return undefined;

  // The offset an offset away is that at the moment itself, but for the hour in which the clocks are moved.
  const first = placeOffset(word, wallMs);
  return first === undefined ? undefined : placeOffset(word, wallMs - first * minuteMs);
}

function placeOffset(timeZone: string, atMs: number): number | undefined {
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    const part = format.formatToParts(new Date(atMs)).find(({ type }) => type === "timeZoneName")?.value ?? "";
    return part === "GMT" ? 0 : offsetMinutes(part);
  } catch {
    // There is no other way to ask whether a place is known.
    return undefined;
  }
}
