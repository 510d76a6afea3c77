// The dates of feeds: read right, or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFeedDate } from "../../src/feeds/feed-date.ts";

const read: readonly (readonly [string, string])[] = [
  // RFC 822 and 2822.
  ["Thu, 05 Mar 2026 10:11:12 GMT", "2026-03-05T10:11:12Z"],
  ["Thu, 5 Mar 2026 10:11:12 +0300", "2026-03-05T07:11:12Z"],
  ["05 Mar 2026 10:11 EST", "2026-03-05T15:11:00Z"],
  ["Thu, 05 Mar 26 10:11:12 UT", "2026-03-05T10:11:12Z"],
  ["Thu, 05 Mar 99 10:11:12 Z", "1999-03-05T10:11:12Z"],
  ["Thu, 05 Mar 2026 10:11:12 -0000", "2026-03-05T10:11:12Z"],
  ["Thu, 05 Mar 2026 10:11:12 PDT", "2026-03-05T17:11:12Z"],
  ["Thu, 05 Mar 2026 10:11:12 MSK", "2026-03-05T07:11:12Z"],
  ["Thu, 05 Mar 2026 10:11:12 CEST", "2026-03-05T08:11:12Z"],
  ["Thu, 05 Mar 2026 10:11:12 HKT", "2026-03-05T02:11:12Z"],
  ["Thu, 05 Mar 2026 10:11:12 GMT+8", "2026-03-05T02:11:12Z"],
  ["Thu, 05 Mar 2026 10:11:12 +08:00", "2026-03-05T02:11:12Z"],
  ["Thu, 05 Mar 2026 10:11:12", "2026-03-05T10:11:12Z"],
  ["Thu,05 Mar 2026 10:11:12 GMT", "2026-03-05T10:11:12Z"],
  ["  Thu,  05 Mar 2026\n 10:11:12   GMT ", "2026-03-05T10:11:12Z"],
  ["Thu, 05 March 2026 10:11:12 GMT", "2026-03-05T10:11:12Z"],
  ["Fri, 05 Mar 2026 10:11:12 GMT", "2026-03-05T10:11:12Z"],
  ["Thu, 31 Dec 2015 23:59:60 GMT", "2016-01-01T00:00:00Z"],
  ["Thu, 05 Mar 2026 24:00:00 GMT", "2026-03-06T00:00:00Z"],
  ["Thu, 29 Feb 2024 10:00:00 GMT", "2024-02-29T10:00:00Z"],
  // ISO 8601.
  ["2026-03-05T10:11:12Z", "2026-03-05T10:11:12Z"],
  ["2026-03-05T10:11:12.345678Z", "2026-03-05T10:11:12Z"],
  ["2026-03-05T10:11:12,5+08:00", "2026-03-05T02:11:12Z"],
  ["2026-03-05T10:11:12+0800", "2026-03-05T02:11:12Z"],
  ["2026-03-05T10:11:12+08", "2026-03-05T02:11:12Z"],
  ["2026-03-05T10:11Z", "2026-03-05T10:11:00Z"],
  ["2026-03-05 10:11:12", "2026-03-05T10:11:12Z"],
  ["2026-03-05 10:11:12 +0300", "2026-03-05T07:11:12Z"],
  ["2026-03-05 10:11:12 UTC", "2026-03-05T10:11:12Z"],
  ["2026-03-05t10:11:12z", "2026-03-05T10:11:12Z"],
  ["2026-3-5", "2026-03-05T00:00:00Z"],
  ["20260305T101112Z", "2026-03-05T10:11:12Z"],
  ["20260305", "2026-03-05T00:00:00Z"],
  ["2026-03-05T00:30:00+03:00", "2026-03-04T21:30:00Z"],
  // Seconds and milliseconds since 1970.
  ["1772705472", "2026-03-05T10:11:12Z"],
  ["1772705472000", "2026-03-05T10:11:12Z"],
  // What programs print.
  ["Thu Mar  5 10:11:12 2026", "2026-03-05T10:11:12Z"],
  ["Thu Mar 05 10:11:12 EST 2026", "2026-03-05T15:11:12Z"],
  ["Thu Mar 05 2026 10:11:12 GMT+0300 (Moscow Standard Time)", "2026-03-05T07:11:12Z"],
  // What people write.
  ["March 5, 2026", "2026-03-05T00:00:00Z"],
  ["Mar. 5, 2026, 10:11 p.m.", "2026-03-05T22:11:00Z"],
  ["Thursday, March 5, 2026 - 12:05 AM", "2026-03-05T00:05:00Z"],
  ["5th March 2026 12:05 PM EST", "2026-03-05T17:05:00Z"],
  ["5 марта 2026, 10:11", "2026-03-05T10:11:00Z"],
  ["Чт, 05 мар 2026 10:11:12 МСК", "2026-03-05T07:11:12Z"],
  ["Do, 05 Mär 2026 10:11:12 +0100", "2026-03-05T09:11:12Z"],
  ["5. Dezember 2026", "2026-12-05T00:00:00Z"],
  ["jeu., 05 févr. 2026 10:11:12 +0100", "2026-02-05T09:11:12Z"],
  ["mar., 01 déc. 2026 16:11:02 +0000", "2026-12-01T16:11:02Z"],
  ["mar, 03 juil. 2026 10:00 +0000", "2026-07-03T10:00:00Z"],
  ["lun, 5 ene 2026 10:00:00 +0000", "2026-01-05T10:00:00Z"],
  ["2026年3月5日 10:11", "2026-03-05T10:11:00Z"],
  ["2026年03月05日", "2026-03-05T00:00:00Z"],
  ["2026/03/05 10:11:12", "2026-03-05T10:11:12Z"],
  ["Fri, 2026/03/05 10:11:12 EST", "2026-03-05T15:11:12Z"],
  ["05.03.2026 10:11", "2026-03-05T10:11:00Z"],
  ["05.03.2026, 10:11 MSK", "2026-03-05T07:11:00Z"],
  ["25/03/2026", "2026-03-25T00:00:00Z"],
  ["03/25/2026 4:20 pm", "2026-03-25T16:20:00Z"],
  ["03/03/2026", "2026-03-03T00:00:00Z"],
];

