// Fills in `${env:NAME}` and `${file:/path}`, so that secrets need not be written in the config files.
import { limits } from "../core/limits.ts";
import type { SettingsProblem } from "../core/settings.ts";
import { readBounded, textOf } from "./bounded-file.ts";
import type { ConfigFolder } from "./config-folder.ts";
import { isMap, type Part, pathKey, problemAt, type Source, whole } from "./part.ts";
import type { Found } from "./problem.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a reference leads to. */
type Answer = { readonly kind: "text"; readonly text: string } | { readonly kind: "nothing"; readonly why: string };
/** By the reference as written. */
export type Answers = ReadonlyMap<string, Answer>;

/** How an operator writes one. */
export const referenceForms = `\${env:NAME} or \${file:/run/secrets/name}`;

const referencePattern = /\$\{(?:env:([A-Za-z_]\w*)|file:(\/[^}]+))\}/g;

/** Asks the environment and the files for everything that the files with references refer to. */
export async function folderAnswers({ files }: ConfigFolder, env: Environment): Promise<Answers> {
  const answers = new Map<string, Answer>();
  for (const { reading } of [files["newswatch.yaml"], files["alerts.yaml"]]) {
    const text = reading.kind === "bytes" ? (textOf(reading.bytes) ?? "") : "";
    for (const [written, variable = "", path] of text.matchAll(referencePattern)) {
      if (answers.has(written)) continue;
      answers.set(written, path === undefined ? variableText(env, variable) : await secretFileText(path));
    }
  }
  return answers;
}

/** The source with every reference replaced; what a reference gives is not looked through for more of them. */
export function fillReferences(source: Source, answers: Answers): Found<Source> {
  const hidden = new Set<string>();
  const unresolved = new Set<string>();
  const problems: SettingsProblem[] = [];

  const value = mapTexts(whole(source), (part, text) => {
    if (!text.includes("${")) return text;

    const faults = referenceFaults(text, answers);
    hidden.add(pathKey(part.path));
    if (faults.length > 0) unresolved.add(pathKey(part.path));
    problems.push(...faults.map((fault) => problemAt(part, fault)));
    return text.replace(referencePattern, (written) => textOfAnswer(answers.get(written)));
  });
  return { value: { ...source, value, hidden, unresolved }, problems };
}

/** The text of a file that holds one secret, without the line break at its end. */
export async function secretFileText(path: string): Promise<Answer> {
  const reading = await readBounded(path, limits.secretFileBytesMax);
  if (reading.kind !== "bytes") return { kind: "nothing", why: `the file ${path} ${reading.why}` };

  const text = textOf(reading.bytes)?.replace(/\r?\n$/, "");
  if (text === undefined) return { kind: "nothing", why: `the file ${path} is not UTF-8 text` };

  return text === "" ? { kind: "nothing", why: `the file ${path} is empty` } : { kind: "text", text };
}

function variableText(env: Environment, name: string): Answer {
  const text = env[name];
  if (text !== undefined && text !== "") return { kind: "text", text };

  return { kind: "nothing", why: `the environment variable ${name} is ${text === undefined ? "not set" : "empty"}` };
}

function referenceFaults(text: string, answers: Answers): readonly string[] {
  const written = [...text.matchAll(referencePattern)].map(([reference]) => answers.get(reference));
  const missing = written.flatMap((answer) => (answer?.kind === "nothing" ? [answer.why] : []));
  // One that is spelled with escapes, and so did not stand in the file as it is, has no answer either.
  const isMalformed = written.includes(undefined) || text.replace(referencePattern, "").includes("${");
  return isMalformed ? [...missing, `a reference must be written as ${referenceForms}`] : missing;
}

function textOfAnswer(answer: Answer | undefined): string {
  return answer?.kind === "text" ? answer.text : "";
}

function mapTexts({ source, path, value }: Part, change: (part: Part, text: string) => string): unknown {
  const mapInner = (inner: unknown, step: string | number) =>
    mapTexts({ source, path: [...path, step], value: inner }, change);

  if (typeof value === "string") return change({ source, path, value }, value);
  if (Array.isArray(value)) return value.map(mapInner);
  if (!isMap(value)) return value;

  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapInner(inner, key)]));
}
