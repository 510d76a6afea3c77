// For how long a server says that its answer stays as it is (RFC 9111 section 4.2), seen from a cache of one reader.
import { limits } from "../core/limits.ts";
import { httpDateMs } from "./http-date.ts";
import type { HeaderOf } from "./retry-after.ts";

const directivePattern = /([a-z-]+)(?:\s*=\s*"?(\d+)"?)?/g;
const wholeNumberPattern = /^\d+$/;

/** Milliseconds, at most `limits.freshForMsMax`; 0 when it is to be asked each time; undefined when nothing is said. */
export function freshForMs(header: HeaderOf, now: Date): number | undefined {
  const directives = directivesOf(header("cache-control"));
  if (directives.has("no-store") || directives.has("no-cache")) return 0;

  const lifetimeS = directives.get("max-age") ?? directives.get("s-maxage");
  if (lifetimeS !== undefined) return bounded((lifetimeS - ageS(header("age"))) * 1_000);

  return untilExpiry(header, now);
}

/** A directive that comes twice counts the first time. */
function directivesOf(text: string | undefined): ReadonlyMap<string, number | undefined> {
  const directives = new Map<string, number | undefined>();
  for (const [, name = "", seconds] of (text ?? "").toLowerCase().matchAll(directivePattern)) {
    if (!directives.has(name)) directives.set(name, seconds === undefined ? undefined : Number(seconds));
  }
  return directives;
}

function ageS(text: string | undefined): number {
  return text !== undefined && wholeNumberPattern.test(text.trim()) ? Number(text) : 0;
}

/** Measured by the server's own clock where it tells it. Anything but a date (`0`, `-1`) means: expired already. */
function untilExpiry(header: HeaderOf, now: Date): number | undefined {
  const expires = header("expires");
  if (expires === undefined) return undefined;

  const expiresAtMs = httpDateMs(expires.trim(), now);
  if (expiresAtMs === undefined) return 0;

  const saidAtMs = httpDateMs((header("date") ?? "").trim(), now) ?? now.getTime();
  return bounded(expiresAtMs - saidAtMs - ageS(header("age")) * 1_000);
}

function bounded(wantedMs: number): number {
  return Math.min(Math.max(0, wantedMs), limits.freshForMsMax);
}
