// Writes a benchmark's rules in our language and as PostgreSQL's tsquery.
import { unreachable } from "../src/core/outcome.ts";
import type { Clause } from "./watches-workload.ts";

export function writeRule(clause: Clause): string {
  switch (clause.kind) {
    case "word":
      return clause.word;
    case "prefix":
      return `${clause.word}*`;
    case "title":
      return `title:${clause.word}`;
    case "phrase":
      return `"${clause.words.join(" ")}"`;
    case "near":
      return `(${clause.left} ${clause.ordered ? "ONEAR" : "NEAR"}/${clause.wordsMax} ${clause.right})`;
    case "and":
    case "or":
      return `(${clause.clauses.map(writeRule).join(` ${clause.kind.toUpperCase()} `)})`;
    case "not":
      return `NOT ${writeRule(clause.clause)}`;
    default:
      return unreachable(clause);
  }
}

/** The title has weight A. NEAR has no operator there, and is written as one branch for each distance. */
export function writeTsquery(clause: Clause): string {
  switch (clause.kind) {
    case "word":
      return clause.word;
    case "prefix":
      return `${clause.word}:*`;
    case "title":
      return `${clause.word}:A`;
    case "phrase":
      return `(${clause.words.join(" <-> ")})`;
    case "near": {
      const distances = Array.from({ length: clause.wordsMax + 1 }, (_, at) => at + 1);
      const after = distances.map((distance) => `(${clause.left} <${distance}> ${clause.right})`);
      const before = distances.map((distance) => `(${clause.right} <${distance}> ${clause.left})`);
      return `(${[...after, ...(clause.ordered ? [] : before)].join(" | ")})`;
    }
    case "and":
    case "or":
      return `(${clause.clauses.map(writeTsquery).join(clause.kind === "and" ? " & " : " | ")})`;
    case "not":
      return `!${writeTsquery(clause.clause)}`;
    default:
      return unreachable(clause);
  }
}
