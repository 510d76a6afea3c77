// A part of a settings file: a value, and where it stands.
import type { SettingsProblem } from "../core/settings.ts";

export type Path = readonly (string | number)[];

/** Lines and columns count from 1; the environment has neither. */
export type Place = { readonly line: number | undefined; readonly column: number | undefined };

export type Source = {
  /** The file's path as people are shown it. */
  readonly file: string;
  readonly value: unknown;
  /** Paths (as `pathKey` writes them) whose text came from a variable or a file, and so may be a secret. */
  readonly hidden: ReadonlySet<string>;
  /** Paths whose references led nowhere: that was reported, and nothing more can be said of their values. */
  readonly unresolved: ReadonlySet<string>;
  placeOf(path: Path, side: "key" | "value"): Place;
  /** The place of a character inside a text value, whatever quotes or block it was written in. */
  placeInText(path: Path, offset: number): Place;
};

export type Part = { readonly source: Source; readonly path: Path; readonly value: unknown };

export function whole(source: Source): Part {
  return { source, path: [], value: source.value };
}

/** The part that a key or an index leads to; its value is undefined where there is nothing. */
export function child(part: Part, ...steps: Path): Part {
  const value = steps.reduce((holder: unknown, step) => valueAt(holder, step), part.value);
  return { source: part.source, path: [...part.path, ...steps], value };
}

/** The parts of a list; a single value stands for a list of one, nothing for an empty list. */
export function children(part: Part): readonly Part[] {
  if (part.value === undefined || part.value === null) return [];
  if (!Array.isArray(part.value)) return [part];

  return part.value.map((_value, index) => child(part, index));
}

/** The named parts of a map. */
export function entries(part: Part): readonly { readonly name: string; readonly part: Part }[] {
  if (!isMap(part.value)) return [];

  return Object.keys(part.value).map((name) => ({ name, part: child(part, name) }));
}

export function problemAt(part: Part, message: string, side: "key" | "value" = "value"): SettingsProblem {
  return { file: part.source.file, ...part.source.placeOf(part.path, side), message };
}

/** `config/feeds.yaml:7` */
export function placeText({ source, path }: Part): string {
  const { line } = source.placeOf(path, "value");
  return line === undefined ? source.file : `${source.file}:${line}`;
}

/** Whether the value came, in whole or part, from a variable or a file. */
export function isHidden({ source, path }: Part): boolean {
  return source.hidden.has(pathKey(path));
}

/** Whether a reference in the value led nowhere; that was reported, and nothing more can be said of it. */
export function isUnresolved({ source, path }: Part): boolean {
  return source.unresolved.has(pathKey(path));
}

/** A problem inside a text value; `offset` counts from the value's start. */
export function problemInText(
  part: Part,
  fault: { readonly offset: number; readonly message: string },
): SettingsProblem {
  const { source, path } = part;
  return { file: source.file, ...source.placeInText(path, fault.offset), message: fault.message };
}

export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueAt(holder: unknown, step: string | number): unknown {
  if (Array.isArray(holder)) return typeof step === "number" ? holder[step] : undefined;

  return isMap(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined;
}
