// Foreign text made fit for the tables.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { isId, newId } from "../../src/store/ids.ts";
import {
  storable,
  storableJson,
  storableKey,
  storableOrNull,
  storableTime,
  storableUrl,
} from "../../src/store/storable.ts";

for (const [situation, text, charsMax, result] of [
  ["ordinary text", "habari 习近平 😀", 100, "habari 习近平 😀"],
  ["NUL", "a\0b\0", 100, "ab"],
  ["a lone high surrogate", "a\ud800b", 100, "a\uFFFDb"],
  ["a lone low surrogate", "a\udc00b", 100, "a\uFFFDb"],
  ["surrogates in the wrong order", "\udc00\ud800", 100, "\uFFFD\uFFFD"],
  ["longer than allowed", "abcdef", 3, "abc"],
  ["as long as allowed", "abc", 3, "abc"],
  ["cut in the middle of a character", "ab😀", 3, "ab"],
  ["empty", "", 3, ""],
] as const) {
  test(`storable: ${situation} -> ${JSON.stringify(result)}`, () => {
    assert.equal(storable(text, charsMax), result);
  });
}

test("storableOrNull: nothing -> null", () => {
  assert.equal(storableOrNull(undefined, 10), null);
  assert.equal(storableOrNull("abc\0", 2), "ab");
});

test("storableUrl: within bounds, too long, none -> itself, null, null", () => {
  const path = "p".repeat(limits.urlCharsMax);
  assert.equal(storableUrl("https://news.example/a"), "https://news.example/a");
  assert.equal(storableUrl(`https://news.example/${path}`), null);
  assert.equal(storableUrl(undefined), null);
});

test("storableKey: a short key -> itself; long ones -> short, and different for different keys", () => {
  assert.equal(storableKey("news.example/a"), "news.example/a");
  const keys = ["a", "b"].map((end) => storableKey("长".repeat(limits.keyBytesMax) + end));
  assert.notEqual(keys[0], keys[1]);
  for (const key of keys) assert.ok(Buffer.byteLength(key) < limits.keyBytesMax);
  assert.equal(keys[0], storableKey(`${"长".repeat(limits.keyBytesMax)}a`));
});

test("storableTime: times PostgreSQL knows and others -> ISO 8601 or null", () => {
  assert.equal(storableTime(new Date("2026-11-20T08:00:00Z")), "2026-11-20T08:00:00.000Z");
  assert.equal(storableTime(new Date("0001-01-01T00:00:00Z")), "0001-01-01T00:00:00.000Z");
  for (const time of [undefined, new Date("no date"), new Date(-8.64e15), new Date(8.64e15)]) {
    assert.equal(storableTime(time), null);
  }
});

test("storableJson: strings at any depth -> whole; other values as JSON has them", () => {
  const value = { a: ["x\0", { b: "\ud800" }], c: 1, d: null, e: undefined, f: new Date(0) };
  assert.deepEqual(JSON.parse(storableJson(value)), {
    a: ["x", { b: "\uFFFD" }],
    c: 1,
    d: null,
    f: "1970-01-01T00:00:00.000Z",
  });
});

test("newId: ids of two moments -> they sort by time, and none comes twice", () => {
  const early = Array.from({ length: 100 }, () => newId(new Date("2026-11-20T08:00:00.000Z")));
  const late = newId(new Date("2026-11-20T08:00:00.001Z"));
  assert.equal(new Set(early).size, 100);
  for (const id of early) assert.ok(id < late && isId(id) && id[14] === "7");
});

test("isId: an address, an empty text, an id -> only the id", () => {
  assert.deepEqual(["https://news.example/a", "", "01939a00-0000-7000-8000-000000000001"].map(isId), [
    false,
    false,
    true,
  ]);
});
