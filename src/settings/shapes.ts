// The kinds of values that settings are made of. The error of each is what it expects, in words.
import { isIP } from "node:net";
import { z } from "zod";
import { limits } from "../core/limits.ts";
import { durationPattern, durationText, parseDurationMs } from "./duration.ts";
import { webAddressFault } from "./web-address.ts";

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Line breaks and other control characters would let a setting write headers or log lines of its own.
export const oneLine = /^\P{Cc}*$/u;

/** A map with these keys and no others. */
export function keys<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const names = Object.keys(shape);
  const expected = `a map of keys: ${names.join(", ")}`;
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? names.join(" ") : expected),
  });
}

/** For a rule over several keys: with a mistake in one of them nothing more is said. */
export function isRightSoFar({ issues }: z.core.ParsePayload): boolean {
  return issues.length === 0;
}

export function list<Entry extends z.ZodType>(entry: Entry, expected: string) {
  return z.array(entry, { error: expected }).describe(expected);
}

/** One value, or a list of them. */
export function oneOrMany<Entry extends z.ZodType>(entry: Entry, expected: string) {
  return z
    .preprocess(
      (value) => (typeof value === "string" ? [value] : value),
      z.array(entry, { error: expected }).min(1, expected),
    )
    .meta({ type: ["array", "string"], description: expected });
}

export function choice<const Names extends readonly string[]>(names: Names) {
  return z.enum(names, { error: `one of ${names.join(", ")}` });
}

export const yesOrNo = z.boolean({ error: "true or false" });

export function text(expected: string, charsMax: number = limits.titleCharsMax) {
  const shape = z.string({ error: expected }).trim().min(1, expected).max(charsMax, expected).regex(oneLine, expected);
  return shape.describe(expected);
}

const nameExpected = "a name of small letters, digits and hyphens, such as leader-visit";

export const name = z
  .string({ error: nameExpected })
  .regex(kebabCase, nameExpected)
  .max(limits.settingNameCharsMax, nameExpected)
  .describe(nameExpected);

/** Digits as text are taken too, so that a number may come from a variable. */
export function wholeNumber(min: number, max: number) {
  const expected = `a whole number from ${min} to ${max}`;
  return z.preprocess(
    (value) => (typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value),
    z.int({ error: expected }).min(min, expected).max(max, expected),
  );
}

export function durationMs(min: number, max: number) {
  const expected = `a duration from ${durationText(min)} to ${durationText(max)}, such as 500ms, 30s, 15m, 2h or 3d`;
  const shape = z.string({ error: expected }).transform((written, context) => {
    const ms = parseDurationMs(written);
    if (ms !== undefined && ms >= min && ms <= max) return ms;

    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });
  return shape.meta({ pattern: durationPattern.source, description: expected });
}

const monthsPattern = /^\s*(\d{1,9}) months?\s*$/;

/** Gives the number of months. */
export function months(max: number) {
  const expected = `a number of months from 1 to ${max}, such as "24 months"`;
  const shape = z.string({ error: expected }).transform((written, context) => {
    const count = Number(monthsPattern.exec(written)?.[1] ?? 0);
    if (count >= 1 && count <= max) return count;

    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });
  return shape.meta({ pattern: monthsPattern.source, description: expected });
}

/** A web address, or one of a few words that stand for one. */
export function webAddress(...words: readonly string[]) {
  const expected = ["a full address, such as https://example.org/news", ...words].join(" or ");
  const shape = z.string({ error: expected }).superRefine((written, context) => {
    const fault = words.includes(written) ? undefined : webAddressFault(written);
    if (fault !== undefined) context.addIssue({ code: "custom", message: `${expected}: ${fault}` });
  });
  return shape.meta({ pattern: ["^https?://", ...words].join("|"), description: expected });
}

const networkExpected =
  "a network such as 10.0.0.0/8 or fd00::/8 (one machine is 10.0.0.5/32), or a host with its port such as nas.local:8080";
const hostWithPort = /^(?:\[[\da-f:.]+\]|[a-z\d.-]*[a-z\d]):([1-9]\d{0,4})$/i;

export const network = z
  .string({ error: networkExpected })
  .refine((written) => isNetwork(written) || isHostWithPort(written), { error: networkExpected })
  .meta({ pattern: "[/:][1-9]\\d{0,4}$", description: networkExpected });

function isHostWithPort(written: string): boolean {
  const port = Number(hostWithPort.exec(written)?.[1] ?? limits.portMax + 1);
  return port <= limits.portMax && URL.canParse(`http://${written}/`);
}

function isNetwork(written: string): boolean {
  const [address = "", prefix = "", ...rest] = written.split("/");
  const bits = isIP(address) === 6 ? 128 : 32;
  // All of the Internet is not an exception from a guard but its end.
  return rest.length === 0 && isIP(address) !== 0 && /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits;
}

const countryExpected = "a country as two capital letters (ISO 3166), such as CN";
const countryNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

export const country = z
  .string({ error: countryExpected })
  .refine((code) => /^[A-Z]{2}$/.test(code) && countryNames.of(code) !== undefined, {
    error: countryExpected,
  })
  .meta({ pattern: "^[A-Z]{2}$", description: countryExpected });

const languageExpected = "a language as a small-letter tag (BCP 47), such as en, ru or zh";
const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

export function isLanguage(tag: string): boolean {
  return /^[a-z]{2,3}$/.test(tag) && languageNames.of(tag) !== undefined;
}

export const language = z
  .string({ error: languageExpected })
  .refine(isLanguage, { error: languageExpected })
  .meta({ pattern: "^[a-z]{2,3}$", description: languageExpected });
