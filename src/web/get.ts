// Fetches a page or feed: politely, within its limits, through redirects, every hop through the same door.
import { limits } from "../core/limits.ts";
import type { WebAnswer, WebFailure, WebGet } from "../ports/web.ts";
import type { Door } from "./door.ts";
import { type Journey, leaveHost, newJourney, takeTurn, timed } from "./journey.ts";
import { movedTo, type Redirected } from "./moved-to.ts";
import { type Hop, oneHop } from "./one-hop.ts";
import { readUrl } from "./read-url.ts";
import type { AskedRobots } from "./robots.ts";
import { failed } from "./web-failure.ts";

/** What is asked for, and the redirects met so far. */
type Trip = { readonly request: WebGet; readonly redirects: Redirected[] };

export async function get(request: WebGet, door: Door): Promise<WebAnswer> {
  const read = readUrl(request.url);
  if (read.kind === "bad") return failed("bad-url", read.why);

  const journey = newJourney(door);
  try {
    return await follow(read.url, { request, redirects: [] }, journey);
  } finally {
    leaveHost(journey);
  }
}

async function follow(start: URL, { request, redirects }: Trip, journey: Journey): Promise<WebAnswer> {
  let url = start;
  for (let hops = 0; hops <= limits.redirectsMax; hops++) {
    const hop = await visit(url, request, journey);
    if (hop.kind === "failed") return hop;
    if (hop.kind !== "redirect") {
      return { ...hop, movedTo: movedTo(redirects, journey.door.isPrivate), redirects: redirects.length };
    }
    redirects.push({ status: hop.status, from: url, to: hop.url });
    url = hop.url;
  }
  return failed("too-many-redirects", `The server redirects more than ${limits.redirectsMax} times.`);
}

async function visit(url: URL, request: WebGet, journey: Journey): Promise<Hop> {
  const { door, left } = journey;
  const why = request.robots === "honour" ? await takeAllowedTurn(url, journey) : await takeTurn(url, journey);
  if (why !== undefined) return why;

  const hop = await timed(left, "fetchMs", () => oneHop(url, request, { ...door, timeoutMs: left.fetchMs }));
  if (hop.kind === "failed") await noteHold(url, hop, door);
  return hop;
}

/** What is forbidden takes no turn. What is not known yet is asked in the same visit. */
async function takeAllowedTurn(url: URL, journey: Journey): Promise<WebFailure | undefined> {
  const { robots } = journey.door;
  const known = await robots?.known(url);
  if (known?.kind === "failed") return known;

  const why = await takeTurn(url, journey);
  if (why !== undefined || robots === undefined || known !== undefined) return why;

  const verdict = await robots.learn(url, () => askRobots(url, journey));
  // The file may have been at another host, and the turn has gone with it.
  return verdict.kind === "failed" ? verdict : takeTurn(url, journey);
}

/** Failures that the page itself would meet as well. */
const sitesOwn = new Set([
  "dns",
  "refused",
  "tls",
  "network",
  "blocked-address",
  "blocked-port",
  "host-busy",
  "host-held",
]);

async function askRobots(page: URL, journey: Journey): Promise<AskedRobots> {
  const url = new URL("/robots.txt", page);
  const request = { url: url.href, accept: "text/plain, */*;q=0.1", bodyBytesMax: limits.robotsBodyBytesMax };
  const redirects: Redirected[] = [];
  const answer = await follow(url, { request, redirects }, journey);
  const isOwnFailure = answer.kind === "failed" && redirects.length === 0 && sitesOwn.has(answer.reason);
  return { answer, isOwnFailure };
}

const holdingStatuses = new Set([403, 429, 503]);

async function noteHold(url: URL, failure: WebFailure, { turns, now }: Door): Promise<void> {
  const { status = 0, retryAfterMs = 0 } = failure;
  if (turns === undefined || retryAfterMs === 0 || !holdingStatuses.has(status)) return;

  const at = now();
  await turns.hold({ host: url.host, url: url.href, until: new Date(at.getTime() + retryAfterMs), now: at });
}
