// The dates of feeds: read right, or not at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFeedDate } from "../../src/feeds/feed-date.ts";

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
  ["2026年3月5日 10:11", "2026-03-05T02:11:00Z"],
  ["2026年03月05日", "2026-03-05T00:00:00Z"],
  ["2026/03/05 10:11:12", "2026-03-05T10:11:12Z"],
  ["Fri, 2026/03/05 10:11:12 EST", "2026-03-05T15:11:12Z"],
  ["05.03.2026 10:11", "2026-03-05T10:11:00Z"],
  ["05.03.2026, 10:11 MSK", "2026-03-05T07:11:00Z"],
  ["Sat, 11 04 2020 08:51:49 +0100", "2020-04-11T07:51:49Z"],
  ["10/30/23 21:55:58", "2023-10-30T21:55:58Z"],
  ["Mon, 03/30/2020 - 19:19", "2020-03-30T19:19:00Z"],
  ["Thu, June 22, 2023 at 01:11 PM EDT", "2023-06-22T17:11:00Z"],
  ["Monday, October 6, 2023 - 16:29\\n", "2023-10-06T16:29:00Z"],
  ["2020-11-08T16:20:00-05:00Z", "2020-11-08T21:20:00Z"],
  ["Fri, 31 Mar 2023 20:19:00 America/Los_Angeles", "2023-04-01T03:19:00Z"],
  ["Thu, 25 Feb 2016 00:00:00 Europe/Brussels", "2016-02-24T23:00:00Z"],
  ["Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z"],
  ["Mon, 26 January 2004 16:31:00 ET", "2004-01-26T21:31:00Z"],
  ["Thu, 05 Mar 2026 10:11:12 (MSK)", "2026-03-05T07:11:12Z"],
  ["Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"],
  ["2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"],
  ["5 stycznia 2026 10:00 +0100", "2026-01-05T09:00:00Z"],
  ["5. července 2026 10:00 +0200", "2026-07-05T08:00:00Z"],
  ["5 Temmuz 2026 10:00 +0300", "2026-07-05T07:00:00Z"],
  ["5 червня 2026 10:00 +0300", "2026-06-05T07:00:00Z"],
  ["5 يوليو 2026 10:00 +0300", "2026-07-05T07:00:00Z"],
  ["martedì 3 marzo 2026 10:00 +0100", "2026-03-03T09:00:00Z"],
  ["25/03/2026", "2026-03-25T00:00:00Z"],
  ["03/25/2026 4:20 pm", "2026-03-25T16:20:00Z"],
  ["03/03/2026", "2026-03-03T00:00:00Z"],
];

for (const [text, expected] of read) {
  test(`feed date: ${JSON.stringify(text)} -> ${expected}`, () => {
    assert.equal(
      readFeedDate(text)
        ?.at.toISOString()
        .replace(/\.\d+Z$/, "Z"),
      expected,
    );
  });
}

const guessed: readonly (readonly [string, string, RegExp])[] = [
  ["2026-03-05T10:11:12", "2026-03-05T10:11:12Z", /no time zone; UTC/],
  ["2026", "2026-01-01T00:00:00Z", /no day of the month/],
  ["2026-03", "2026-03-01T00:00:00Z", /no day of the month/],
  ["Mar 2026", "2026-03-01T00:00:00Z", /no day of the month/],
  ["5 March 2026", "2026-03-05T00:00:00Z", /no time of day/],
  ["26 Sep 2022 EST", "2022-09-26T05:00:00Z", /no time of day/],
  ["03/04/2026", "2026-04-03T00:00:00Z", /day and month could be exchanged/],
  ["03/04/2026 4:20 pm EST", "2026-03-04T21:20:00Z", /day and month could be exchanged/],
  ["31.12.25", "2025-12-31T00:00:00Z", /no time of day/],
  ["251231", "2025-12-31T00:00:00Z", /no century/],
  ["25-12-31", "2025-12-31T00:00:00Z", /no century/],
  ["-25-12", "2025-12-01T00:00:00Z", /no century/],
  ["2026-02-29T00:00:00Z", "2026-03-01T00:00:00Z", /an impossible day/],
  ["Sat, 31 Apr 2026 10:00:00 GMT", "2026-05-01T10:00:00Z", /an impossible day/],
  ["2026-13-01T00:00:00Z", "2027-01-01T00:00:00Z", /an impossible day/],
  ["2026-03-05T25:00:00Z", "2026-03-06T01:00:00Z", /an impossible time/],
  ["2026-03-05T10:75:00Z", "2026-03-05T11:15:00Z", /an impossible time/],
  ["Thu, 05 Mar 2026 10:11:12 XYZ", "2026-03-05T10:11:12Z", /the zone XYZ is unknown/],
  ["Thu, 05 Mar 2026 10:11:12 A", "2026-03-05T10:11:12Z", /the zone A is unknown/],
  ["Thu, 05 Mar 2026 10:11:12 IST", "2026-03-05T04:41:12Z", /IST stands for several zones/],
  ["2026년 03월 05일  01:31:15", "2026-03-04T16:31:15Z", /that of Korea/],
  ["2026-03-05 오후 11:23:17", "2026-03-05T14:23:17Z", /that of Korea/],
  ["2026年3月5日 下午3时05分", "2026-03-05T07:05:00Z", /that of China/],
  ["2026年3月5日 午後3時05分", "2026-03-05T06:05:00Z", /that of Japan/],
];
for (const [text, expected, note] of guessed) {
  test(`feed date: ${JSON.stringify(text)} -> a guess, ${expected}`, () => {
    const date = readFeedDate(text);

    assert.equal(date?.at.toISOString().replace(".000", ""), expected);
    assert.match(date.note ?? "", note);
  });
}

const certain = ["Thu, 05 Mar 2026 10:11:12 GMT", "2026-03-05T10:11:12+08:00", "1772705472", "05.03.2026, 10:11 MSK"];
for (const text of certain) {
  test(`feed date: ${JSON.stringify(text)} -> no guess`, () => {
    assert.equal(readFeedDate(text)?.note, undefined);
  });
}

const unread: readonly (readonly [string, string])[] = [
  ["Sun, 99 Jun 2009 12:00:00 GMT", "a day far past the month's end"],
  ["Sun, Dec x 2012 11:47:32 GMT", "a day that is no number"],
  ["22013", "five digits"],
  ["2026-03-05T10:00:00+00:xx", "an offset that is no number"],
  ["2026-03-05T10:00:00 Nowhere/Nothing", "a place that does not exist"],
  ["", "nothing"],
  ["   ", "spaces"],
  ["soon", "a word"],
  ["yesterday 10:00", "a day that depends on today"],
  ["10:11:12", "a time alone"],
  ["2026-00-10", "a month zero"],
  ["Thu, 05 Mar 2026 13:00 pm", "thirteen in the afternoon"],
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
    assert.equal(readFeedDate(text), undefined);
  });
}
