// The guarded door to the web: everything newswatch fetches or posts goes through here.
import dns from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent } from "undici";
import { limits } from "../core/limits.ts";
import type { Web } from "../ports/web.ts";
import { addressGuard } from "./address-guard.ts";
import { get } from "./get.ts";
import { guardedConnector } from "./guarded-connector.ts";
import { hostPace } from "./host-pace.ts";
import { post } from "./post.ts";

export type WebOptions = {
  readonly userAgent: string;
  /** Networks (`10.0.0.0/8`), addresses, and hosts with their port (`nas.local:8080`) that may be private. */
  readonly allowPrivate: readonly string[];
  /** Pause between the starts of two visits to one host. */
  readonly hostGapMs: number;
};

/** What a test shortens or stands in for. */
export type WebParts = {
  readonly lookup: LookupFunction;
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  readonly fetchTimeoutMs: number;
  readonly hostWaitMsMax: number;
};

/** Throws when an entry of `allowPrivate` cannot be understood. `close` ends what is still under way. */
export function openWeb(options: WebOptions, parts: Partial<WebParts> = {}): Web & { close(): Promise<void> } {
  const { lookup, connectTimeoutMs, headersTimeoutMs, fetchTimeoutMs, hostWaitMsMax } = {
    ...limits,
    lookup: dns.lookup,
    ...parts,
  };
  const dispatcher = new Agent({
    connect: guardedConnector(addressGuard(options.allowPrivate), { lookup, timeoutMs: connectTimeoutMs }),
    headersTimeout: headersTimeoutMs,
    // The time for the whole answer is bounded already.
    bodyTimeout: 0,
    maxHeaderSize: limits.responseHeaderBytesMax,
    connections: limits.connectionsPerHostMax,
    keepAliveMaxTimeout: limits.keepAliveMsMax,
  });
  const pace = hostPace({ gapMs: options.hostGapMs, inFlightMax: limits.requestsPerHostMax });
  const { userAgent } = options;

  return {
    get: (request) => get(request, { dispatcher, pace, userAgent, fetchTimeoutMs, hostWaitMsMax }),
    post: (request) => post(request, { dispatcher, userAgent }),
    async close() {
      pace.close();
      await dispatcher.destroy();
    },
  };
}
