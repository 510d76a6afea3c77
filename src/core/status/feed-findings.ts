// What is wrong with the feeds; those with the same fault share one finding.
import { isSampleWire } from "../feed/sample-wire.ts";
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { FeedFacts } from "./facts.ts";
import { answers, type FeedState, feedState } from "./feed-state.ts";
import type { Finding } from "./finding.ts";
import { counted, listed } from "./how-long.ts";
import { outcomeInWords } from "./outcome-words.ts";

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
    const outcome = saysNothing(state) ? undefined : feed.outcome;
    const key = `${state} ${outcome}`;
    const names = [...(groups.get(key)?.names ?? []), feed.name];
    groups.set(key, { state, outcome, names });
  }
  return [...groups.values()];
}

/** Whose last outcome is not what is wrong with them. */
function saysNothing(state: FeedState): boolean {
  return state === "late" || state === "quiet" || state === "moved";
}

function findingOf({ state, outcome, names }: Group): Finding | undefined {
  const words = wordsOf(state, outcome, names.length === 1);
  if (words === undefined) return undefined;

  const isOne = names.length === 1;
  const subject = isOne ? `feed ${names[0]}` : counted(names.length, "feed");
  const who = isOne ? "" : `: ${listed(names, limits.findingNamesMax)}`;
  return { level: words.level, subject, sentence: `${words.says}${who}.`, remedy: words.remedy };
}

type FindingWords = { readonly level: Finding["level"]; readonly says: string; readonly remedy: string };

/** Undefined for what is no finding. */
function wordsOf(state: FeedState, outcome: string | undefined, isOne: boolean): FindingWords | undefined {
  const { what, remedy } = outcomeInWords(outcome);
  const why = outcome === undefined ? what : `${outcome}: ${what}`;
  const has = isOne ? "Has" : "Have";
  switch (state) {
    case "working":
    case "waiting":
      return undefined;
    case "stumbled":
      return { level: "info", says: `The last check failed (${why})`, remedy };
    case "failing":
      return { level: "warn", says: `No longer answer${isOne ? "s" : ""} (${why})`, remedy };
    case "silent":
      return { level: "warn", says: `${has} never answered (${why})`, remedy };
    case "gone":
      return { level: "warn", says: `${has} been removed for good, by ${isOne ? "its" : "their"} own word`, remedy };
    case "blocked":
      return { level: "warn", says: `Turn${isOne ? "s" : ""} us away (${why})`, remedy };
    case "moved":
      return { level: "info", says: `${has} moved for good`, remedy: writeDownMove };
    case "quiet":
      return { level: "warn", says: `${has} brought nothing new for longer than is usual`, remedy: lookWhatStopped };
    case "late":
      return {
        level: "warn",
        says: `${has} not been checked for far longer than the interval set`,
        remedy: checkWorkers,
      };
    default:
      return unreachable(state);
  }
}

const writeDownMove = "Write the new address into feeds.yaml; the notice of the move names it.";
const lookWhatStopped = "Open the feed in a browser: if it has stopped, find where its news appear now.";
const checkWorkers = "Check that a check-feed worker is running and keeps up.";
