// When a watch is on duty: the hours and days at which it tells, and the day on which it ends.

export const dutyDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type DutyDay = (typeof dutyDays)[number];

/** Minutes count from midnight in `zone`; `toMinute` is no longer in, and comes before `fromMinute` for a night. */
export type DutyHours = {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly days: readonly DutyDay[];
  /** A name of the IANA time zone database. */
  readonly zone: string;
  /** The hours in words, for reasons. */
  readonly written: string;
};

export type Duty = {
  readonly only?: DutyHours | undefined;
  /** The last day on which the watch tells, `2027-01-31`, in the zone of its hours or in UTC. */
  readonly expires?: string | undefined;
};

const dayMinutes = 1_440;

/** Why a watch tells nothing now; undefined when it is on duty. */
export function offDuty({ only, expires }: Duty, now: Date): string | undefined {
  const local = localTime(now, only?.zone ?? "UTC");
  if (expires !== undefined && local.date > expires) return `the watch expired on ${expires}`;
  if (only === undefined || isWithin(only, local)) return undefined;

  return `outside the watch's hours (${only.written})`;
}

/** Whole days until the watch ends, 0 on its last day, negative afterwards; undefined when it does not end. */
export function daysLeft({ only, expires }: Duty, now: Date): number | undefined {
  if (expires === undefined) return undefined;

  const today = Date.parse(localTime(now, only?.zone ?? "UTC").date);
  return Math.round((Date.parse(expires) - today) / (dayMinutes * 60_000));
}

type LocalTime = { readonly date: string; readonly day: DutyDay; readonly minute: number };

/** The hours after midnight of a night belong to the day on which it began. */
function isWithin({ fromMinute, toMinute, days }: DutyHours, { day, minute }: LocalTime): boolean {
  if (fromMinute < toMinute) return days.includes(day) && minute >= fromMinute && minute < toMinute;
  if (minute >= fromMinute) return days.includes(day);

  return minute < toMinute && days.includes(dayBefore(day));
}

function dayBefore(day: DutyDay): DutyDay {
  return dutyDays[(dutyDays.indexOf(day) + dutyDays.length - 1) % dutyDays.length] ?? day;
}

function localTime(now: Date, zone: string): LocalTime {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = new Map(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  const weekday = part("weekday").toLowerCase();
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    day: dutyDays.find((day) => weekday.startsWith(day)) ?? "mon",
    minute: Number(part("hour")) * 60 + Number(part("minute")),
  };
}
