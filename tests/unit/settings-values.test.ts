// The small values of settings: durations, addresses, and words that are not quite right.
import assert from "node:assert/strict";
import test from "node:test";
import { limits } from "../../src/core/limits.ts";
import { durationText, parseDurationMs } from "../../src/settings/duration.ts";
import { unknownSentence } from "../../src/settings/unknown-sentence.ts";
import { originOf, webAddressFault } from "../../src/settings/web-address.ts";

for (const { written, ms } of [
  { written: "500ms", ms: 500 },
  { written: "30s", ms: 30_000 },
  { written: "15m", ms: 900_000 },
  { written: "2h", ms: 7_200_000 },
  { written: "3d", ms: 259_200_000 },
  { written: " 3 d ", ms: 259_200_000 },
  { written: "0s", ms: 0 },
  { written: "007s", ms: 7_000 },
]) {
  test(`parseDurationMs: "${written}" -> ${ms}`, () => {
    assert.equal(parseDurationMs(written), ms);
  });
}

for (const written of [
  "",
  "15",
  "m",
  "1.5h",
  "-1s",
  "1e3s",
  "15M",
  "1w",
  "1h30m",
  "１５m",
  "9999999999s",
  "1 h h",
  "15min",
]) {
  test(`parseDurationMs: "${written}" -> no duration`, () => {
    assert.equal(parseDurationMs(written), undefined);
  });
}

test("durationText: what it writes -> reads back as the same duration", () => {
  for (const ms of [0, 1, 999, 1_000, 1_500, 60_000, 90_000, 3_600_000, 86_400_000, 129_600_000]) {
    assert.equal(parseDurationMs(durationText(ms)), ms);
  }
  assert.equal(durationText(900_000), "15m");
  assert.equal(durationText(86_400_000), "1d");
});

for (const address of [
  "https://example.org",
  "http://example.org:8080/feed?a=b#c",
  "http://127.0.0.1:8080/",
  "http://[::1]/feed",
  "https://пример.example/лента",
]) {
  test(`webAddressFault: ${address} -> nothing wrong`, () => {
    assert.equal(webAddressFault(address), undefined);
  });
}

for (const { address, fault } of [
  { address: "", fault: /cannot be read/ },
  { address: "example.org/feed", fault: /cannot be read/ },
  { address: "https://", fault: /cannot be read/ },
  { address: "https://exa mple.org", fault: /cannot be read/ },
  { address: "javascript:alert(1)", fault: /http:\/\/ or https:\/\// },
  { address: "data:text/xml,<rss/>", fault: /http:\/\/ or https:\/\// },
  { address: "https://user@example.org", fault: /user name or password/ },
  { address: "https://:pw@example.org", fault: /user name or password/ },
  { address: `https://example.org/${"a".repeat(limits.urlCharsMax)}`, fault: /longer than 2048/ },
]) {
  test(`webAddressFault: ${address.slice(0, 40) || "nothing"} -> said without the address`, () => {
    const said = webAddressFault(address) ?? "";

    assert.match(said, fault);
    assert.ok(!said.includes("example"));
  });
}

test("originOf: addresses with and without a port -> always one", () => {
  assert.equal(originOf("http://example.org/a"), "example.org:80");
  assert.equal(originOf("https://example.org/a"), "example.org:443");
  assert.equal(originOf("https://example.org:8443"), "example.org:8443");
  assert.equal(originOf("http://[::1]:8080/"), "[::1]:8080");
});

test("unknownSentence: a word near one of them -> only that one is proposed", () => {
  assert.equal(unknownSentence("key", "wen", ["name", "when"]), 'unknown key "wen"; did you mean "when"?');
});

test("unknownSentence: a word near none -> they are listed", () => {
  assert.equal(unknownSentence("key", "colour", ["name", "when"]), 'unknown key "colour"; known: name, when');
});

test("unknownSentence: an endless word -> cut", () => {
  assert.ok(unknownSentence("key", "x".repeat(10_000), ["name"]).length < 100);
});
