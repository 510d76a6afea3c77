// One request to one address, and what its answer means: a body, nothing new, another address, or a named failure.
import type { Dispatcher } from "undici";
import type { WebAnswer, WebFailure, WebGet } from "../ports/web.ts";
import { decodeBody, discard, takeBytes, tooLarge } from "./read-body.ts";
import { readUrl } from "./read-url.ts";
import { retryAfterMs } from "./retry-after.ts";
import { failed, failureOf } from "./web-failure.ts";

export type Hop = WebAnswer | { readonly kind: "redirect"; readonly url: URL };

export type HopNeeds = {
  readonly dispatcher: Dispatcher;
  readonly userAgent: string;
  readonly timeoutMs: number;
};

type Response = Dispatcher.ResponseData<null>;
type Visit = { readonly url: URL; readonly request: WebGet; readonly signal: AbortSignal };

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

export async function oneHop(url: URL, request: WebGet, { dispatcher, userAgent, timeoutMs }: HopNeeds): Promise<Hop> {
  const signal = AbortSignal.timeout(Math.ceil(timeoutMs));
  try {
    const response = await dispatcher.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: "GET",
      headers: headersOf(request, userAgent),
      signal,
    });
    return await answerOf(response, { url, request, signal });
  } catch (error) {
    return failureOf(error, signal.aborted);
  }
}

function headersOf(request: WebGet, userAgent: string): Record<string, string> {
  return {
    "user-agent": userAgent,
    accept: request.accept,
    "accept-encoding": "gzip, deflate, br",
    ...(request.etag === undefined ? {} : { "if-none-match": request.etag }),
    ...(request.lastModified === undefined ? {} : { "if-modified-since": request.lastModified }),
  };
}

async function answerOf(response: Response, visit: Visit): Promise<Hop> {
  const { statusCode: status, body } = response;
  if (status >= 200 && status < 300) return readAnswer(response, visit);
  if (status === 304) {
    // A 304 has no body; waiting for its end leaves the connection to the next visit.
    await takeBytes(body, 0);
    return unchanged(response, visit);
  }

  discard(body);
  if (status >= 300 && status < 400) return redirectOf(response, visit);
  return refusal(response);
}

async function readAnswer(response: Response, { url, request, signal }: Visit): Promise<WebAnswer> {
  const { body, statusCode: status } = response;
  const { bodyBytesMax } = request;
  if (Number(header(response, "content-length")) > bodyBytesMax) {
    discard(body);
    return tooLarge(bodyBytesMax);
  }
  const { bytes, end } = await takeBytes(body, bodyBytesMax);
  if (end.kind === "cut") return tooLarge(bodyBytesMax);
  if (end.kind === "broken") return failureOf(end.error, signal.aborted);

  const decoded = await decodeBody(bytes, header(response, "content-encoding"), bodyBytesMax);
  if (decoded.kind === "failed") return decoded;

  const contentType = header(response, "content-type");
  return { kind: "body", status, url: url.href, bytes: decoded.bytes, contentType, ...validatorsOf(response) };
}

function unchanged(response: Response, { request }: Visit): WebAnswer {
  if (request.etag === undefined && request.lastModified === undefined) {
    return failed("bad-answer", "The server says that nothing changed since a visit it was not told of.");
  }
  return { kind: "unchanged", ...validatorsOf(response) };
}

function redirectOf(response: Response, { url }: Visit): Hop {
  const location = header(response, "location");
  if (location === undefined || !redirectStatuses.has(response.statusCode)) {
    return failed("bad-redirect", `The server redirects (${response.statusCode}) without saying where to.`);
  }
  const target = readUrl(location, url);
  if (target.kind === "bad") return failed("bad-redirect", `The server redirects badly. ${target.why}`);

  return { kind: "redirect", url: target.url };
}

function refusal(response: Response): WebFailure {
  const { statusCode: status } = response;
  const waitMs = retryAfterMs(header(response, "retry-after"), new Date());
  const failure = { ...failed(`http-${status}`, `The server answers with status ${status}.`), status };
  return waitMs === undefined ? failure : { ...failure, retryAfterMs: waitMs };
}

function validatorsOf(response: Response): { etag: string | undefined; lastModified: string | undefined } {
  return { etag: header(response, "etag"), lastModified: header(response, "last-modified") };
}

/** A header that comes twice is read as one list, as RFC 9110 says. */
function header({ headers }: Response, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
