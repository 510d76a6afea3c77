// Undoing compression: what is taken, and where a bomb is stopped.
import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import { limits } from "../../src/core/limits.ts";
import { acceptEncoding, decodeBody } from "../../src/web/decode-body.ts";

const bytesMax = 10_000_000;

async function decoded(bytes: Uint8Array, encoding?: string, max = bytesMax): Promise<string> {
  const read = await decodeBody(bytes, encoding, max);
  return read.kind === "bytes" ? new TextDecoder().decode(read.bytes) : read.reason;
}

test("decode body: no encoding -> the bytes themselves", async () => {
  const bytes = Buffer.from("news");
  const read = await decodeBody(bytes, undefined, bytesMax);

  assert.ok(read.kind === "bytes");
  assert.equal(read.bytes, bytes);
});

test("decode body: two encodings -> both undone, the last first", async () => {
  assert.equal(await decoded(zlib.brotliCompressSync(zlib.gzipSync("news")), "gzip, br"), "news");
  assert.equal(await decoded(zlib.gzipSync(zlib.gzipSync("news")), "gzip, gzip"), "news");
  assert.equal(await decoded(zlib.gzipSync(zlib.brotliCompressSync("news")), "gzip, br"), "bad-encoding");
});

test("decode body: a bomb within a bomb -> stopped", async () => {
  const bomb = zlib.gzipSync(zlib.gzipSync(Buffer.alloc(50_000_000)));

  assert.equal(await decoded(bomb, "gzip, gzip"), "too-large");
});

test("decode body: more than any honest text inflates, though within the size -> too large", async () => {
  const hollow = zlib.gzipSync(Buffer.alloc(5_000_000));
  assert.ok(hollow.length * limits.inflationMax < 5_000_000);

  assert.equal(await decoded(hollow, "gzip"), "too-large");
});

test("decode body: a small body that inflates much -> taken", async () => {
  const text = " ".repeat(limits.inflatedBytesFree);

  assert.equal((await decoded(zlib.brotliCompressSync(text), "br")).length, text.length);
});

test("decode body: a long feed that repeats itself as feeds do -> taken", async () => {
  const item = (index: number) => `<item><title>Report ${index}</title><guid>${index * 7919}</guid></item>\n`;
  const feed = Array.from({ length: 50_000 }, (_, index) => item(index)).join("");

  assert.equal((await decoded(zlib.gzipSync(feed, { level: 9 }), "gzip")).length, feed.length);
});

test("decode body: what is asked for -> what this Node can undo", async () => {
  const hasZstd = "zstdDecompress" in zlib;
  assert.equal(acceptEncoding, hasZstd ? "gzip, deflate, br, zstd" : "gzip, deflate, br");
  assert.equal(await decoded(Buffer.from("????"), "zstd"), "bad-encoding");
});

for (const name of ["__proto__", "constructor", "toString", "gzip;q=1", "aes128gcm"]) {
  test(`decode body: encoding ${name} -> not asked for`, async () => {
    assert.equal(await decoded(Buffer.from("x"), name), "bad-encoding");
  });
}