for (const [text, expected] of read) {
  test(`feed date: ${JSON.stringify(text)} -> ${expected}`, () => {
    assert.equal(
      parseFeedDate(text)
        ?.toISOString()
        .replace(/\.\d+Z$/, "Z"),
      expected,
    );
  });
}

const unread: readonly (readonly [string, string])[] = [
  ["", "nothing"],
  ["   ", "spaces"],
  ["soon", "a word"],
  ["yesterday 10:00", "a day that depends on today"],
  ["2026", "a year"],
  ["2026-03", "a month"],
  ["Mar 2026", "a month in words"],
  ["10:11:12", "a time alone"],
  ["03/04/2026", "two readings"],
  ["2026-02-29", "a day that does not exist"],
  ["Sat, 31 Apr 2026 10:00:00 GMT", "a day that does not exist, in words"],
  ["2026-13-01", "a 13th month"],
  ["2026-00-10", "a month zero"],
  ["2026-03-05T25:00:00Z", "a 25th hour"],
  ["2026-03-05T10:75:00Z", "a 75th minute"],
  ["2026-03-05T24:30:00Z", "half past the last hour"],
  ["Thu, 05 Mar 2026 13:00 pm", "thirteen in the afternoon"],
  ["Thu, 05 Mar 2026 10:11:12 XYZ", "an unknown zone"],
  ["Thu, 05 Mar 2026 10:11:12 IST", "a zone with three meanings"],
  ["Thu, 05 Mar 2026 10:11:12 +9900", "an impossible offset"],
  ["Thu, 05 Mar 2026 1:2:3:4 GMT", "an impossible time"],
  ["Thu, 05 Foo 2026 10:11:12 GMT", "an unknown month"],
  ["05 Mar Apr 2026", "two months"],
  ["Thu, 01 Jan 1970 00:00:00 GMT", "the beginning of Unix time, that is no date"],
  ["0", "zero"],
  ["0001-01-01T00:00:00Z", "the year one, that is no date"],
  ["-0001-11-30T00:00:00+00:00", "a year before that"],
  [`${"1 ".repeat(200)}Mar 2026`, "a very long text"],
  ["<b>2026-03-05</b>", "markup"],
];

for (const [text, what] of unread) {
  test(`feed date: ${what} -> no date`, () => {
    assert.equal(parseFeedDate(text), undefined);
  });
}
