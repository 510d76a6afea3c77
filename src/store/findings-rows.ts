// What is known about a text beyond its words, as the table of articles holds it.
import type { TextFindings } from "../core/text-findings.ts";
import type { Sql } from "./connect.ts";

export type FindingsRow = { readonly [Part in keyof TextFindings]: TextFindings[Part] | null };

/** The columns of `FindingsRow`, under its names. */
export function findingsColumns(sql: Sql) {
  return sql`articles.quality, articles.flagged, articles.segments, articles.origins`;
}

/** Nulls for a text that nobody has examined. */
export function findingsRow(findings: TextFindings | undefined): FindingsRow {
  return findings ?? { quality: null, flagged: null, segments: null, origins: null };
}

export function findingsIn({ quality, flagged, segments, origins }: FindingsRow): TextFindings | undefined {
  if (quality === null) return undefined;
  return { quality, flagged: flagged ?? [], segments: segments ?? [], origins: origins ?? [] };
}
