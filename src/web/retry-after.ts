// How long a server asks us to stay away: Retry-After (RFC 9110 section 10.2.3), or the reset of a used-up rate limit.
import { limits } from "../core/limits.ts";
import { httpDateMs } from "./http-date.ts";

/** Gives a header's value by its name in small letters. */
export type HeaderOf = (name: string) => string | undefined;

const secondsPattern = /^\d+(?:\.\d+)?$/;
const rateLimitStatuses = new Set([403, 429, 503]);
const resetNames = ["ratelimit-reset", "x-ratelimit-reset", "x-rate-limit-reset"];
const remainingNames = ["ratelimit-remaining", "x-ratelimit-remaining", "x-rate-limit-remaining"];
// The later drafts write one header: RateLimit: "default";r=0;t=30, or limit=10, remaining=0, reset=30.
const resetInOne = /(?:^|[;,\s])(?:t|reset)=(\d+)/;
const remainingInOne = /(?:^|[;,\s])(?:r|remaining)=(\d+)/;

// Some servers name the moment instead of the seconds until then; no wait is as long as these.
const secondsSince1970Min = 1_000_000_000;
const millisecondsSince1970Min = 1_000_000_000_000;

/** Milliseconds to wait from `now`: never negative, at most `limits.retryAfterMsMax`; undefined when nothing readable is said. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim();
  if (text === undefined || text === "") return undefined;

  return bounded(secondsPattern.test(text) ? Number(text) * 1_000 : untilDate(text, now));
}

/** What a failing answer asks for: Retry-After of any status, else the reset of a limit that this status says is used up. */
export function askedWaitMs(status: number, header: HeaderOf, now: Date): number | undefined {
  const said = retryAfterMs(header("retry-after"), now);
  if (said !== undefined || !rateLimitStatuses.has(status) || isSomethingLeft(header)) return said;

  const reset = firstOf(resetNames, header) ?? resetInOne.exec(header("ratelimit") ?? "")?.[1];
  return bounded(reset !== undefined && secondsPattern.test(reset.trim()) ? resetMs(Number(reset), now) : undefined);
}

/** A refusal while requests are left has another cause than the limit. */
function isSomethingLeft(header: HeaderOf): boolean {
  const left = firstOf(remainingNames, header) ?? remainingInOne.exec(header("ratelimit") ?? "")?.[1];
  return left !== undefined && Number(left) > 0;
}

function resetMs(reset: number, now: Date): number {
  if (reset >= millisecondsSince1970Min) return reset - now.getTime();
  return reset >= secondsSince1970Min ? reset * 1_000 - now.getTime() : reset * 1_000;
}

function firstOf(names: readonly string[], header: HeaderOf): string | undefined {
  return names.map(header).find((value) => value !== undefined);
}

function bounded(wantedMs: number | undefined): number | undefined {
  return wantedMs === undefined ? undefined : Math.min(Math.max(0, Math.round(wantedMs)), limits.retryAfterMsMax);
}

function untilDate(text: string, now: Date): number | undefined {
  const atMs = httpDateMs(text, now);
  return atMs === undefined ? undefined : atMs - now.getTime();
}
