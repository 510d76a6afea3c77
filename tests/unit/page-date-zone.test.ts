// Times, zones, orders and scripts of the dates that pages tell.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type DateOrder, readDateText } from "../../src/pages/date-text.ts";
import { monthOf, zoneMinutes, zoneOf } from "../../src/pages/date-words.ts";

function read(text: string, order?: DateOrder): string {
  const date = readDateText(text, order);
  return date === undefined
    ? "none"
    : `${date.at.toISOString().slice(0, 16)} ${date.zone ?? "-"} ${date.hasTime ? "time" : "day"}`;
}

test("date: with a time and a zone in figures -> keeps the zone", () => {
  assert.equal(read("2025-05-14T10:30:00+02:00"), "2025-05-14T08:30 +02:00 time");
  assert.equal(read("2025-05-14T08:30:00Z"), "2025-05-14T08:30 Z time");
  assert.equal(read("2025-05-14T04:30:00-0400"), "2025-05-14T08:30 -04:00 time");
  assert.equal(read("2025-05-14"), "2025-05-14T00:00 - day");
});

test("date: with a time and the name of a zone -> the moment", () => {
  assert.equal(read("May 14, 2025 at 4:30 PM EDT"), "2025-05-14T20:30 -04:00 time");
  assert.equal(read("14. Mai 2025, 10:30 Uhr MESZ"), "2025-05-14T08:30 +02:00 time");
  assert.equal(read("14.05.2025 10.30 Uhr"), "2025-05-14T10:30 - time");
  assert.equal(read("14 мая 2025, 11:30 МСК"), "2025-05-14T08:30 +03:00 time");
  assert.equal(read("May 14, 2025, 14:00 IST"), "2025-05-14T08:30 +05:30 time");
  assert.equal(read("14 mai 2025 à 10h30"), "2025-05-14T10:30 - time");
});

test("date: the time stands before the day -> is read too", () => {
  assert.equal(read("10:30, 14 мая 2025"), "2025-05-14T10:30 - time");
  assert.equal(read("12:05 AM, May 14, 2025"), "2025-05-14T00:05 - time");
  assert.equal(read("12:05 pm 14 May 2025"), "2025-05-14T12:05 - time");
});

test("date: a number beside it that is no time -> is left alone", () => {
  assert.equal(read("14 May 2025, 5 min read"), "2025-05-14T00:00 - day");
  assert.equal(read("14.05.2025 | 25 Kommentare"), "2025-05-14T00:00 - day");
  assert.equal(read("Posted 14 May 2025 Updated 15.05.2025 09:00"), "2025-05-14T00:00 - day");
});

test("date: figures with slashes -> in the order of the page's country, unless only one order names a day", () => {
  assert.equal(read("03/04/2025", "day-first"), "2025-04-03T00:00 - day");
  assert.equal(read("03/04/2025", "month-first"), "2025-03-04T00:00 - day");
  assert.equal(read("14/05/2025", "month-first"), "2025-05-14T00:00 - day");
  assert.equal(read("05/14/2025", "day-first"), "2025-05-14T00:00 - day");
  assert.equal(read("03.04.2025", "month-first"), "2025-04-03T00:00 - day");
});

test("date: a year of two figures -> is of this century", () => {
  assert.equal(read("31.10.23"), "2023-10-31T00:00 - day");
  assert.equal(read("Kultur, 2.11.22"), "2022-11-02T00:00 - day");
  assert.equal(read("version 1.2.3"), "none");
});

test("date: digits and months of other scripts -> are read", () => {
  assert.equal(read("١٤ مايو ٢٠٢٥"), "2025-05-14T00:00 - day");
  assert.equal(read("14 أيار 2025"), "2025-05-14T00:00 - day");
  assert.equal(read("14 تشرين الثاني 2025"), "2025-11-14T00:00 - day");
  assert.equal(read("2025年5月14日 21:30"), "2025-05-14T21:30 - time");
  assert.equal(read("２０２５年５月１４日"), "2025-05-14T00:00 - day");
  assert.equal(read("2025. 5. 14. 오전"), "2025-05-14T00:00 - day");
  assert.equal(read("14 Μαΐου 2025"), "none", "an accent that no list has is not guessed at");
  assert.equal(read("14 Ağustos 2025"), "2025-08-14T00:00 - day");
  assert.equal(read("14. července 2025"), "2025-07-14T00:00 - day");
  assert.equal(read("14. června 2025"), "2025-06-14T00:00 - day");
  assert.equal(read("ngày 14 tháng 5 năm 2025"), "2025-05-14T00:00 - day");
  assert.equal(read("14 मई 2025"), "2025-05-14T00:00 - day");
});

test("month: a word that is none -> none", () => {
  for (const word of ["", "x", "Uhr", "about", "2025"]) assert.equal(monthOf(word), undefined, word);
});

test("zone: what is none, and one beyond the map -> none", () => {
  assert.equal(zoneOf("XYZ"), undefined);
  assert.equal(zoneOf("+29:00"), undefined);
  assert.equal(zoneOf(undefined), undefined);
  assert.equal(zoneOf("GMT+2"), "+02:00");
  assert.equal(zoneMinutes("-03:30"), -210);
  assert.equal(zoneMinutes("Z"), 0);
});

test("date: very long texts full of figures -> are read in no time", () => {
  const from = performance.now();
  read("12.".repeat(20_000));
  read("1 a ".repeat(20_000));
  read(`${"9".repeat(50_000)}-1-1`);

  assert.ok(performance.now() - from < 1_000);
});
