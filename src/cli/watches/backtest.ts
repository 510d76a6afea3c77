// `newswatch watches backtest`: what a rule would have met in the stored archive, and what changes against the one that runs.
import { backtestLines, forecast } from "../../core/backtest/backtest-lines.ts";
import { limits } from "../../core/limits.ts";
import type { DeskSettings, Settings } from "../../core/settings.ts";
import type { Watch } from "../../core/watch/watch.ts";
import { parseDurationMs } from "../../settings/duration.ts";
import { backtestWatch } from "../../steps/backtest-watch.ts";
import { runningRule } from "../../steps/running-rule.ts";
import { namesOf } from "../../watch-tools.ts";
import { askStore } from "../ask-store.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "../command.ts";
import { readOrTell } from "../read-desk.ts";
import { draftedWatch, namedWatch, writtenRule } from "./find-watch.ts";

type Values = {
  readonly since?: string | undefined;
  readonly limit?: string | undefined;
  readonly expr?: string | undefined;
  readonly file?: string | undefined;
  readonly json?: boolean | undefined;
};

export const watchesBacktest: Command = {
  usage: "watches backtest NAME [--since 30d] [--limit N] [--expr RULE | --file FILE] [--json]",
  does: "what the rule would have met in the archive, by day and route, and what changes against the one that runs",
  async run(args, terminal) {
    const text = { type: "string" } as const;
    const read = readArguments({
      args: [...args],
      options: { since: text, limit: text, expr: text, file: text, json: { type: "boolean" } },
      allowPositionals: true,
    });
    if (read.kind === "wrong") return wrongUsage(terminal, watchesBacktest, read.message);

    const { positionals, values } = read.parsed;
    const [name, extra] = positionals;
    const bounds = boundsOf(values);
    const wrong = wrongCall(name, extra) ?? (typeof bounds === "string" ? bounds : undefined);
    if (wrong !== undefined || name === undefined || typeof bounds === "string") {
      return wrongUsage(terminal, watchesBacktest, wrong ?? "name a watch");
    }
    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const watch = await askedWatch(name, { values, desk: reading.settings.desk }, terminal);
    if (watch === undefined) return 1;

    terminal.out(await report({ watch, bounds, asJson: values.json === true }, reading.settings, terminal));
    return 0;
  },
};

function wrongCall(name: string | undefined, extra: string | undefined): string | undefined {
  if (name === undefined) return "name a watch";

  return extra === undefined ? undefined : `only one watch at a time; unexpected "${extra}"`;
}

type Bounds = { readonly sinceMs: number; readonly articlesMax: number };

/** A sentence when one cannot be read. */
function boundsOf({ since, limit, expr, file }: Values): Bounds | string {
  const sinceMs = since === undefined ? limits.backtestMsDefault : parseDurationMs(since);
  if (sinceMs === undefined || sinceMs > limits.backtestMsMax) return `--since takes a time up to 366d, such as 30d`;

  const articlesMax = limit === undefined ? limits.backtestArticlesDefault : Number(limit);
  const isCount = Number.isInteger(articlesMax) && articlesMax >= 1 && articlesMax <= limits.backtestArticlesMax;
  if (!isCount) return `--limit takes a whole number from 1 to ${limits.backtestArticlesMax}`;
  if (expr !== undefined && file !== undefined) return "give --expr or --file, not both";

  return { sinceMs, articlesMax };
}

type Asked = { readonly values: Values; readonly desk: DeskSettings };

/** With --expr the watch keeps its name, level and hours, so that its routes are known. */
async function askedWatch(name: string, { values, desk }: Asked, terminal: Terminal): Promise<Watch | undefined> {
  if (values.file !== undefined) return draftedWatch({ name, file: values.file }, desk, terminal);
  if (values.expr === undefined) return namedWatch(name, desk, terminal);

  const rule = writtenRule(values.expr, desk, terminal);
  const known = desk.watches.find((watch) => watch.name === name);
  return rule === undefined ? undefined : { ...(known ?? rule), name, when: rule.when, expression: rule.expression };
}

type Report = { readonly watch: Watch; readonly bounds: Bounds; readonly asJson: boolean };

async function report({ watch, bounds, asJson }: Report, settings: Settings, terminal: Terminal): Promise<string> {
  const { desk } = settings;
  const clock = { now: () => new Date() };
  const since = new Date(clock.now().getTime() - bounds.sinceMs);
  return askStore(settings, terminal, async ({ archive }) => {
    const running = await runningRule(watch.name, namesOf(desk), archive);
    const { expression: rule, only } = watch;
    const asked = { rule, only, since, articlesMax: bounds.articlesMax, before: running?.expression };
    const backtest = await backtestWatch(asked, { archive, clock });
    const { routes } = desk;
    if (asJson) return `${JSON.stringify({ ...backtest, routes: forecast(watch, backtest, routes) }, undefined, 2)}\n`;

    const before = running === undefined ? undefined : `version ${running.version}, the last that came into force`;
    return `${backtestLines(backtest, { watch, routes, before }).join("\n")}\n`;
  });
}
