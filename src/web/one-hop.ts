// One request to one address, and what its answer means: a body, nothing new, another address, or a named failure.
import type { Dispatcher } from "undici";
import type { VisitFacts, WebAnswer, WebFailure, WebGet } from "../ports/web.ts";
import { acceptEncoding, decodeBody } from "./decode-body.ts";
import type { Door } from "./door.ts";
import { freshForMs } from "./fresh-for.ts";
import { linkOf } from "./link-header.ts";
import { discard, takeBytes, tooLarge } from "./read-body.ts";
import { readUrl } from "./read-url.ts";
import { askedWaitMs, type HeaderOf } from "./retry-after.ts";
import { wallOf } from "./wall.ts";
import { failed, failureOf } from "./web-failure.ts";

export type Hop = WebAnswer | { readonly kind: "redirect"; readonly status: number; readonly url: URL };

export type HopNeeds = Pick<Door, "dispatcher" | "userAgent" | "now" | "bodyGraceMs"> & { readonly timeoutMs: number };

type Response = Dispatcher.ResponseData<null>;
type Visit = {
  readonly url: URL;
  readonly request: WebGet;
  readonly signal: AbortSignal;
  readonly now: Date;
  readonly bodyGraceMs: number;
};

const sendablePattern = /^[\t\x20-\x7e\x80-\xff]+$/;
const redirectStatuses = new Set([301, 302, 303, 307, 308]);

export async function oneHop(url: URL, request: WebGet, needs: HopNeeds): Promise<Hop> {
  const signal = AbortSignal.timeout(Math.ceil(needs.timeoutMs));
  try {
    const response = await needs.dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: "GET",
      headers: headersOf(request, needs.userAgent),
      signal,
    });
    return await answerOf(response, { url, request, signal, now: needs.now(), bodyGraceMs: needs.bodyGraceMs });
  } catch (error) {
    return failureOf(error, signal.aborted);
  }
}

function headersOf(request: WebGet, userAgent: string): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept: request.accept,
    "accept-encoding": acceptEncoding,
    ...validator("if-none-match", request.etag),
    ...validator("if-modified-since", request.lastModified),
  };
}

/** One that no header can carry would make every later visit fail; without it the next one is merely unconditional. */
function validator(name: string, value: string | undefined): Record<string, string> {
  return value === undefined || !sendablePattern.test(value) ? {} : { [name]: value };
}

async function answerOf(response: Response, visit: Visit): Promise<Hop> {
  const { statusCode: status, body } = response;
  const header = headerOf(response);
  const wall = wallOf(status, header);
  if (status >= 200 && status < 300 && wall === undefined) return readAnswer(response, visit);
  if (status === 304) {
    // A 304 has no body; waiting for its end leaves the connection to the next visit.
    await takeBytes(body, { bytesMax: 0 });
    return unchanged(response, visit);
  }

  discard(body);
  if (status >= 300 && status < 400) return redirectOf(response, visit);
  const refused = refusal(status, askedWaitMs(status, header, visit.now));
  return wall === undefined ? refused : { ...refused, wall };
}

async function readAnswer(response: Response, visit: Visit): Promise<WebAnswer> {
  const { request, signal, bodyGraceMs: graceMs } = visit;
  const { body, statusCode: status } = response;
  const { bodyBytesMax: bytesMax } = request;
  const header = headerOf(response);
  if (Number(header("content-length")) > bytesMax) {
    discard(body);
    return tooLarge(bytesMax);
  }
  const { bytes, end } = await takeBytes(body, { bytesMax, graceMs });
  if (end.kind === "cut") return tooLarge(bytesMax);
  if (end.kind === "broken") return failureOf(end.error, signal.aborted);

  const decoded = await decodeBody(bytes, header("content-encoding"), bytesMax);
  if (decoded.kind === "failed") return decoded;

  const contentType = header("content-type");
  return {
    kind: "body",
    status,
    url: visit.url.href,
    bytes: decoded.bytes,
    contentType,
    ...factsOf(response, visit),
  };
}

function unchanged(response: Response, visit: Visit): WebAnswer {
  if (visit.request.etag === undefined && visit.request.lastModified === undefined) {
    return failed("bad-answer", "The server says that nothing changed since a visit it was not told of.");
  }
  return { kind: "unchanged", ...factsOf(response, visit) };
}

function redirectOf(response: Response, { url }: Visit): Hop {
  const { statusCode: status } = response;
  const location = headerOf(response)("location");
  if (location === undefined || !redirectStatuses.has(status)) {
    return failed("bad-redirect", `The server redirects (${status}) without saying where to.`);
  }
  const target = readUrl(location, url);
  if (target.kind === "bad") return failed("bad-redirect", `The server redirects badly. ${target.why}`);

  return { kind: "redirect", status, url: target.url };
}

function refusal(status: number, waitMs: number | undefined): WebFailure {
  const failure = { ...failed(`http-${status}`, `The server answers with status ${status}.`), status };
  return waitMs === undefined ? failure : { ...failure, retryAfterMs: waitMs };
}

/** How many redirects there were, and what they mean, is known to whoever followed them. */
function factsOf(response: Response, { now, url }: Visit): VisitFacts {
  const header = headerOf(response);
  const [hub, self] = ["hub", "self"].map((relation) => linkOf(header("link"), relation, url));
  return {
    etag: header("etag"),
    lastModified: header("last-modified"),
    freshForMs: freshForMs(header, now),
    movedTo: undefined,
    redirects: 0,
    ...(hub === undefined ? {} : { hub }),
    ...(self === undefined ? {} : { self }),
  };
}

/** A header that comes twice is read as one list, as RFC 9110 says. */
function headerOf({ headers }: Response): HeaderOf {
  return (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
}
