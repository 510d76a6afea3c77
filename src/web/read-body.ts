// Takes in an answer's body up to a limit, and undoes its compression without trusting it.
import { promisify } from "node:util";
import zlib from "node:zlib";
import type { WebFailure } from "../ports/web.ts";
import { failed } from "./web-failure.ts";

export type ReadBody = { readonly kind: "bytes"; readonly bytes: Uint8Array } | WebFailure;

export type Body = AsyncIterable<Uint8Array> & {
  on(event: "error", listener: (error: Error) => void): unknown;
  destroy(): unknown;
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
export async function takeBytes(body: Body, bytesMax: number): Promise<Taken> {
  watchErrors(body);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > bytesMax) return { bytes: joined(chunks, bytesMax), end: { kind: "cut" } };
    }
  } catch (error) {
    return { bytes: joined(chunks, size), end: { kind: "broken", error } };
  }
  return { bytes: joined(chunks, size), end: { kind: "whole" } };
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

type Decoder = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const gunzip: Decoder = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(zlib.gunzip);
const inflate: Decoder = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(zlib.inflate);
const inflateRaw: Decoder = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(zlib.inflateRaw);
const unbrotli: Decoder = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(zlib.brotliDecompress);

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Decoder>> = {
  gzip: () => gunzip,
  "x-gzip": () => gunzip,
  br: () => unbrotli,
  deflate: (bytes) => (hasZlibHeader(bytes) ? inflate : inflateRaw),
};

/**
 * Undoes one Content-Encoding. zlib counts what comes out and stops at `bytesMax`, so a bomb costs no more memory than
 * an honest body. Two encodings on top of each other have no honest use here.
 */
export async function decodeBody(bytes: Uint8Array, encoding: string | undefined, bytesMax: number): Promise<ReadBody> {
  const names = encodingNames(encoding);
  const [name] = names;
  if (name === undefined || bytes.length === 0) return { kind: "bytes", bytes };

  const decoder = names.length === 1 ? decoders[name]?.(bytes) : undefined;
  if (decoder === undefined) return failed("bad-encoding", "The body is encoded in a way that was not asked for.");

  try {
    return { kind: "bytes", bytes: new Uint8Array(await decoder(bytes, { maxOutputLength: bytesMax })) };
  } catch (error) {
    const isBomb = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isBomb ? tooLarge(bytesMax) : failed("bad-encoding", `The body's ${name} encoding is broken.`);
  }
}

export function tooLarge(bytesMax: number): WebFailure {
  return failed("too-large", `The body is larger than ${bytesMax} bytes.`);
}

function encodingNames(encoding: string | undefined): readonly string[] {
  const names = (encoding ?? "").split(",").map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== "" && name !== "identity");
}

/** "deflate" should mean zlib (RFC 9110), but many servers send the bare stream. */
function hasZlibHeader(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}
