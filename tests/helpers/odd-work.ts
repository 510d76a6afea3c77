// What a thread is given to do in tests: honest work, endless work, greedy work, and work that breaks.
import type { Bytes } from "../../src/ports/readers.ts";

export function describe({ bytes, contentType, url }: Bytes): unknown {
  return { size: bytes.length, first: bytes[0], contentType, url, at: new Date(0), nothing: undefined };
}

export function spin(): never {
  for (;;) Math.sqrt(2);
}

export function eat(): number {
  const kept: object[] = [];
  for (;;) kept.push({ kept: new Array(100).fill(kept.length) });
}

export async function hang(): Promise<never> {
  return new Promise(() => undefined);
}

export function fail(): never {
  throw new TypeError("planted");
}

export function leave(): never {
  process.exit(3);
}
