// Dates as pages tell them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDateText } from "../../src/pages/date-text.ts";

function read(text: string): string | undefined {
  return parseDateText(text)?.toISOString();
}

function all(wanted: string, ...texts: readonly string[]): void {
  for (const text of texts) assert.equal(read(text), wanted, text);
}

test("date: ISO 8601 with a zone -> the moment", () => {
  all(
    "2025-05-14T08:30:00.000Z",
    "2025-05-14T08:30:00Z",
    "2025-05-14T08:30:00.123Z",
    "2025-05-14T10:30:00+02:00",
    "2025-05-14T10:30:00+0200",
    "2025-05-14T10:30+02",
    "2025-05-14 14:00:00 +05:30",
    "2025-05-14T04:30:00-04:00",
    "2025-05-14 08:30:00 UTC",
    "20250514T083000Z",
  );
});

test("date: without a zone -> as UTC; without a time -> midnight", () => {
  all("2025-05-14T08:30:00.000Z", "2025-05-14T08:30:00", "2025-05-14 08:30", "20250514T083000");
  all("2025-05-14T00:00:00.000Z", "2025-05-14", "2025-5-14", "20250514", "2025/05/14", "2025.05.14");
});

test("date: as mail writes it -> the moment", () => {
  all(
    "2025-05-14T08:30:00.000Z",
    "Wed, 14 May 2025 08:30:00 GMT",
    "Wed, 14 May 2025 10:30:00 +0200",
    "14 May 2025 08:30",
  );
});

test("date: in words of many languages -> the day", () => {
  all(
    "2025-05-14T00:00:00.000Z",
    "May 14, 2025",
    "Wednesday, May 14th, 2025",
    "14 May 2025",
    "14th May 2025",
    "14. Mai 2025",
    "14 mai 2025",
    "14 de mayo de 2025",
    "14 maggio 2025",
    "14 de maio de 2025",
    "14 mei 2025",
    "14 мая 2025",
    "14 травня 2025",
    "14 maja 2025",
    "2025年5月14日",
    "2025년 5월 14일",
  );
});

test("date: every month in English, German, French, Spanish and Russian -> its number", () => {
  const months: Readonly<Record<string, string>> = {
    en: "January February March April May June July August September October November December",
    de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    uk: "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
  };
  for (const [language, names] of Object.entries(months)) {
    names.split(" ").forEach((name, index) => {
      assert.equal(parseDateText(`3 ${name} 2025`)?.getUTCMonth(), index, `${language} ${name}`);
    });
  }
});

test("date: days and months that do not exist -> none", () => {
  for (const text of ["2025-13-01", "2025-02-30", "2025-00-10", "32 May 2025", "14 Foo 2025", "99.99.2025"]) {
    assert.equal(read(text), undefined, text);
  }
});

test("date: years that cannot be meant -> none", () => {
  for (const text of ["1970-01-01T00:00:00Z", "0001-01-01", "3025-05-14"]) assert.equal(read(text), undefined, text);
});

test("date: what is none -> none", () => {
  for (const text of ["", "today", "2 hours ago", "12:30", "2025", "May 2025", "1715674200", "the 14th of May"]) {
    assert.equal(read(text), undefined, text);
  }
});

test("date: the last day of a leap year's February -> is one", () => {
  assert.equal(read("2024-02-29"), "2024-02-29T00:00:00.000Z");
  assert.equal(read("2025-02-29"), undefined);
});
