// Hands a message to a receiver: one request, no redirects, and only the start of the answer is kept.
import { isIP } from "node:net";
import { limits } from "../core/limits.ts";
import type { WebPost, WebPosted } from "../ports/web.ts";
import type { AddressGuard } from "./address-guard.ts";
import type { Door } from "./door.ts";
import { takeBytes } from "./read-body.ts";
import { readUrl } from "./read-url.ts";
import { retryAfterMs } from "./retry-after.ts";
import { failed, failureOf } from "./web-failure.ts";

const httpPort = 80;

type PostNeeds = Pick<Door, "dispatcher" | "userAgent"> & {
  readonly guard: Pick<AddressGuard, "allowsOrigin" | "isPrivate">;
};

/** Receivers belong to the operator and an alert must not queue behind others, so the hosts' pace does not apply. */
export async function post(request: WebPost, door: PostNeeds): Promise<WebPosted> {
  const read = readUrl(request.url);
  if (read.kind === "bad") return failed("bad-url", read.why);
  if (request.isSecret === true && !keepsSecret(read.url, door.guard)) {
    return failed(
      "not-encrypted",
      "What is to be sent is secret, and the address is http; only https is used for that.",
    );
  }

  const signal = AbortSignal.timeout(request.timeoutMs);
  try {
    const { statusCode, headers, body } = await door.dispatcher.request({
      origin: read.url.origin,
      path: read.url.pathname + read.url.search,
      method: "POST",
      headers: { "user-agent": door.userAgent, "accept-encoding": "identity", ...request.headers },
      body: request.body,
      signal,
    });
    // The status has arrived and decides alone, so an answer that breaks off or drips until the time is over is kept as
    // far as it came. Calling that a failure would send the alert again to a receiver that has already taken it.
    const { bytes } = await takeBytes(body, { bytesMax: limits.channelAnswerBytesMax });
    const text = new TextDecoder().decode(bytes).replaceAll("\0", "");
    const waitMs = retryAfterMs([headers["retry-after"]].flat()[0], new Date());
    return { kind: "answered", status: statusCode, text, ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }) };
  } catch (error) {
    return failureOf(error, signal.aborted);
  }
}

/** A name that is not allowed by itself may lead anywhere by the time it is dialled; a private address leads where it says. */
function keepsSecret({ protocol, hostname, port }: URL, guard: PostNeeds["guard"]): boolean {
  if (protocol === "https:" || guard.allowsOrigin(hostname, port === "" ? httpPort : Number(port))) return true;

  const address = hostname.replace(/^\[|\]$/g, "");
  return isIP(address) !== 0 && guard.isPrivate(address);
}
