// For how long an answer stays as it is: Cache-Control, Age, Expires, and nonsense.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { freshForMs } from "../../src/web/fresh-for.ts";

const now = new Date("2026-03-05T12:00:00Z");
const fresh = (headers: Readonly<Record<string, string>>) => freshForMs((name) => headers[name], now);

const cases: readonly (readonly [Readonly<Record<string, string>>, number | undefined])[] = [
  [{}, undefined],
  [{ "cache-control": "" }, undefined],
  [{ "cache-control": "public" }, undefined],
  [{ "cache-control": "max-age=300" }, 300_000],
  [{ "cache-control": "public, max-age=300, must-revalidate" }, 300_000],
  [{ "cache-control": "MAX-AGE=300" }, 300_000],
  [{ "cache-control": 'max-age="300"' }, 300_000],
  [{ "cache-control": "max-age = 300" }, 300_000],
  [{ "cache-control": "s-maxage=600" }, 600_000],
  [{ "cache-control": "s-maxage=600, max-age=60" }, 60_000],
  [{ "cache-control": "max-age=60, max-age=9000" }, 60_000],
  [{ "cache-control": "max-age=300", age: "120" }, 180_000],
  [{ "cache-control": "max-age=300", age: "900" }, 0],
  [{ "cache-control": "max-age=300", age: "-900" }, 300_000],
  [{ "cache-control": "max-age=300", age: "old" }, 300_000],
  [{ "cache-control": "max-age=0" }, 0],
  [{ "cache-control": "no-cache" }, 0],
  [{ "cache-control": "no-store, max-age=300" }, 0],
  [{ "cache-control": "max-age=300, no-cache" }, 0],
  [{ "cache-control": "max-age=999999999999" }, limits.freshForMsMax],
  [{ "cache-control": "max-age=99999999999999999999999999" }, limits.freshForMsMax],
  [{ "cache-control": "max-age=-1" }, undefined],
  [{ "cache-control": "max-age=soon" }, undefined],
  [{ expires: "Thu, 05 Mar 2026 12:10:00 GMT" }, 600_000],
  [{ expires: "Thu, 05 Mar 2026 12:10:00 GMT", date: "Thu, 05 Mar 2026 12:05:00 GMT" }, 300_000],
  [{ expires: "Thu, 05 Mar 2026 12:10:00 GMT", date: "yesterday" }, 600_000],
  [{ expires: "Thu, 05 Mar 2026 12:10:00 GMT", age: "60" }, 540_000],
  [{ expires: "Thu, 05 Mar 2026 11:00:00 GMT" }, 0],
  [{ expires: "0" }, 0],
  [{ expires: "-1" }, 0],
  [{ expires: "" }, 0],
  [{ expires: "Thu, 05 Mar 2099 12:00:00 GMT" }, limits.freshForMsMax],
  [{ expires: "Thu, 05 Mar 2099 12:00:00 GMT", "cache-control": "max-age=60" }, 60_000],
  [{ expires: "Thu, 05 Mar 2026 12:10:00 GMT", "cache-control": "private" }, 600_000],
];

for (const [headers, expected] of cases) {
  test(`fresh for: ${JSON.stringify(headers)} -> ${expected} ms`, () => {
    assert.equal(fresh(headers), expected);
  });
}

test("fresh for: a header of 100,000 characters -> read in no time", () => {
  const startedAt = process.hrtime.bigint();
  fresh({ "cache-control": `${"a-".repeat(50_000)}=` });

  assert.ok(process.hrtime.bigint() - startedAt < 500_000_000n);
});
