// Reads a file of queries of another system and writes it as a file of watches.
import { plain } from "../alert/alert-text.ts";
import { limits } from "../limits.ts";
import type { Dialect, Remark } from "./foreign.ts";
import { type ImportedQuery, importQuery } from "./import-query.ts";

type Query = { readonly title: string | undefined; readonly text: string; readonly at: number };
type Imported = ImportedQuery & { readonly name: string; readonly title: string; readonly query: Query };

export type ImportedFile = {
  /** For `config/watches/`. Queries that could not be translated are comments in it. */
  readonly yaml: string;
  /** `line:column: name: what it is`, places in the given file. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly watches: number;
};

/** Queries are parted by blank lines, or each is a line; a line above that begins with # is the title. */
export function importFile(text: string, dialect: Dialect): ImportedFile {
  const queries = queriesIn(text, dialect);
  const taken = new Set<string>();
  const imported = queries.map((query, at): Imported => {
    const title = query.title ?? `Query ${at + 1} from ${dialect.name}`;
    return { ...importQuery(query.text, dialect), name: nameOf(title, taken), title, query };
  });
  const tell = (remarks: (one: Imported) => readonly Remark[]) =>
    imported.flatMap((one) => remarks(one).map((remark) => told(text, one, remark)));
  const watches = imported.filter(({ rule }) => rule !== undefined).length;
  const head = watches === 0 ? "watches: []" : "watches:";
  return {
    yaml: [head, ...imported.flatMap(yamlOf)].join("\n"),
    problems: tell(({ problems }) => problems),
    notes: tell(({ notes }) => notes),
    watches,
  };
}

function queriesIn(text: string, { queryPerLine }: Dialect): readonly Query[] {
  const block = queryPerLine ? /(?:^#.*\n)?^(?!#)[^\n]*\S[^\n]*/gmu : /(?:^[^\n]*\S[^\n]*(?:\n|$))+/gmu;
  const found = [...text.replaceAll("\r", " ").matchAll(block)].slice(0, limits.importQueriesMax);
  return found.flatMap(({ 0: whole, index }) => {
    const head = /^#([^\n]*)(?:\n|$)/u.exec(whole);
    const body = head === null ? whole : whole.slice(head[0].length);
    const title = head?.[1]?.trim();
    if (body.trim() === "") return [];

    return [{ title: title === "" ? undefined : title, text: body.trimEnd(), at: index + (head?.[0].length ?? 0) }];
  });
}

function nameOf(title: string, taken: Set<string>): string {
  const letters = title
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/gu, "-");
  const short = letters.slice(0, limits.settingNameCharsMax / 2).replace(/^-+|-+$/gu, "");
  // YAML reads some names as something else than text.
  const isWord = /^[a-z]/.test(short) && !/^(?:true|false|null)$/.test(short);
  const base = isWord ? short : ["query", short].filter((part) => part !== "").join("-");
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  taken.add(name);
  return name;
}

function told(text: string, { name, query }: Imported, { from, message }: Remark): string {
  const before = text.slice(0, query.at + from).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}: ${name}: ${message}`;
}

function yamlOf({ name, title, rule, query, problems, notes }: Imported): readonly string[] {
  const origin = query.text.split("\n").map((line) => `  # ${plain(line)}`);
  if (rule === undefined) {
    const reasons = problems.map(({ message }) => `  # not translated: ${plain(message)}`);
    return [`  # ${name}`, ...origin, ...reasons];
  }
  return [
    ...origin,
    ...notes.map(({ message }) => `  # note: ${plain(message)}`),
    `  - name: ${name}`,
    `    title: ${JSON.stringify(plain(title))}`,
    "    when: >-",
    ...rule.split("\n").map((line) => `      ${line}`),
  ];
}
