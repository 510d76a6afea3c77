// What is wrong with the feeds, those with one fault told together.
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { FeedFacts } from "./facts.ts";
import { type FeedState, feedState, outcomeInWords } from "./feed-state.ts";
import type { Finding } from "./finding.ts";
import { counted, listed } from "./how-long.ts";

type Group = { readonly state: FeedState; readonly outcome: string | undefined; readonly names: readonly string[] };

export function feedFindings(feeds: readonly FeedFacts[], now: Date): readonly Finding[] {
  const groups = grouped(feeds, now);
  const findings = groups.flatMap((group) => findingOf(group) ?? []);
  const broken = groups.filter(({ state }) => state === "silent" || state === "failing");
  const brokenCount = broken.reduce((sum, { names }) => sum + names.length, 0);
  if (feeds.length === 0 || brokenCount < feeds.length) return findings;

  const sentence = "Not one feed answers, so no news comes in.";
  return [
    { level: "fail", subject: "all feeds", sentence, remedy: "Check this machine's network first." },
    ...findings,
  ];
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
  const who = names.length === 1 ? "" : ` (${listed(names, limits.findingNamesMax)})`;
  const why = outcome === undefined ? what : `${outcome}: ${what}`;
  switch (state) {
    case "working":
    case "waiting":
      return undefined;
    case "stumbled":
      return { level: "info", subject, sentence: `The last look failed (${why})${who}.`, remedy };
    case "failing":
      return { level: "warn", subject, sentence: `Does not answer any more (${why})${who}.`, remedy };
    case "silent":
      return { level: "warn", subject, sentence: `Has never answered (${why})${who}.`, remedy };
    case "late":
      return {
        level: "warn",
        subject,
        sentence: `Has not been looked at for far longer than its interval${who}.`,
        remedy: "See that a process that checks feeds is running and keeps up.",
      };
    default:
      return unreachable(state);
  }
}
