// Names what went wrong on the way to a server, from the codes of the errors, never from their text.
import type { WebFailure, WebFailureReason } from "../ports/web.ts";
import { blockedAddressCode, blockedPortCode } from "./guarded-connector.ts";

/** The code of the error that ends a body which only drips. */
export const slowBodyCode = "NEWSWATCH_SLOW_BODY";

export function failed(reason: WebFailureReason, detail: string): WebFailure {
  return { kind: "failed", reason, detail };
}

/** These errors are ours, and so are their sentences. */
const ownCodes: Readonly<Record<string, WebFailureReason>> = {
  [blockedAddressCode]: "blocked-address",
  [blockedPortCode]: "blocked-port",
  [slowBodyCode]: "timeout",
};

const timeout = ["timeout", "The server did not answer in time."] as const;
const reset = ["reset", "The connection was closed before the response was complete."] as const;
const refused = ["refused", "The server refused the connection."] as const;
const dns = ["dns", "The host name could not be resolved."] as const;
const tls = ["tls", "No secure connection could be made."] as const;
const badAnswer = ["bad-answer", "The server's response is not valid HTTP."] as const;

const byCode: Readonly<Record<string, readonly [WebFailureReason, string]>> = {
  UND_ERR_CONNECT_TIMEOUT: timeout,
  UND_ERR_HEADERS_TIMEOUT: timeout,
  UND_ERR_BODY_TIMEOUT: timeout,
  ETIMEDOUT: timeout,
  ECONNRESET: reset,
  EPIPE: reset,
  UND_ERR_SOCKET: reset,
  ECONNREFUSED: refused,
  ENOTFOUND: dns,
  ENODATA: dns,
  ESERVFAIL: dns,
  EPROTO: tls,
  DEPTH_ZERO_SELF_SIGNED_CERT: tls,
  SELF_SIGNED_CERT_IN_CHAIN: tls,
  HOSTNAME_MISMATCH: tls,
  INVALID_CA: tls,
  UND_ERR_HEADERS_OVERFLOW: ["too-large", "The response header is too large."],
  HPE_HEADER_OVERFLOW: ["too-large", "The response header is too large."],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: badAnswer,
};

const byPrefix: readonly (readonly [string, readonly [WebFailureReason, string]])[] = [
  ["EAI_", dns],
  ["ERR_TLS_", tls],
  ["ERR_SSL_", tls],
  ["CERT_", tls],
  ["UNABLE_TO_", tls],
  ["HPE_", badAnswer],
];

/** `timedOut` says that our own clock ended it, whatever error that came out as. */
export function failureOf(error: unknown, timedOut: boolean): WebFailure {
  if (timedOut) return failed("timeout", "The response was not complete in time.");

  const code = codeOf(error);
  const ours = ownCodes[code];
  if (ours !== undefined) return failed(ours, sentenceOf(error));

  // undici's parser gives no code of its own for most of what it refuses.
  if (error instanceof Error && error.name === "HTTPParserError") return failed(...badAnswer);

  const known = byCode[code] ?? byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1];
  if (known === undefined)
    return failed("network", `The server could not be reached${code === "" ? "" : ` (${code})`}.`);

  const [reason, sentence] = known;
  return failed(reason, `${sentence.slice(0, -1)} (${code}).`);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";

  return typeof error.code === "string" ? error.code : "";
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : "The visit was given up.";
}
