// What a watch may say in its file: the keys of its YAML, and the shapes of their values.
import { z } from "zod";
import { levels } from "../core/alert/alert.ts";
import { limits } from "../core/limits.ts";
import { type DutyHours, dutyDays } from "../core/watch/duty.ts";
import { choice, isRightSoFar, keys, list, name, text, webAddress } from "./shapes.ts";
import { testShape } from "./watch-test-shape.ts";

const ruleExpected = "a rule, such as @xi AND visit*";
const hoursExpected = 'hours such as "08:00-20:00", in quotes; "22:00-06:00" is a night';
const hoursPattern = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;
const dateExpected = "a day such as 2027-01-31";
const zoneExpected = "a time zone such as Europe/Berlin or UTC";
const onlyExpected = "between (hours), days, or both";

const hours = z
  .string({ error: hoursExpected })
  .regex(hoursPattern, hoursExpected)
  .refine((written) => written.slice(0, 5) !== written.slice(6), { error: hoursExpected })
  .describe(hoursExpected);

const zone = z.string({ error: zoneExpected }).refine(isZone, { error: zoneExpected }).describe(zoneExpected);

const day = z
  .string({ error: dateExpected })
  .regex(/^\d{4}-\d{2}-\d{2}$/, dateExpected)
  .refine(isDay, { error: dateExpected })
  .describe(dateExpected);

const onlyShape = keys({
  between: hours.optional(),
  days: list(choice(dutyDays), `a list of days: ${dutyDays.join(", ")}`)
    .min(1, "at least one day")
    .optional(),
  zone: zone.default("UTC"),
}).refine(({ between, days }) => between !== undefined || days !== undefined, {
  error: onlyExpected,
  when: isRightSoFar,
});

export const watchShape = keys({
  name,
  title: text("a title that readers of alerts understand"),
  level: choice(levels).default("normal"),
  // A rule keeps the lines it is written on; what is wrong in it is told by its own parser.
  when: z.string({ error: ruleExpected }).regex(/\S/, ruleExpected),
  only: onlyShape.optional(),
  expires: day.optional(),
  owner: text("who answers for the watch", limits.settingNameCharsMax).optional(),
  labels: list(name, "a list of labels, such as [visits, asia]").optional(),
  docs: webAddress().optional(),
  "allow-many": z.boolean({ error: "true or false" }).optional(),
  tests: list(testShape, "a list of tests").optional(),
});

export function dutyHours(written: z.output<typeof onlyShape>): DutyHours {
  const { between, days, zone: inZone } = written;
  const [, fromHour = "00", fromMinute = "00", toHour = "24", toMinute = "00"] = hoursPattern.exec(between ?? "") ?? [];
  return {
    fromMinute: Number(fromHour) * 60 + Number(fromMinute),
    toMinute: Number(toHour) * 60 + Number(toMinute),
    days: days ?? dutyDays,
    zone: inZone,
    written: [between, days?.join(" "), inZone].filter((part) => part !== undefined).join(" "),
  };
}

function isZone(written: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: written }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw new Error("A time zone could not be looked up.", { cause: error });
  }
}

function isDay(written: string): boolean {
  const time = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written);
}
