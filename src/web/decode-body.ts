// Undoes the compression of an answer's body without trusting it.
import { promisify } from "node:util";
import zlib from "node:zlib";
import { z } from "zod";
import { limits } from "../core/limits.ts";
import type { WebFailure } from "../ports/web.ts";
import { tooLarge } from "./read-body.ts";
import { failed } from "./web-failure.ts";

export type ReadBody = { readonly kind: "bytes"; readonly bytes: Uint8Array } | WebFailure;

type Options = { readonly maxOutputLength: number };
type Decoder = (bytes: Uint8Array, options: Options) => Promise<Uint8Array>;
type Zlib = (bytes: Uint8Array, options: Options, done: (error: Error | null, bytes: Uint8Array) => void) => void;

const gunzip: Decoder = promisify<Uint8Array, Options, Uint8Array>(zlib.gunzip);
const inflate: Decoder = promisify<Uint8Array, Options, Uint8Array>(zlib.inflate);
const inflateRaw: Decoder = promisify<Uint8Array, Options, Uint8Array>(zlib.inflateRaw);
const unbrotli: Decoder = promisify<Uint8Array, Options, Uint8Array>(zlib.brotliDecompress);

// Node has zstd from 22.15 on; the types of Node 20 do not know it.
const zstd = z.object({ zstdDecompress: z.custom<Zlib>((value) => typeof value === "function") }).safeParse(zlib).data;

const decoders: ReadonlyMap<string, (bytes: Uint8Array) => Decoder> = new Map([
  ["gzip", () => gunzip],
  ["x-gzip", () => gunzip],
  ["br", () => unbrotli],
  ["deflate", (bytes: Uint8Array) => (hasZlibHeader(bytes) ? inflate : inflateRaw)],
  ...(zstd === undefined
    ? []
    : [["zstd", () => promisify<Uint8Array, Options, Uint8Array>(zstd.zstdDecompress)] as const]),
]);

/** Only what this Node can undo is asked for. */
export const acceptEncoding = ["gzip", "deflate", "br", "zstd"].filter((name) => decoders.has(name)).join(", ");

/**
 * Undoes the Content-Encodings from the last to the first. zlib counts what comes out and stops at the limit, so a bomb
 * costs no more memory than an honest body.
 */
export async function decodeBody(body: Uint8Array, encoding: string | undefined, bytesMax: number): Promise<ReadBody> {
  const names = encodingNames(encoding);
  if (body.length === 0) return { kind: "bytes", bytes: body };
  if (names.length > limits.encodingsMax) return failed("bad-encoding", "The body is encoded again and again.");

  let bytes = body;
  for (const name of names.toReversed()) {
    const layer = await decodeLayer(bytes, name, outputMax(body.length, bytesMax));
    if (layer.kind === "failed") return layer;
    bytes = layer.bytes;
  }
  return { kind: "bytes", bytes };
}

async function decodeLayer(bytes: Uint8Array, name: string, bytesMax: number): Promise<ReadBody> {
  const decoder = decoders.get(name)?.(bytes);
  if (decoder === undefined) return failed("bad-encoding", "The body is encoded in a way that was not asked for.");

  try {
    return { kind: "bytes", bytes: new Uint8Array(await decoder(bytes, { maxOutputLength: bytesMax })) };
  } catch (error) {
    const isBomb = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isBomb ? tooLarge(bytesMax) : failed("bad-encoding", `The body's ${name} encoding is broken.`);
  }
}

/** No feed or page is as hollow as a bomb; small bodies are spared, because there the ratio says nothing. */
function outputMax(encodedBytes: number, bytesMax: number): number {
  return Math.min(bytesMax, Math.max(limits.inflatedBytesFree, encodedBytes * limits.inflationMax));
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
