// Shows a rule's clauses as an indented list: which are met and by which words, which are not and how near they come.
import { plainUpTo } from "../alert/alert-text.ts";
import { limits } from "../limits.ts";
import type { ClauseResult } from "../watch/explain-clauses.ts";
import type { WatchText } from "../watch/watch-text.ts";

const wordsShownMax = 5;

/** `+` stands before a clause that is met, `-` before one that is not. */
export function clauseLines(
  text: Pick<WatchText, "title" | "body">,
  clause: ClauseResult,
  depth = 1,
): readonly string[] {
  const sign = clause.met ? "+" : "-";
  const reason = clause.why === undefined || repeatsInner(clause) ? "" : `: ${clause.why}`;
  const own = `${"  ".repeat(depth)}${sign} ${written(clause)}${reason}${wordsOf(text, clause)}`;
  return [own, ...clause.clauses.flatMap((inner) => clauseLines(text, inner, depth + 1))];
}

/** Of clauses made of others only the kind is named: their parts follow. */
function written({ written: rule, kind, clauses }: ClauseResult): string {
  const isLong = rule.length > limits.quotedNearestCharsMax;
  if ((kind === "and" || kind === "or") && clauses.length > 1 && isLong) return kind.toUpperCase();

  return plainUpTo(limits.quotedNearestCharsMax, rule);
}

function repeatsInner({ kind, clauses }: ClauseResult): boolean {
  return kind === "and" && clauses.some(({ met }) => !met);
}

function wordsOf({ title, body }: Pick<WatchText, "title" | "body">, { spans }: ClauseResult): string {
  const words = spans.map(
    ({ field, from, to }) => `${(field === "title" ? title : body).slice(from, to)} (${field} ${from}-${to})`,
  );
  const shown = words.slice(0, wordsShownMax).join(", ");
  const more = words.length > wordsShownMax ? ` and ${words.length - wordsShownMax} more` : "";
  return shown === "" ? "" : `  « ${shown}${more} »`;
}
