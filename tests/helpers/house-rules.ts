// The plan of the house as rules over its files: who may import whom, and what no file may do.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type BareCode, bareCode } from "./bare-code.ts";

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
  "robots-parser": ["web"],
  "rss-parser": ["feeds", "bench"],
  "iconv-lite": ["feeds"],
  chardet: ["feeds"],
  cheerio: ["pages", "settings"],
  nodemailer: ["channels"],
  fastify: ["http"],
  "prom-client": ["http"],
  yaml: ["settings"],
  pino: ["log"],
  piscina: ["threads"],
  "@mozilla/readability": ["bench"],
  defuddle: ["bench"],
  linkedom: ["bench"],
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

const outside = "Date|Math|performance|process|crypto|globalThis";
/** Asked of the time, of chance or of the machine: by name, by a name in brackets, or taken apart first. */
const clockAndDice = new RegExp(
  [
    String.raw`\bnew Date\b(?!\s*\(\s*[^\s)])`,
    String.raw`(?<!\bnew\s+)(?<![.\w$])Date\s*\(`,
    String.raw`\bDate\s*\??\.\s*now\b|\bMath\s*\??\.\s*random\b`,
    String.raw`(?<![.\w$])(?:performance|process|crypto|globalThis)\s*\??\.`,
    String.raw`(?<![.\w$])(?:${outside})\s*(?:\?\.)?\[`,
    String.raw`\b(?:const|let|var)\b[^=;]*=\s*(?:${outside})\s*[;,\n]`,
    String.raw`(?<![.\w$])(?:setTimeout|setInterval|setImmediate|queueMicrotask|fetch)\s*\(`,
  ].join("|"),
);
const casts = /(?<![.\w$])as\s+(?!const\b)[\w$({["]|(?<![.\w$])any\b(?!\s*[(:?,}])|:\s*any\b/;
const renamed = /\b(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?(?:\*\s*as\s+[\w$]+|\*|\{[^}]*\})/g;
const silenced = /@ts-(ignore|expect-error|nocheck)|biome-ignore/;
const wordless = /(^|[/-])(utils?|helpers?|common|misc|manager|service|handler|data)(?=[-./])/;
const leftForLater = /(?:\/\/|\/?\*)\s*(TODO|FIXME|XXX)\b/;
/** What stands at the left edge is done when the file is imported, unless it is one of these. */
const doneAtImport =
  /^(?!(?:import|export|const|type|interface|class|function|async function)\b(?!\s*[.(]))[\w$("[!+~-]|^export\s+(?:let|var)\b/m;
const hiddenImport =
  /\bimport\s*\((?!\s*"\d+"\s*[,)])|(?<![.\w$])require\s*\(|\bcreateRequire\s*\([^)]*\)\s*\(|\bgetBuiltinModule\b/;

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
  return files.flatMap(({ path, text }) => {
    const bare = bareCode(text);
    const rules = [...importFaults(path, bare), ...codeFaults(path, bare.code), ...fileFaults(path, text)];
    return rules.map((rule) => ({ path, rule }));
  });
}

/** `src/core/text/fold.ts` is in room core; `src/house.ts` and its like are the house; `workers/all.ts` is in workers. */
export function roomOf(path: string): string {
  const [top = "", second = "", third] = path.split("/");
  if (top !== "src") return top;
  if (third !== undefined) return second;
  return "house";
}

function importFaults(path: string, bare: BareCode): readonly string[] {
  const room = roomOf(path);
  const faults = importsOf(bare).map((target) => importFault(room, path, target));
  const hidden = hiddenImport.test(bare.code) ? "an import that cannot be seen" : undefined;
  return [...faults, hidden].filter((rule) => rule !== undefined);
}

function importFault(room: string, path: string, target: string): string | undefined {
  if (target.startsWith(".")) return roomFault(room, path, target);
  if (target.startsWith("node:")) {
    return mayImport[room]?.includes("node") ? undefined : `${room} may not import ${target}`;
  }

  const name = target.startsWith("@") ? target.split("/").slice(0, 2).join("/") : (target.split("/")[0] ?? "");
  if (pureComputing.includes(name)) return undefined;

  const rooms = everyDoor.includes(name) ? [...doors, "cli", "bench"] : (roomOfPackage[name] ?? []);
  return rooms.includes(room) ? undefined : `${name} has no place in ${room}`;
}

function roomFault(room: string, path: string, target: string): string | undefined {
  if (!/\.(?:ts|json)$/.test(target)) return `the import ${target} does not end in .ts`;

  const other = roomOf(posix.join(posix.dirname(path), target));
  if (other === room || mayImport[room]?.includes(other)) return undefined;
  return `${room} may not import ${other}`;
}

function codeFaults(path: string, code: string): readonly string[] {
  const room = roomOf(path);
  const thinks = room === "core" || room === "steps";
  return [
    thinks && clockAndDice.test(code) ? "a clock or dice where only thinking is done" : undefined,
    casts.test(code.replace(renamed, "")) ? "a cast or an any" : undefined,
    doneAtImport.test(code) && !isProgram(path) ? "something is done or kept when the file is imported" : undefined,
  ].filter((rule) => rule !== undefined);
}

function isProgram(path: string): boolean {
  return path === "src/cli/newswatch.ts" || roomOf(path) === "bench";
}

function fileFaults(path: string, text: string): readonly string[] {
  return [
    silenced.test(text) ? "a silenced check" : undefined,
    wordless.test(path) ? "a name that says nothing" : undefined,
    leftForLater.test(text) ? "work left for later" : undefined,
    text.split("\n").length - 1 > fileLinesMax ? `longer than ${fileLinesMax} lines` : undefined,
    /^(#!.*\n)?\/\/ \S/.test(text) ? undefined : "no first line that says the file's job",
  ].filter((rule) => rule !== undefined);
}

function importsOf({ code, texts }: BareCode): readonly string[] {
  const pattern = /\bfrom\s*"(\d+)"|\bimport\s*"(\d+)"|\bimport\s*\(\s*"(\d+)"\s*[,)]/g;
  return [...code.matchAll(pattern)].flatMap((found) => texts[Number(found[1] ?? found[2] ?? found[3])] ?? []);
}
