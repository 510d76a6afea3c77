// How a feed is doing in one word and one plain sentence, with what to do about it.

import { isDistrusted } from "../feed/doubt.ts";
import { rhythmInWords } from "../feed/rhythm.ts";
import { unreachable } from "../outcome.ts";
import type { FeedFacts } from "./facts.ts";
import { type FeedState, feedState, quietFor } from "./feed-state.ts";
import { howLong } from "./how-long.ts";
import { outcomeInWords } from "./outcome-words.ts";

/** The states that a program is told; `FeedState` tells apart some more of them. */
export type HealthState = "ok" | "quiet" | "failing" | "gone" | "blocked" | "moved" | "unasked";

export type FeedHealth = {
  readonly state: HealthState;
  readonly sentence: string;
  readonly remedy: string;
  /** `about 12 a day`; undefined while too little is known. */
  readonly rhythm: string | undefined;
};

const nothingToDo = "Nothing to do.";

export function feedHealth(feed: FeedFacts, now: Date): FeedHealth {
  const state = feedState(feed, now);
  return { state: healthStateOf(state), ...wordsOf(feed, state, now), rhythm: rhythmInWords(feed.memory.rhythm) };
}

export function healthStateOf(state: FeedState): HealthState {
  switch (state) {
    case "working":
    case "stumbled":
      return "ok";
    case "waiting":
    case "late":
      return "unasked";
    case "failing":
    case "silent":
      return "failing";
    case "quiet":
    case "gone":
    case "blocked":
    case "moved":
      return state;
    default:
      return unreachable(state);
  }
}

type Words = Pick<FeedHealth, "sentence" | "remedy">;

function wordsOf(feed: FeedFacts, state: FeedState, now: Date): Words {
  const { what, remedy } = outcomeInWords(feed.outcome);
  switch (state) {
    case "working":
      return working(feed, now);
    case "stumbled":
      return { sentence: `The last check failed (${what}); the one before it did not.`, remedy: nothingToDo };
    case "waiting":
      return { sentence: "It has not been checked yet.", remedy: "Wait for the first check." };
    case "late":
      return {
        sentence: "It has not been checked for far longer than planned.",
        remedy: "Check that a check-feed worker is running and keeps up.",
      };
    case "failing":
      return { sentence: `It no longer answers: ${what}${since(feed, now)}.`, remedy };
    case "silent":
      return { sentence: `It has never answered: ${what}.`, remedy };
    case "gone":
      return { sentence: `It says that it is gone for good; it is asked once a week.`, remedy };
    case "blocked":
      return { sentence: `It turns us away: ${what}${since(feed, now)}.`, remedy };
    case "moved":
      return moved(feed);
    case "quiet":
      return quiet(feed, now);
    default:
      return unreachable(state);
  }
}

function working({ memory }: FeedFacts, now: Date): Words {
  if (!isDistrusted(memory.doubt, now)) return { sentence: "It works.", remedy: nothingToDo };

  return {
    sentence: "Its server says that nothing has changed when something has, so it is read whole, once a day.",
    remedy: "Tell the outlet that its feed's ETag or Last-Modified is wrong, or choose another feed of it.",
  };
}

function since({ lastSuccessAt }: FeedFacts, now: Date): string {
  return lastSuccessAt === undefined
    ? ""
    : `; it last answered ${howLong(now.getTime() - lastSuccessAt.getTime())} ago`;
}

/** Only the host: paths and queries of feeds carry keys now and then. */
function moved({ memory: { move } }: FeedFacts): Words {
  const host = move.url !== undefined && URL.canParse(move.url) ? ` to ${new URL(move.url).host}` : "";
  return {
    sentence: `It has moved for good${host} and is read there.`,
    remedy: "Write the new address into feeds.yaml; the notice of the move names it.",
  };
}

function quiet(feed: FeedFacts, now: Date): Words {
  const usual = rhythmInWords(feed.memory.rhythm) ?? "more";
  return {
    sentence: `It has brought nothing new for ${howLong(quietFor(feed, now) ?? 0)}, although it usually brings ${usual}.`,
    remedy: "Open the feed in a browser: if it has stopped, find where its news appear now.",
  };
}
