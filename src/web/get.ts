// Fetches a page or feed: politely, within its limits, through redirects, every hop through the same door.
import { performance } from "node:perf_hooks";
import type { Dispatcher } from "undici";
import { limits } from "../core/limits.ts";
import type { WebAnswer, WebGet } from "../ports/web.ts";
import type { HostPace } from "./host-pace.ts";
import { oneHop } from "./one-hop.ts";
import { readUrl } from "./read-url.ts";
import { failed } from "./web-failure.ts";

export type Door = {
  readonly dispatcher: Dispatcher;
  readonly pace: HostPace;
  readonly userAgent: string;
  /** For all hops together; waiting for the host's turn does not count. */
  readonly fetchTimeoutMs: number;
  /** For waiting, all hops together. A lease outlives both. */
  readonly hostWaitMsMax: number;
};

type Journey = {
  readonly door: Door;
  readonly left: { fetchMs: number; waitMs: number };
  /** The host whose turn this journey has. */
  host: string | undefined;
};

export async function get(request: WebGet, door: Door): Promise<WebAnswer> {
  const read = readUrl(request.url);
  if (read.kind === "bad") return failed("bad-url", read.why);

  const left = { fetchMs: door.fetchTimeoutMs, waitMs: door.hostWaitMsMax };
  const journey: Journey = { door, left, host: undefined };
  try {
    return await follow(read.url, request, journey);
  } finally {
    leaveHost(journey);
  }
}

async function follow(start: URL, request: WebGet, journey: Journey): Promise<WebAnswer> {
  const { door, left } = journey;
  let url = start;
  for (let hops = 0; hops <= limits.redirectsMax; hops++) {
    if (!(await takeTurn(url.host, journey))) {
      return failed("timeout", `Too many requests to ${url.host} were waiting for their turn.`);
    }
    const hop = await timed(left, "fetchMs", () => oneHop(url, request, { ...door, timeoutMs: left.fetchMs }));
    if (hop.kind !== "redirect") return hop;

    url = hop.url;
  }
  return failed("too-many-redirects", `The server redirects more than ${limits.redirectsMax} times.`);
}

/** A hop within one host keeps the turn it has: it is still the same visit. */
async function takeTurn(host: string, journey: Journey): Promise<boolean> {
  if (journey.host === host) return true;

  leaveHost(journey);
  const { door, left } = journey;
  const entered = await timed(left, "waitMs", () => door.pace.enter(host, left.waitMs));
  journey.host = entered ? host : undefined;
  return entered;
}

function leaveHost(journey: Journey): void {
  if (journey.host !== undefined) journey.door.pace.leave(journey.host);
  journey.host = undefined;
}

/** Takes what the work took off what is left. */
async function timed<Value, Key extends string>(
  left: Record<Key, number>,
  key: Key,
  work: () => Promise<Value>,
): Promise<Value> {
  const startedAt = performance.now();
  const value = await work();
  left[key] = Math.max(1, left[key] - (performance.now() - startedAt));
  return value;
}
