// What is wrong between an article and the people who should hear of it: stuck work, alerts that are not delivered.
import { plain, plainUpTo } from "../alert/alert-text.ts";
import { limits } from "../limits.ts";
import type { StatusFacts, UndeliveredFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { counted, howLong } from "./how-long.ts";

const allowNetwork = "List its network under fetch: allow-private in newswatch.yaml and restart";

export function sendingFindings(facts: StatusFacts, now: Date): readonly Finding[] {
  return [
    ...channelsOff(facts),
    ...backlog(facts, now),
    ...unjudgeable(facts),
    ...byChannel(facts.undelivered, "gave-up").map(gaveUp),
    ...byChannel(facts.undelivered, "due").flatMap(waiting),
    ...tooManyToList(facts),
  ];
}

function channelsOff({ channelsOff }: StatusFacts): readonly Finding[] {
  return channelsOff.map(({ channel, why }) => ({
    level: "fail",
    subject: `channel ${channel}`,
    sentence: `Is switched off because its receiver is gone (${plain(why)}). Its alerts are held.`,
    remedy: "Correct its address in alerts.yaml; held alerts are sent after that edit or the next start.",
  }));
}

function backlog({ backlog: { oldestDueAt, toRead, toJudge, toSend } }: StatusFacts, now: Date): readonly Finding[] {
  const ageMs = oldestDueAt === undefined ? 0 : now.getTime() - oldestDueAt.getTime();
  if (ageMs <= limits.backlogStuckMs) return [];

  const waitingWork = `${toRead} to read, ${toJudge} to judge, ${toSend} to send`;
  return [
    {
      level: "fail",
      subject: "work",
      sentence: `Stalled: the oldest job has been waiting for ${howLong(ageMs)} (${waitingWork}).`,
      remedy: "Check that the workers are running; start more of the kind that is behind.",
    },
  ];
}

/** These articles were never compared with the watches: an alert may be missing. */
function unjudgeable({ outcomes }: StatusFacts): readonly Finding[] {
  const count = outcomes["unjudgeable"] ?? 0;
  if (count === 0) return [];

  return [
    {
      level: "fail",
      subject: "articles",
      sentence: `${counted(count, "article")} could not be judged in the last 24 hours.`,
      remedy: "See the log for their links, then run newswatch explain on each.",
    },
  ];
}

type Channel = { readonly channel: string; readonly all: readonly UndeliveredFacts[] };

function byChannel(undelivered: readonly UndeliveredFacts[], state: UndeliveredFacts["state"]): readonly Channel[] {
  const inState = undelivered.filter((one) => one.state === state);
  const channels = [...new Set(inState.map(({ channel }) => channel))];
  return channels.map((channel) => ({ channel, all: inState.filter((one) => one.channel === channel) }));
}

function gaveUp({ channel, all }: Channel): Finding {
  const last = resultOf(all);
  return {
    level: "fail",
    subject: `channel ${channel}`,
    sentence: `${counted(all.length, "alert was", "alerts were")} given up and will not be retried. Last result: ${last}.`,
    remedy: isBlocked(all)
      ? `${allowNetwork}, then run newswatch replay to send them again.`
      : "Fix the receiver, then run newswatch replay to send them again.",
  };
}

/** An alert on its first attempt is only on its way, which is no finding. */
function waiting({ channel, all }: Channel): readonly Finding[] {
  const tried = all.filter(({ attempts, lastResult }) => attempts > 1 || lastResult !== undefined);
  if (tried.length === 0) return [];

  const last = resultOf(tried);
  return [
    {
      level: "warn",
      subject: `channel ${channel}`,
      sentence: `${counted(tried.length, "alert has", "alerts have")} not been delivered yet. Last result: ${last}.`,
      remedy: isBlocked(tried) ? `${allowNetwork}.` : "Attempts continue for 75 hours; check that the receiver is up.",
    },
  ];
}

function resultOf(all: readonly UndeliveredFacts[]): string {
  const last = all.at(-1)?.lastResult;
  return last === undefined
    ? "no answer was recorded"
    : plainUpTo(limits.channelDetailCharsMax, last).replace(/\.$/, "");
}

/** A result reads `failed: blocked-address: ...`: what became of the attempt, the code of the fault, words. */
function isBlocked(all: readonly UndeliveredFacts[]): boolean {
  return all.at(-1)?.lastResult?.split(": ", 2)[1] === "blocked-address";
}

function tooManyToList({ undelivered, undeliveredCount }: StatusFacts): readonly Finding[] {
  if (undeliveredCount <= undelivered.length) return [];

  return [
    {
      level: "warn",
      subject: "undelivered alerts",
      sentence: `There are ${undeliveredCount}; only the oldest ${undelivered.length} are listed.`,
      remedy: "Fix the receivers listed here; the rest will follow.",
    },
  ];
}
