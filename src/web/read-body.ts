// Takes in an answer's body up to a limit of size, and leaves a server that lets it drip.
import { performance } from "node:perf_hooks";
import { limits } from "../core/limits.ts";
import type { WebFailure } from "../ports/web.ts";
import { failed, slowBodyCode } from "./web-failure.ts";

export type Body = AsyncIterable<Uint8Array> & {
  on(event: "error", listener: (error: Error) => void): unknown;
  destroy(error?: Error): unknown;
};

export type TakeBounds = {
  readonly bytesMax: number;
  /** After this time the average may not fall below `limits.bodyBytesPerSecondMin`. */
  readonly graceMs?: number;
};

export type Taken = {
  readonly bytes: Uint8Array;
  /** `cut` where the limit was; `broken` where the connection ended too early. */
  readonly end:
    | { readonly kind: "whole" }
    | { readonly kind: "cut" }
    | { readonly kind: "broken"; readonly error: unknown };
};

/** The bytes as sent, at most `bytesMax` of them; the connection is closed as soon as there are more. */
export async function takeBytes(body: Body, { bytesMax, graceMs }: TakeBounds): Promise<Taken> {
  watchErrors(body);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stopWatching = graceMs === undefined ? () => undefined : leaveWhenSlow(body, graceMs, () => size);
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > bytesMax) return { bytes: joined(chunks, bytesMax), end: { kind: "cut" } };
    }
  } catch (error) {
    return { bytes: joined(chunks, size), end: { kind: "broken", error } };
  } finally {
    stopWatching();
  }
  return { bytes: joined(chunks, size), end: { kind: "whole" } };
}

/** The time for the whole would end a drip too, but much later, and a feed that drips keeps others waiting. */
function leaveWhenSlow(body: Body, graceMs: number, size: () => number): () => void {
  const startedAtMs = performance.now();
  const timer = setInterval(() => {
    const seconds = (performance.now() - startedAtMs) / 1_000;
    if (size() / seconds >= limits.bodyBytesPerSecondMin) return;

    const sentence = `The body came with fewer than ${limits.bodyBytesPerSecondMin} bytes a second.`;
    body.destroy(Object.assign(new Error(sentence), { code: slowBodyCode }));
  }, graceMs);
  return () => clearInterval(timer);
}

/** Ends an answer nobody wants to read, so that its connection is not left open. */
export function discard(body: Body): void {
  watchErrors(body);
  body.destroy();
}

/** A body that is given up reports this as an error on itself; that is no news to whoever gave it up. */
function watchErrors(body: Body): void {
  body.on("error", () => undefined);
}

/** A copy of its own, so that nothing else shares the memory when it is handed to a thread. */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk.subarray(0, size - at), at);
    at += Math.min(chunk.length, size - at);
  }
  return whole;
}

export function tooLarge(bytesMax: number): WebFailure {
  return failed("too-large", `The body is larger than ${bytesMax} bytes.`);
}
