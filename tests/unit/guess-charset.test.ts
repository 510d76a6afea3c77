// The encoding of text that nobody names.
import assert from "node:assert/strict";
import { test } from "node:test";
import iconv from "iconv-lite";
import { decode } from "../../src/feeds/decode.ts";

const texts: readonly (readonly [string, string])[] = [
  ["windows-1251", "Президент России и председатель Китая обсудили сотрудничество и подписали заявление"],
  ["koi8-r", "Президент России и председатель Китая обсудили сотрудничество и подписали заявление"],
  ["gb18030", "习近平同俄罗斯总统普京举行会谈并签署联合声明"],
  ["big5", "習近平同俄羅斯總統普京舉行會談並簽署聯合聲明"],
  ["shift_jis", "習近平国家主席はロシアのプーチン大統領と会談しました"],
  ["euc-jp", "習近平国家主席はロシアのプーチン大統領と会談しました"],
  ["euc-kr", "시진핑 국가주석은 블라디미르 푸틴 러시아 대통령과 회담했다"],
  ["windows-1252", "Le président a été reçu à l’Élysée, où l’été s’achève après une visite très brève à Orléans"],
];
for (const [charset, text] of texts) {
  test(`guess charset: ${charset} that nobody declares -> read as that`, () => {
    const bytes = new Uint8Array(
      iconv.encode(`<rss><channel><item><title>${text}</title></item></channel></rss>`, charset),
    );
    const decoded = decode(bytes, "text/xml");

    assert.match(decoded.text, new RegExp(text));
    assert.match(decoded.problems[0] ?? "", /it was read as/);
  });
}

test("guess charset: a false claim of UTF-8 -> what the letters say", () => {
  const text = "Президент России и председатель Китая обсудили сотрудничество";
  const bytes = new Uint8Array(
    iconv.encode(`<?xml version="1.0" encoding="utf-8"?><rss>${text}</rss>`, "windows-1251"),
  );

  assert.match(decode(bytes, "text/xml; charset=utf-8").text, new RegExp(text));
});

test("guess charset: a few letters only -> the most common encoding", () => {
  assert.equal(decode(new Uint8Array([0x63, 0x61, 0x66, 0xe9]), undefined).text, "café");
});

test("guess charset: a megabyte of one letter -> in time", () => {
  const started = performance.now();
  decode(new Uint8Array(1_000_000).fill(0xe9), undefined);

  assert.ok(performance.now() - started < 5_000);
});
