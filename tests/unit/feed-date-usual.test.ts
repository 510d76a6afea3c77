// The short way for usual dates leads where the long way leads.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFeedDate } from "../../src/feeds/feed-date.ts";
import { usualDate } from "../../src/feeds/feed-date-usual.ts";

const usual: readonly (readonly [written: string, iso: string])[] = [
  ["Thu, 05 Mar 2026 10:11:12 GMT", "2026-03-05T10:11:12.000Z"],
  ["5 Mar 2026 10:11:12 UTC", "2026-03-05T10:11:12.000Z"],
  ["Thu, 05 Mar 2026 10:11:12 +0130", "2026-03-05T08:41:12.000Z"],
  ["Thu, 05 Mar 2026 23:59:59 -0800", "2026-03-06T07:59:59.000Z"],
  ["Tue, 31 Dec 2024 23:30:00 -0100", "2025-01-01T00:30:00.000Z"],
  ["Thu, 29 Feb 2024 00:00:00 +0000", "2024-02-29T00:00:00.000Z"],
  ["2026-03-05T10:11:12Z", "2026-03-05T10:11:12.000Z"],
  ["2026-03-05T10:11:12.987Z", "2026-03-05T10:11:12.000Z"],
  ["2026-03-05T10:11:12+05:30", "2026-03-05T04:41:12.000Z"],
  ["2026-10-31T00:00:00-03:00", "2026-10-31T03:00:00.000Z"],
];
for (const [written, iso] of usual) {
  test(`usual date: ${written} -> ${iso}, no guess`, () => {
    assert.equal(usualDate(written)?.toISOString(), iso);
    // A space in front makes it go the long way.
    for (const text of [written, ` ${written}`]) {
      assert.deepEqual(readFeedDate(text), { at: new Date(iso), note: undefined });
    }
  });
}

for (const written of [
  "Fri, 30 Feb 2024 00:00:00 GMT",
  "Thu, 29 Feb 2023 00:00:00 GMT",
  "2026-04-31T10:11:12Z",
  "Thu, 05 Mar 26 10:11:12 GMT",
  "Thu, 05 Mar 2026 24:00:00 GMT",
  "Thu, 05 Mar 2026 10:11:60 GMT",
  "Thu, 05 Mar 2026 10:11:12 EST",
  "Thu, 05 Mar 2026 10:11:12 +1500",
  "Thu, 00 Mar 2026 10:11:12 GMT",
  "2026-13-05T10:11:12Z",
  "2026-03-05T10:11:12",
  "2026-03-05",
  "0026-03-05T10:11:12Z",
  "",
]) {
  test(`usual date: ${JSON.stringify(written)} -> left to the long way`, () => {
    assert.equal(usualDate(written), undefined);
  });
}

test("usual date: the first day of Unix time -> no date", () => {
  assert.equal(readFeedDate("Thu, 01 Jan 1970 00:00:00 GMT"), undefined);
});

test("usual date: every day of a leap year and a common one -> as the calendar has it", () => {
  for (const year of [2023, 2024]) {
    for (let day = Date.UTC(year, 0, 1); new Date(day).getUTCFullYear() === year; day += 86_400_000) {
      const date = new Date(day);
      assert.equal(usualDate(date.toUTCString())?.getTime(), day);
      assert.equal(usualDate(date.toISOString())?.getTime(), day);
    }
  }
});
