// A fast fingerprint (FNV-1a, 32 bits, twice with different starts). It tells change and spreads load; it is no secret.

const prime = 0x01000193;
const starts = [0x811c9dc5, 0x9dc5811c] as const;

/** 16 hex digits over the bytes. */
export function hashBytes(bytes: Uint8Array): string {
  let first: number = starts[0];
  let second: number = starts[1];
  for (const byte of bytes) {
    first = Math.imul(first ^ byte, prime);
    second = Math.imul(second ^ byte ^ (first >>> 24), prime);
  }
  return hex(first) + hex(second);
}

/** A number in [0, 1) that is always the same for the same text: jitter without dice. */
export function shareOf(text: string): number {
  let hash: number = starts[0];
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), prime);
  hash = Math.imul(hash ^ (hash >>> 15), prime);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

function hex(number: number): string {
  return (number >>> 0).toString(16).padStart(8, "0");
}
