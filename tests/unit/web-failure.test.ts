// How errors of the network are named.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blockedAddressCode, blockedPortCode } from "../../src/web/guarded-connector.ts";
import { failureOf, slowBodyCode } from "../../src/web/web-failure.ts";

const byCode: readonly (readonly [string, string])[] = [
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["UND_ERR_HEADERS_TIMEOUT", "timeout"],
  ["ETIMEDOUT", "timeout"],
  ["ENOTFOUND", "dns"],
  ["EAI_AGAIN", "dns"],
  ["ECONNREFUSED", "refused"],
  ["ECONNRESET", "reset"],
  ["UND_ERR_SOCKET", "reset"],
  ["EPROTO", "tls"],
  ["CERT_HAS_EXPIRED", "tls"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "tls"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
  ["UND_ERR_HEADERS_OVERFLOW", "too-large"],
  ["HPE_INVALID_CONSTANT", "bad-answer"],
  ["EHOSTUNREACH", "network"],
  ["SOMETHING_NEW", "network"],
];

for (const [code, reason] of byCode) {
  test(`web failure: code ${code} -> ${reason}, and the code is told`, () => {
    const failure = failureOf(Object.assign(new Error("secret-token in the text"), { code }), false);

    assert.equal(failure.reason, reason);
    assert.match(failure.detail, new RegExp(`\\(${code}\\)\\.$`));
    assert.doesNotMatch(failure.detail, /secret-token/);
  });
}

test("web failure: our own clock ended it -> timeout, whatever the error says", () => {
  assert.equal(failureOf(Object.assign(new Error("x"), { code: "ECONNRESET" }), true).reason, "timeout");
});

test("web failure: the guard refused the address -> blocked, with the guard's sentence", () => {
  const failure = failureOf(Object.assign(new Error("10.0.0.1 is private."), { code: blockedAddressCode }), false);

  assert.deepEqual(failure, { kind: "failed", reason: "blocked-address", detail: "10.0.0.1 is private." });
});

for (const [code, reason] of [
  [blockedPortCode, "blocked-port"],
  [slowBodyCode, "timeout"],
] as const) {
  test(`web failure: our own ${code} -> ${reason}, with its own sentence`, () => {
    const failure = failureOf(Object.assign(new Error("It is told."), { code }), false);

    assert.deepEqual(failure, { kind: "failed", reason, detail: "It is told." });
  });
}

for (const odd of [undefined, null, "text", 7, new Error("no code"), Object.assign(new Error("x"), { code: 7 })]) {
  test(`web failure: thrown ${String(odd)} -> network`, () => {
    assert.equal(failureOf(odd, false).reason, "network");
  });
}
