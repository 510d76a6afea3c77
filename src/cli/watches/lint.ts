// `newswatch watches lint`: what is allowed in a rule but hardly meant, and what the archive says of it.
import { limits } from "../../core/limits.ts";
import type { Settings } from "../../core/settings.ts";
import { counted } from "../../core/status/how-long.ts";
import { lintArchive, lintTogether } from "../../core/watch/lint-archive.ts";
import { type LintFinding, lintRule } from "../../core/watch/lint-rule.ts";
import type { Watch } from "../../core/watch/watch.ts";
import { countMatches } from "../../steps/count-matches.ts";
import { askRunning } from "../ask-store.ts";
import { type Command, readArguments, wrongUsage } from "../command.ts";
import { readOrTell } from "../read-desk.ts";
import { problemText } from "./find-watch.ts";

type Found = { readonly watch: Watch; readonly finding: LintFinding };

export const watchesLint: Command = {
  usage: "watches lint",
  does: "clauses that do nothing, rules that say the same, rules that the archive shows to take nothing or too much",
  async run(args, terminal) {
    const read = readArguments({ args: [...args] });
    if (read.kind === "wrong") return wrongUsage(terminal, watchesLint, read.message);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const { watches } = reading.settings.desk;
    const found = ruleFindings(watches);
    for (const one of found) terminal.out(findingText(one));
    const archived = await archiveFindings(watches, reading.settings);
    for (const one of archived ?? []) terminal.out(findingText(one));

    const count = found.length + (archived?.length ?? 0);
    const note = archived === undefined ? " (no database is running, so the archive was not asked)" : "";
    terminal.out(`${counted(watches.length, "watch", "watches")}: ${counted(count, "finding")}${note}\n`);
    return count === 0 ? 0 : 1;
  },
};

function ruleFindings(watches: readonly Watch[]): readonly Found[] {
  const alone = watches.flatMap((watch) => {
    return lintRule(watch.when, watch.expression).map((finding) => ({ watch, finding }));
  });
  const together = lintTogether(watches).flatMap((finding) => {
    const watch = watches.find(({ name }) => name === finding.watch);
    return watch === undefined ? [] : [{ watch, finding }];
  });
  return [...alone, ...together];
}

const dayMs = 86_400_000;

/** Undefined when no database is running. */
async function archiveFindings(watches: readonly Watch[], settings: Settings): Promise<readonly Found[] | undefined> {
  const since = new Date(Date.now() - limits.backtestMsDefault);
  const asked = { since, articlesMax: limits.backtestArticlesDefault };
  const counts = await askRunning(settings, ({ archive }) => countMatches(watches, asked, archive));
  if (counts === undefined) return undefined;

  const days = Math.round(limits.backtestMsDefault / dayMs);
  return watches.flatMap((watch) => {
    const matched = counts.matched.get(watch.name) ?? 0;
    const finding = lintArchive(watch.when, { articles: counts.articles, matched, days });
    return finding === undefined ? [] : [{ watch, finding }];
  });
}

function findingText({ watch, finding }: Found): string {
  const { file, line, column } = watch.place ?? { file: "", line: undefined, column: undefined };
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  const isWhole = finding.length >= watch.when.trim().length;
  const text = isWhole ? `${finding.message}\n` : problemText(watch.when, finding);
  return `${place} ${watch.name}: ${text}`;
}
