// Asks a rule about the articles that are stored: what it would have met, and what another rule met instead.
import { type Backtest, backtestOf, countArticle, countHit, newTally, type Tally } from "../core/backtest/tally.ts";
import type { DutyHours } from "../core/watch/duty.ts";
import { type Engine, openEngine } from "../core/watch/engine/engine.ts";
import type { Expression } from "../core/watch/expression.ts";
import { evidenceOf, readText } from "../core/watch/judge.ts";
import type { ArchiveAsked, ArchivedArticle, ArchiveStore } from "../ports/archive.ts";
import type { Clock } from "../ports/clock-and-log.ts";

export type BacktestAsked = ArchiveAsked & {
  readonly rule: Expression;
  /** What runs now, to be compared with. */
  readonly before?: Expression | undefined;
  readonly only?: DutyHours | undefined;
  /** When to end although the archive goes on. */
  readonly deadline?: Date | undefined;
};

export type BacktestNeeds = { readonly archive: Pick<ArchiveStore, "articles">; readonly clock: Clock };

/** The rule is asked by the engine and the text code that judge live articles. */
export async function backtestWatch(asked: BacktestAsked, { archive, clock }: BacktestNeeds): Promise<Backtest> {
  const asking = openAsking(asked);
  let ended: Backtest["ended"] = "archive";
  for await (const page of archive.articles(asked)) {
    for (const article of page) askOf(asking, article);
    if (asked.deadline !== undefined && clock.now() >= asked.deadline) {
      ended = "time";
      break;
    }
  }
  if (ended === "archive" && asking.tally.articles >= asked.articlesMax) ended = "articles";
  return backtestOf(asking.tally, { hasBefore: asked.before !== undefined, ended });
}

type Asking = {
  readonly asked: BacktestAsked;
  readonly engine: Engine;
  readonly now: number;
  readonly before: number | undefined;
  readonly tally: Tally;
};

function openAsking(asked: BacktestAsked): Asking {
  const engine = openEngine();
  const now = engine.add(asked.rule);
  const before = asked.before === undefined ? undefined : engine.add(asked.before);
  return { asked, engine, now, before, tally: newTally() };
}

function askOf(
  { asked, engine, now, before, tally }: Asking,
  { storyId, judgedAt, text: given }: ArchivedArticle,
): void {
  countArticle(tally, judgedAt);
  const text = readText(given);
  const met = engine.match(text);
  const isNow = met.includes(now);
  const isBefore = before !== undefined && met.includes(before);
  if (!isNow && !isBefore) return;

  const both = isNow && isBefore ? "both" : undefined;
  const hit = {
    storyId,
    at: judgedAt,
    title: given.title,
    link: given.url,
    met: both ?? (isNow ? "now" : "before"),
  } as const;
  const rule = isNow ? asked.rule : (asked.before ?? asked.rule);
  countHit(tally, hit, { only: asked.only, sentencesOf: () => evidenceOf(text, rule).sentences });
}
