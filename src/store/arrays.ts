// Arrays in the text form of PostgreSQL, in one dimension, for the element types that our tables use.
import type postgres from "postgres";

export type Element = string | number | boolean | Date | null;

const number = (text: string) => Number(text);
const boolean = (text: string) => text === "t";
const time = (text: string) => new Date(text);

/** The object ids are those of pg_type; they never change. */
export const arrayTypes = {
  booleans: arrayType(1000, boolean),
  integers: arrayType(1007, number),
  texts: arrayType(1009, String),
  varchars: arrayType(1015, String),
  bigints: arrayType(1016, number),
  doubles: arrayType(1022, number),
  times: arrayType(1185, time),
  uuids: arrayType(2951, String),
};

function arrayType(oid: number, parse: (text: string) => Element): postgres.PostgresType<readonly Element[]> {
  return {
    to: oid,
    from: [oid],
    serialize: (elements: readonly Element[]) => writeArray(elements),
    parse: (text: string) => readArray(text).map((element) => (element === null ? null : parse(element))),
  };
}

/** A text is taken for an array already written, as the driver does. */
export function writeArray(elements: readonly Element[] | string): string {
  if (typeof elements === "string") return elements;
  return `{${elements.map(writeElement).join(",")}}`;
}

export function readArray(text: string): readonly (string | null)[] {
  const isOneDimension = text.startsWith("{") && text.endsWith("}");
  if (!isOneDimension) throw new Error(`Not an array in one dimension: ${text.slice(0, 100)}`);
  const elements = text.slice(1, -1).matchAll(/"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^",]+)/gs);
  return Array.from(elements, ({ groups }) => {
    const bare = groups?.["bare"];
    if (bare !== undefined) return bare === "NULL" ? null : bare;
    return (groups?.["quoted"] ?? "").replaceAll(/\\(.)/gs, "$1");
  });
}

function writeElement(element: Element): string {
  if (element === null) return "NULL";
  const text = element instanceof Date ? element.toISOString() : String(element);
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
