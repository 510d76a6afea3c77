// What is wrong with the feeds; those with the same fault share one finding.
import { isSampleWire } from "../feed/sample-wire.ts";
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { FeedFacts } from "./facts.ts";
import { answers, type FeedState, feedState, outcomeInWords } from "./feed-state.ts";
import type { Finding } from "./finding.ts";
import { counted, listed } from "./how-long.ts";

type Group = { readonly state: FeedState; readonly outcome: string | undefined; readonly names: readonly string[] };

export function feedFindings(feeds: readonly FeedFacts[], now: Date): readonly Finding[] {
  return [...outage(feeds, now), ...grouped(feeds, now).flatMap((group) => findingOf(group) ?? [])];
}

/** A first start without a network is not called broken: the sample is there to be seen, and nothing has been lost. */
function outage(feeds: readonly FeedFacts[], now: Date): readonly Finding[] {
  const real = feeds.filter(({ url }) => !isSampleWire(url));
  if (real.length === 0 || real.some((feed) => mayAnswer(feedState(feed, now)))) return [];

  const remedy = "Check this machine's network first.";
  const hasAnswered = real.some(({ lastSuccessAt }) => lastSuccessAt !== undefined);
  const sample = feeds.find(({ url }) => isSampleWire(url));
  if (hasAnswered || sample === undefined || !mayAnswer(feedState(sample, now))) {
    return [{ level: "fail", subject: "all feeds", sentence: "No feed answers, so no news comes in.", remedy }];
  }

  const sentence = "Only the sample wire answers; no real news is coming in.";
  return [{ level: "warn", subject: "feeds", sentence, remedy }];
}

/** Whether a feed answers that nobody has checked is not known. */
function mayAnswer(state: FeedState): boolean {
  return answers(state) || state === "waiting" || state === "late";
}

function grouped(feeds: readonly FeedFacts[], now: Date): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const feed of feeds) {
    const state = feedState(feed, now);
    const outcome = state === "late" ? undefined : feed.outcome;
    const key = `${state} ${outcome}`;
    const names = [...(groups.get(key)?.names ?? []), feed.name];
    groups.set(key, { state, outcome, names });
  }
  return [...groups.values()];
}

function findingOf({ state, outcome, names }: Group): Finding | undefined {
  const { what, remedy } = outcomeInWords(outcome);
  const subject = names.length === 1 ? `feed ${names[0]}` : counted(names.length, "feed");
  const isOne = names.length === 1;
  const who = isOne ? "" : `: ${listed(names, limits.findingNamesMax)}`;
  const why = outcome === undefined ? what : `${outcome}: ${what}`;
  switch (state) {
    case "working":
    case "waiting":
      return undefined;
    case "stumbled":
      return { level: "info", subject, sentence: `The last check failed (${why})${who}.`, remedy };
    case "failing":
      return { level: "warn", subject, sentence: `No longer ${isOne ? "answers" : "answer"} (${why})${who}.`, remedy };
    case "silent":
      return { level: "warn", subject, sentence: `${isOne ? "Has" : "Have"} never answered (${why})${who}.`, remedy };
    case "late":
      return {
        level: "warn",
        subject,
        sentence: `${isOne ? "Has" : "Have"} not been checked for far longer than the interval set${who}.`,
        remedy: "Check that a check-feed worker is running and keeps up.",
      };
    default:
      return unreachable(state);
  }
}
