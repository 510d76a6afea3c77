// The plan of the house as rules over its files: who may import whom, and what no file may do.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export type SourceFile = { readonly path: string; readonly text: string };
export type Fault = { readonly path: string; readonly rule: string };

/** Packages that compute and touch nothing may be used where the thinking is done. */
const pureComputing = ["re2js"];

/** Each package has one room. A package that no room is named for may not be imported at all. */
const roomOfPackage: Readonly<Record<string, readonly string[]>> = {
  bullmq: ["queue"],
  ioredis: ["queue"],
  postgres: ["store"],
  uuid: ["store"],
  undici: ["web"],
  "ipaddr.js": ["web"],
  "rss-parser": ["feeds"],
  "iconv-lite": ["feeds"],
  cheerio: ["pages"],
  nodemailer: ["channels"],
  fastify: ["http"],
  "prom-client": ["http"],
  yaml: ["settings"],
  pino: ["log"],
  piscina: ["threads"],
};

/** What comes in at any door is parsed once. */
const everyDoor = ["zod"];

const doors = ["web", "feeds", "pages", "store", "queue", "channels", "http", "settings", "log", "threads"];
const everything = [...doors, "core", "steps", "ports", "house", "cli", "workers"];

/** What a room may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ports: ["core"],
  steps: ["core", "ports"],
  ...Object.fromEntries(doors.map((door) => [door, ["core", "ports", "node"]])),
  house: [...everything, "node"],
  cli: [...everything, "node"],
  workers: [...everything, "node"],
  bench: [...everything, "node", "tests"],
};

const clockAndDice =
  /\bnew Date\(\s*\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b|\bcrypto\b|\bsetTimeout\b|\bfetch\(/;
const casts = /\bas (?!const\b)[A-Za-z{(["']|: any\b|<any>/;
const silenced = /@ts-(ignore|expect-error|nocheck)|biome-ignore/;
const wordless = /(^|\/)(utils?|helpers?|common|misc|manager|service|handler|data)(\.|\/)/;
const restricted = /\/\/\s*(TODO|FIXME|XXX)\b/;

export const fileLinesMax = 250;

export function readTree(root: string, folders: readonly string[]): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => posix.join(folder, name))
      .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
  );
}

export function faultsIn(files: readonly SourceFile[]): readonly Fault[] {
  return files.flatMap((file) => [...importFaults(file), ...contentFaults(file)]);
}

/** `src/core/text/fold.ts` is in room core; `src/house.ts` and its like are the house; `workers/all.ts` is in workers. */
export function roomOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  if (top !== "src") return top;
  if (third !== undefined) return second;
  return "house";
}

function importFaults(file: SourceFile): readonly Fault[] {
  const room = roomOf(file.path);
  return importsOf(file.text).flatMap((target) => {
    const rule = importFault(room, file.path, target);
    return rule === undefined ? [] : [{ path: file.path, rule }];
  });
}

function importFault(room: string, path: string, target: string): string | undefined {
  if (target.startsWith(".")) return roomFault(room, path, target);
  if (target.startsWith("node:")) {
    return mayImport[room]?.includes("node") ? undefined : `${room} may not import ${target}`;
  }

  const name = target.startsWith("@") ? target.split("/").slice(0, 2).join("/") : (target.split("/")[0] ?? "");
  if (pureComputing.includes(name)) return undefined;

  const rooms = everyDoor.includes(name) ? [...doors, "cli"] : (roomOfPackage[name] ?? []);
  return rooms.includes(room) ? undefined : `${name} has no place in ${room}`;
}

function roomFault(room: string, path: string, target: string): string | undefined {
  if (!target.endsWith(".ts")) return `the import ${target} does not end in .ts`;

  const other = roomOf(posix.join(posix.dirname(path), target));
  if (other === room || mayImport[room]?.includes(other)) return undefined;
  return `${room} may not import ${other}`;
}

function contentFaults({ path, text }: SourceFile): readonly Fault[] {
  const code = withoutCommentsAndTexts(text);
  const room = roomOf(path);
  const thinks = room === "core" || room === "steps";
  const faults: (string | undefined)[] = [
    thinks && clockAndDice.test(code) ? "a clock or dice where only thinking is done" : undefined,
    casts.test(code) || silenced.test(text) ? "a cast, an any, or a silenced check" : undefined,
    wordless.test(path) ? "a name that says nothing" : undefined,
    restricted.test(text) ? "work left for later" : undefined,
    text.split("\n").length - 1 > fileLinesMax ? `longer than ${fileLinesMax} lines` : undefined,
    /^(#!.*\n)?\/\/ \S/.test(text) ? undefined : "no first line that says the file's job",
  ];
  return faults.flatMap((rule) => (rule === undefined ? [] : [{ path, rule }]));
}

function importsOf(text: string): readonly string[] {
  const clause = String.raw`(?:type\s+)?[\w$*{][\w$\s{},*]*?\bfrom\s*`;
  const pattern = new RegExp(
    String.raw`(?:^|\n)\s*(?:import\s*(?:${clause})?|export\s+${clause})["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']\s*\)`,
    "g",
  );
  return [...text.matchAll(pattern)].flatMap((found) => found[1] ?? found[2] ?? []);
}

function withoutCommentsAndTexts(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:])\/\/.*$/gm, "$1")
    .replace(/^\s*(import|export)\b[^;]*?\bfrom\b[^;]*;/gm, "")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replace(/`(?:[^`\\]|\\.)*`/g, "``");
}
