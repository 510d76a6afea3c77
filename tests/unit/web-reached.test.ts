// Which servers were reached in the operator's own networks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { addressGuard } from "../../src/web/address-guard.ts";
import { reachedPrivately } from "../../src/web/reached-privately.ts";

const guard = addressGuard(["10.0.0.0/8"]);

for (const [address, expected] of [
  ["10.1.2.3", true],
  ["::ffff:10.1.2.3", true],
  ["127.0.0.1", true],
  ["fd12::1", true],
  ["no address", true],
  ["8.8.8.8", false],
  ["::ffff:8.8.8.8", false],
  ["2606:4700::1111", false],
] as const) {
  test(`reached: ${address} -> ${expected ? "private" : "public"}`, () => {
    const reached = reachedPrivately(guard);
    reached.note("http://wire.example", address);

    assert.equal(reached.isPrivate("http://wire.example"), expected);
  });
}

test("reached: never met, and met anew elsewhere -> public, and as last met", () => {
  const reached = reachedPrivately(guard);
  assert.equal(reached.isPrivate("http://wire.example"), false);
  reached.note("http://wire.example", "10.0.0.1");
  reached.note("http://wire.example", "8.8.8.8");

  assert.equal(reached.isPrivate("http://wire.example"), false);
});

test("reached: more servers than are remembered -> the oldest is forgotten, the others are not", () => {
  const reached = reachedPrivately({ isPrivate: () => true });
  for (let host = 0; host <= limits.originsRememberedMax; host++) reached.note(`http://h${host}.example`, "10.0.0.1");

  assert.equal(reached.isPrivate("http://h0.example"), false);
  assert.equal(reached.isPrivate("http://h1.example"), true);
});
