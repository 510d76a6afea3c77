// What is wrong between an article and the people who should hear of it: stuck work, alerts that do not arrive.
import { plain, plainUpTo } from "../alert/alert-text.ts";
import { limits } from "../limits.ts";
import type { StatusFacts, UndeliveredFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { counted, howLong } from "./how-long.ts";

export function sendingFindings(facts: StatusFacts, now: Date): readonly Finding[] {
  return [
    ...channelsOff(facts),
    ...backlog(facts, now),
    ...byChannel(facts.undelivered, "gave-up").map(gaveUp),
    ...byChannel(facts.undelivered, "due").flatMap(waiting),
    ...tooManyToList(facts),
  ];
}

function channelsOff({ channelsOff }: StatusFacts): readonly Finding[] {
  return channelsOff.map(({ channel, why }) => ({
    level: "fail",
    subject: `channel ${channel}`,
    sentence: `Is switched off, because its receiver is gone: ${plain(why)}. Its alerts are held.`,
    remedy: "Mend its address in alerts.yaml; with that edit, or the next start, what is held is sent.",
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
      sentence: `Does not move: the oldest piece has waited for ${howLong(ageMs)} (${waitingWork}).`,
      remedy: "See that the workers run; start more of the kind that is behind.",
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
    sentence: `Did not get ${counted(all.length, "alert")}, and no further attempt is made. Last result: ${last}.`,
    remedy: "See why the receiver refused them; then newswatch replay sends them once more.",
  };
}

/** What has not been tried yet is only on its way, and no finding. */
function waiting({ channel, all }: Channel): readonly Finding[] {
  const tried = all.filter(({ attempts, lastResult }) => attempts > 1 || lastResult !== undefined);
  if (tried.length === 0) return [];

  const last = resultOf(tried);
  return [
    {
      level: "warn",
      subject: `channel ${channel}`,
      sentence: `Has not taken ${counted(tried.length, "alert")} yet. Last result: ${last}.`,
      remedy: "Attempts go on for 75 hours; see that the receiver is up.",
    },
  ];
}

function resultOf(all: readonly UndeliveredFacts[]): string {
  const last = all.at(-1)?.lastResult;
  return last === undefined ? "no answer was recorded" : plainUpTo(limits.channelDetailCharsMax, last);
}

function tooManyToList({ undelivered, undeliveredCount }: StatusFacts): readonly Finding[] {
  if (undeliveredCount <= undelivered.length) return [];

  return [
    {
      level: "warn",
      subject: "undelivered alerts",
      sentence: `There are ${undeliveredCount}; only the oldest ${undelivered.length} are listed.`,
      remedy: "Mend the receivers named here; the others follow by themselves.",
    },
  ];
}
