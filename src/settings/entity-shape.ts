// What may be written of one entity: its aliases by language, what only looks like them, and facts for people.
import { z } from "zod";
import { choice, country, list, name, text } from "./shapes.ts";

const kinds = ["person", "office", "ministry", "agency", "country", "city", "organisation", "theme"] as const;

const mapExpected = "a map from languages to lists of aliases, such as en: [Xi Jinping]";
const listExpected = "a list of aliases";
const aliases = list(text("an alias"), listExpected).min(1, listExpected);

const dateExpected = "a date, such as 2024, 2024-05 or 2024-05-14";
const datePattern = /^\d{4}(-\d{2}(-\d{2})?)?$/;
/** A bare year is a number to YAML. */
const date = z
  .union([z.string(), z.int()], { error: dateExpected })
  .transform(String)
  .refine(isDate, { error: dateExpected })
  .meta({ anyOf: [{ type: "string", pattern: datePattern.source }, { type: "integer" }], description: dateExpected });

const facts = {
  kind: choice(kinds).optional(),
  /** The entity that it belongs to, most often a country. */
  of: name.optional(),
  /** What the person is, or what the abbreviation stands for. */
  role: text("what the entity is, such as President of Russia").optional(),
  since: date.optional(),
  until: date.optional(),
  /** Where the facts can be looked up. */
  source: text("where this can be looked up, such as https://www.gov.cn/").optional(),
  /** Adds the country's names in the languages of `country-names.ts`. */
  country: country.optional(),
  not: list(text("words that look alike"), "a list of words that look alike").min(1, listExpected).optional(),
};

/** Facts are for people and editors; `country` and `not` are all of them that a rule is met by. */
export const factKeys: readonly string[] = Object.keys(facts);

export const entityShape = z
  .object(facts, { error: mapExpected })
  .catchall(aliases)
  .refine((entity) => entity.country !== undefined || Object.keys(entity).some((key) => !factKeys.includes(key)), {
    error: mapExpected,
  });

/** The aliases by language, apart from the facts that stand beside them. */
export function languagesIn(entity: z.infer<typeof entityShape>): Readonly<Record<string, readonly string[]>> {
  const { kind: _kind, of: _of, role: _role, since: _since, until: _until, source: _source, ...rest } = entity;
  const { country: _country, not: _not, ...languages } = rest;
  return languages;
}

/** The calendar is asked, so that 2024-02-30 is none. */
function isDate(written: string): boolean {
  if (!datePattern.test(written)) return false;

  const [year = "", month = "01", day = "01"] = written.split("-");
  const whole = `${year}-${month}-${day}`;
  const time = Date.parse(`${whole}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(whole);
}
