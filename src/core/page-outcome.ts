// What to do when an article's page could not be had.
import { limits } from "./limits.ts";

/** Failures that another try, a little later, may well heal. */
const passing = new Set([
  "timeout",
  "dns",
  "reset",
  "refused",
  "network",
  "host-busy",
  "host-held",
  "robots-unreachable",
  "http-408",
  "http-425",
  "http-429",
]);

export type AfterNoPage =
  | { readonly kind: "again"; readonly delayMs: number; readonly why: string }
  | { readonly kind: "use-feed-text"; readonly outcome: string; readonly why: string };

/** `tries` counts the try that has just failed. A server's Retry-After is kept, as long as it is short enough to wait for. */
export function afterNoPage(reason: string, tries: number, retryAfterMs: number | undefined): AfterNoPage {
  const why = `the page could not be had: ${reason}`;
  const waitMs = limits.readRetryMs[tries - 1];
  const longestMs = limits.readRetryMs.at(-1) ?? 0;
  const mayHeal = passing.has(reason) || /^http-5\d\d$/.test(reason);
  if (!mayHeal || waitMs === undefined || (retryAfterMs ?? 0) > longestMs) {
    return { kind: "use-feed-text", outcome: `unreadable:${reason}`, why };
  }

  return { kind: "again", delayMs: Math.max(waitMs, retryAfterMs ?? 0), why };
}
