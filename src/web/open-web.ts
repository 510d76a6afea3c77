// The guarded door to the web: everything newswatch fetches or posts goes through here.
import dns from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent } from "undici";
import { limits } from "../core/limits.ts";
import type { HostTurns, RobotsStore } from "../ports/hosts.ts";
import type { Web } from "../ports/web.ts";
import { addressGuard } from "./address-guard.ts";
import type { Door } from "./door.ts";
import { get } from "./get.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { hostPace } from "./host-pace.ts";
import { post } from "./post.ts";
import { reachedPrivately } from "./reached-privately.ts";
import { robotsMemory } from "./robots.ts";

export type WebOptions = {
  readonly userAgent: string;
  /** Networks (`10.0.0.0/8`), addresses, and hosts with their port (`nas.local:8080`) that may be private. */
  readonly allowPrivate: readonly string[];
  /** Pause between the starts of two visits to one host. */
  readonly hostGapMs: number;
  /** Turns at hosts, shared with other processes; without them this process keeps its own pace only. */
  readonly turns?: HostTurns;
  /** Where robots.txt is kept; `robots: false` switches it off for every request. */
  readonly robotsStore?: RobotsStore;
  readonly robots?: boolean;
};

/** What a test shortens or stands in for. */
export type WebParts = {
  readonly lookup: LookupFunction;
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  readonly fetchTimeoutMs: number;
  readonly hostWaitMsMax: number;
  readonly bodyGraceMs: number;
  readonly now: () => Date;
};

/** Throws when an entry of `allowPrivate` cannot be understood. `close` ends what is still under way. */
export function openWeb(options: WebOptions, parts: Partial<WebParts> = {}): Web & { close(): Promise<void> } {
  const { lookup, connectTimeoutMs, headersTimeoutMs, fetchTimeoutMs, hostWaitMsMax, bodyGraceMs, now } = {
    ...limits,
    lookup: dns.lookup,
    now: () => new Date(),
    ...parts,
  };
  const { userAgent, hostGapMs, turns, robotsStore } = options;
  const guard = addressGuard(options.allowPrivate);
  const reached = reachedPrivately(guard);
  const dispatcher = new Agent({
    connect: guardedConnector(guard, { lookup, timeoutMs: connectTimeoutMs, onReached: reached.note }),
    headersTimeout: headersTimeoutMs,
    // The time for the whole answer is bounded already.
    bodyTimeout: 0,
    maxHeaderSize: limits.responseHeaderBytesMax,
    connections: limits.connectionsPerHostMax,
    keepAliveMaxTimeout: limits.keepAliveMsMax,
  });
  const [agent = userAgent] = userAgent.split("/", 1);
  const robots = options.robots === false ? undefined : robotsMemory({ agent, store: robotsStore, now });
  const gapMs = (host: string) => Math.max(hostGapMs, robots?.delayMs(host) ?? 0);
  const pace = hostPace({ gapMs, inFlightMax: limits.requestsPerHostMax });
  const closing = new AbortController();
  const policy = { turns, robots, gapMs, pace, now, isPrivate: reached.isPrivate };
  const bounds = { fetchTimeoutMs, hostWaitMsMax, bodyGraceMs };
  const door: Door = { dispatcher, userAgent, closing: closing.signal, ...policy, ...bounds };

  return {
    get: (request) => get(request, door),
    post: (request) => post(request, { dispatcher, userAgent, guard }),
    async close() {
      closing.abort();
      pace.close();
      await dispatcher.destroy();
    },
  };
}
