// Hands a message to a receiver: one request, no redirects, and only the start of the answer is kept.
import { limits } from "../core/limits.ts";
import type { WebPost, WebPosted } from "../ports/web.ts";
import type { Door } from "./door.ts";
import { takeBytes } from "./read-body.ts";
import { readUrl } from "./read-url.ts";
import { retryAfterMs } from "./retry-after.ts";
import { failed, failureOf } from "./web-failure.ts";

/** Receivers belong to the operator and an alert must not queue behind others, so the hosts' pace does not apply. */
export async function post(request: WebPost, door: Pick<Door, "dispatcher" | "userAgent">): Promise<WebPosted> {
  const read = readUrl(request.url);
  if (read.kind === "bad") return failed("bad-url", read.why);

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
