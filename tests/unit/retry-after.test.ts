// Retry-After: seconds, dates, and nonsense.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { askedWaitMs, retryAfterMs } from "../../src/web/retry-after.ts";

const now = new Date("2026-03-05T12:00:00Z");

const readable: readonly (readonly [string, number])[] = [
  ["120", 120_000],
  ["0", 0],
  [" 5 ", 5_000],
  ["1.5", 1_500],
  ["Thu, 05 Mar 2026 12:02:00 GMT", 120_000],
  ["Thursday, 05-Mar-26 12:02:00 GMT", 120_000],
  ["Thu Mar  5 12:02:00 2026", 120_000],
  ["Thu, 05 Mar 2026 11:00:00 GMT", 0],
  ["Sunday, 06-Nov-94 08:49:37 GMT", 0],
  ["999999999", limits.retryAfterMsMax],
  ["Fri, 05 Mar 2100 12:00:00 GMT", limits.retryAfterMsMax],
];

for (const [header, expected] of readable) {
  test(`retry-after: "${header}" -> ${expected} ms`, () => {
    assert.equal(retryAfterMs(header, now), expected);
  });
}

for (const header of [
  undefined,
  "",
  "soon",
  "-5",
  "1e9",
  "12 minutes",
  "2026-03-05T12:02:00Z",
  "Thu, 05 Foo 2026 12:02:00 GMT",
]) {
  test(`retry-after: ${JSON.stringify(header)} -> nothing said`, () => {
    assert.equal(retryAfterMs(header, now), undefined);
  });
}

test("retry-after: a date of two digits far ahead -> the century before", () => {
  assert.equal(retryAfterMs("Tuesday, 05-Mar-99 12:00:00 GMT", now), 0);
});

const nowS = now.getTime() / 1_000;
const asked: readonly (readonly [number, Readonly<Record<string, string>>, number | undefined])[] = [
  [404, { "retry-after": "60" }, 60_000],
  [500, { "retry-after": "Thu, 05 Mar 2026 12:02:00 GMT" }, 120_000],
  [429, { "retry-after": "60", "x-ratelimit-reset": "900" }, 60_000],
  [429, { "x-ratelimit-reset": "900" }, 900_000],
  [429, { "x-rate-limit-reset": "900" }, 900_000],
  [429, { "ratelimit-reset": "30" }, 30_000],
  [429, { "x-ratelimit-reset": " 30.5 " }, 30_500],
  [429, { "x-ratelimit-reset": String(nowS + 300) }, 300_000],
  [429, { "x-ratelimit-reset": String((nowS + 300) * 1_000) }, 300_000],
  [429, { "x-ratelimit-reset": String(nowS - 300) }, 0],
  [429, { "x-ratelimit-reset": "9999999999999999" }, limits.retryAfterMsMax],
  [429, { "x-ratelimit-reset": "soon" }, undefined],
  [429, { "x-ratelimit-reset": "-5" }, undefined],
  [429, { ratelimit: '"default";r=0;t=30' }, 30_000],
  [429, { ratelimit: "limit=10, remaining=0, reset=45" }, 45_000],
  [429, { ratelimit: '"default";r=5;t=30' }, undefined],
  [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "60" }, 60_000],
  [403, { "x-ratelimit-remaining": "17", "x-ratelimit-reset": "60" }, undefined],
  [503, { "x-ratelimit-reset": "60" }, 60_000],
  [404, { "x-ratelimit-reset": "60" }, undefined],
  [500, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "60" }, undefined],
  [429, {}, undefined],
];
for (const [status, headers, expected] of asked) {
  test(`asked wait: ${status} with ${JSON.stringify(headers)} -> ${expected} ms`, () => {
    assert.equal(
      askedWaitMs(status, (name) => headers[name], now),
      expected,
    );
  });
}
