// One fetch with all its hops: how much time is left to it, and at which host it has a turn.
import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { unreachable } from "../core/outcome.ts";
import type { WebFailure } from "../ports/web.ts";
import type { Door } from "./door.ts";
import { failed } from "./web-failure.ts";

export type Journey = {
  readonly door: Door;
  readonly left: { fetchMs: number; waitMs: number };
  /** The host whose turn this journey has. */
  host: string | undefined;
};

export function newJourney(door: Door): Journey {
  return { door, left: { fetchMs: door.fetchTimeoutMs, waitMs: door.hostWaitMsMax }, host: undefined };
}

/**
 * Waits for the host's turn; gives the reason when there is none. A hop within one host keeps the turn it has, for it is
 * still the same visit, unless it leads to an address that has asked to be left alone. The queue of this process comes first, so that the store is asked once for each visit that really starts.
 */
export async function takeTurn(url: URL, journey: Journey): Promise<WebFailure | undefined> {
  if (journey.host === url.host) return goOn(url, journey.door);

  leaveHost(journey);
  const { door, left } = journey;
  const entered = await timed(left, "waitMs", () => door.pace.enter(url.host, left.waitMs));
  if (!entered) return busy(url, door.gapMs(url.host));

  journey.host = url.host;
  const why = await timed(left, "waitMs", () => takeSharedTurn(url, journey));
  if (why !== undefined) leaveHost(journey);
  return why;
}

export function leaveHost(journey: Journey): void {
  if (journey.host !== undefined) journey.door.pace.leave(journey.host);
  journey.host = undefined;
}

async function goOn(url: URL, { turns, now }: Door): Promise<WebFailure | undefined> {
  const forMs = await turns?.heldFor({ host: url.host, url: url.href, now: now() });
  return forMs === undefined ? undefined : held(url, forMs);
}

async function takeSharedTurn(url: URL, { door, left }: Journey): Promise<WebFailure | undefined> {
  if (door.turns === undefined) return undefined;

  const { host, href } = url;
  const wanted = { host, url: href, gapMs: door.gapMs(host), waitMsMax: left.waitMs, now: door.now() };
  const turn = await door.turns.take(wanted);
  switch (turn.kind) {
    case "turn":
      return (await rest(turn.inMs, door.closing)) ? undefined : busy(url, door.gapMs(host));
    case "busy":
      return busy(url, turn.inMs);
    case "held":
      return held(url, turn.forMs);
    default:
      return unreachable(turn);
  }
}

function busy({ host }: URL, retryAfterMs: number): WebFailure {
  return { ...failed("host-busy", `Too many requests to ${host} were waiting for their turn.`), retryAfterMs };
}

function held({ host }: URL, retryAfterMs: number): WebFailure {
  return { ...failed("host-held", `${host} has asked to be left alone for a while.`), retryAfterMs };
}

/** False when the door was closed meanwhile. */
async function rest(forMs: number, closing: AbortSignal): Promise<boolean> {
  if (forMs <= 0) return !closing.aborted;

  return pause(forMs, true, { signal: closing }).catch((error: unknown) => {
    if (closing.aborted) return false;
    throw error;
  });
}

/** Takes what the work took off what is left. */
export async function timed<Value, Key extends string>(
  left: Record<Key, number>,
  key: Key,
  work: () => Promise<Value>,
): Promise<Value> {
  const startedAt = performance.now();
  const value = await work();
  left[key] = Math.max(1, left[key] - (performance.now() - startedAt));
  return value;
}
