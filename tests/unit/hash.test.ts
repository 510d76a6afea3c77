// Fingerprints and shares.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hashBytes, shareOf } from "../../src/core/hash.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test("hashBytes: the same bytes -> the same 16 hex digits", () => {
  assert.match(hashBytes(bytes("a feed")), /^[0-9a-f]{16}$/);
  assert.equal(hashBytes(bytes("a feed")), hashBytes(bytes("a feed")));
});

test("hashBytes: one bit changed, bytes swapped, one more -> another hash", () => {
  const hashes = ["a feed", "a feee", "a fede", "a feed ", "", "\0", "\0\0"].map((text) => hashBytes(bytes(text)));

  assert.equal(new Set(hashes).size, hashes.length);
});

test("hashBytes: 20,000 texts that hardly differ -> no two alike", () => {
  const hashes = new Set(Array.from({ length: 20_000 }, (_, index) => hashBytes(bytes(`item ${index}`))));

  assert.equal(hashes.size, 20_000);
});

test("shareOf: many texts -> shares from 0 to 1, evenly", () => {
  const tenths = new Array<number>(10).fill(0);
  for (let index = 0; index < 10_000; index++) {
    const share = shareOf(`feed-${index}`);
    assert.ok(share >= 0 && share < 1);
    tenths[Math.floor(share * 10)] = (tenths[Math.floor(share * 10)] ?? 0) + 1;
  }

  for (const count of tenths) assert.ok(count > 850 && count < 1_150, `${tenths}`);
});
