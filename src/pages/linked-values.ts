// Reads the loose values of structured data: one or many, a text or an object that holds it.

const depthMax = 3;

export function firstText(value: unknown): string | undefined {
  return textsOf(value, "@value")[0];
}

/** Texts, or those that objects hold under `key`; empty ones left out. */
export function textsOf(value: unknown, key: string): readonly string[] {
  return [value]
    .flat(depthMax)
    .flatMap((one) => (typeof one === "object" && one !== null ? fieldOf(one, key) : [one]))
    .filter((one) => typeof one === "string")
    .filter((one) => one.trim() !== "");
}

/** Names of people or organisations; a text that is an address is no name. */
export function namesOf(value: unknown): readonly string[] {
  return textsOf(value, "name").filter((name) => !/^https?:|^\S+\.\S+\/\S*$/i.test(name.trim()));
}

/** `true`, `"False"` and schema.org's own way of writing them. */
export function isFreeOf(value: unknown): boolean | undefined {
  const word = String([value].flat()[0] ?? "").toLowerCase();
  if (/(?:^|\/)true$/.test(word)) return true;
  return /(?:^|\/)false$/.test(word) ? false : undefined;
}

function fieldOf(value: object, key: string): readonly unknown[] {
  const fields: Readonly<Record<string, unknown>> = { ...value };
  return [fields[key] ?? (key === "name" ? fullName(fields) : undefined)].flat(depthMax);
}

function fullName(fields: Readonly<Record<string, unknown>>): string | undefined {
  const parts = [fields["givenName"], fields["familyName"]].filter((part) => typeof part === "string");
  return parts.length === 0 ? undefined : parts.join(" ");
}
