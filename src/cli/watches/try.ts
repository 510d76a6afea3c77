// `newswatch watches try`: a rule that is not in any file yet: is it right, and what does it meet?
import { backtestLines } from "../../core/backtest/backtest-lines.ts";
import { limits } from "../../core/limits.ts";
import type { Settings } from "../../core/settings.ts";
import { formatExpression } from "../../core/watch/format-expression.ts";
import { lintRule } from "../../core/watch/lint-rule.ts";
import type { Watch } from "../../core/watch/watch.ts";
import { backtestWatch } from "../../steps/backtest-watch.ts";
import { askRunning } from "../ask-store.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "../command.ts";
import { readOrTell } from "../read-desk.ts";
import { explanation } from "./explain.ts";
import { problemText, writtenRule } from "./find-watch.ts";
import { readGiven } from "./read-given.ts";

export const watchesTry: Command = {
  usage: "watches try RULE [FILE|-] [--limit N]",
  does: "try a rule on a text, or on the newest stored articles",
  async run(args, terminal) {
    const options = { limit: { type: "string" } } as const;
    const read = readArguments({ args: [...args], options, allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, watchesTry, read.message);

    const [rule, file, extra] = read.parsed.positionals;
    const articlesMax = Number(read.parsed.values.limit ?? limits.tryArticlesDefault);
    const wrong = wrongCall({ rule, extra, articlesMax });
    if (wrong !== undefined || rule === undefined) return wrongUsage(terminal, watchesTry, wrong ?? "give a rule");

    const reading = await readOrTell(terminal);
    const watch = reading === undefined ? undefined : writtenRule(rule, reading.settings.desk, terminal);
    if (reading === undefined || watch === undefined) return 1;

    terminal.out(`${formatExpression(watch.expression)}\n`);
    for (const finding of lintRule(rule, watch.expression)) terminal.out(problemText(rule, finding));
    return file === undefined
      ? tryArchive(watch, { articlesMax, settings: reading.settings }, terminal)
      : tryText(watch, file, terminal);
  },
};

type Call = { readonly rule: string | undefined; readonly extra: string | undefined; readonly articlesMax: number };

function wrongCall({ rule, extra, articlesMax }: Call): string | undefined {
  if (rule === undefined) return "give a rule, in quotes";
  if (extra !== undefined) return `unexpected "${extra}"; put the whole rule in quotes`;

  const isCount = Number.isInteger(articlesMax) && articlesMax >= 1 && articlesMax <= limits.backtestArticlesMax;
  return isCount ? undefined : `--limit takes a whole number from 1 to ${limits.backtestArticlesMax}`;
}

async function tryText(watch: Watch, file: string, terminal: Terminal): Promise<number> {
  const article = await readGiven(file, terminal);
  if (article === undefined) return 1;

  terminal.out(`${explanation(watch, article).join("\n")}\n`);
  return 0;
}

type Wanted = { readonly articlesMax: number; readonly settings: Settings };

async function tryArchive(watch: Watch, { articlesMax, settings }: Wanted, terminal: Terminal): Promise<number> {
  const clock = { now: () => new Date() };
  const since = new Date(clock.now().getTime() - limits.backtestMsMax);
  const backtest = await askRunning(settings, ({ archive }) =>
    backtestWatch({ rule: watch.expression, since, articlesMax }, { archive, clock }),
  );
  if (backtest === undefined) {
    terminal.out(
      "No database is running, so the rule was not tried on stored articles; give a text file to try it on.\n",
    );
    return 0;
  }
  const told = { watch, routes: undefined, before: undefined };
  terminal.out(`${backtestLines(backtest, told).join("\n")}\n`);
  return 0;
}
