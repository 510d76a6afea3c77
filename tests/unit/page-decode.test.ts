// Which encoding a page is read in, and what is said when its bytes and its claims disagree.
import assert from "node:assert/strict";
import { test } from "node:test";
import iconv from "iconv-lite";
import { decodePage } from "../../src/pages/decode-page.ts";
import { readPage } from "../../src/pages/read-page.ts";
import { decodeWindows1252 } from "../../src/pages/windows-1252.ts";

const russian = "Министры договорились о строительстве моста через пролив.";
const chinese = "两国外长星期三在湖边举行会谈，就双边合作交换意见。";
const utf8 = (text: string) => new TextEncoder().encode(text);
const page = (head: string, body: string) => `<html><head>${head}</head><body><p>${body}</p></body></html>`;

function markupOf(bytes: Uint8Array, contentType?: string): string {
  return decodePage(bytes, contentType).markup;
}

test("encoding: a byte order mark -> decides over everything else and is taken off", () => {
  const little = Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(russian, "utf-16le")]);
  const big = Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(russian, "utf-16be")]);
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8(russian)]);

  for (const bytes of [little, big, marked]) {
    assert.deepEqual(decodePage(bytes, "text/html; charset=koi8-r"), { markup: russian, problems: [] });
  }
});

test("encoding: the header and the page disagree -> the header is believed", () => {
  const bytes = iconv.encode(page('<meta charset="koi8-r">', russian), "windows-1251");

  assert.ok(markupOf(bytes, "text/html; charset=windows-1251").includes(russian));
});

test("encoding: only the page tells -> it is believed, in every way of writing it", () => {
  const heads = [
    '<meta charset="windows-1251">',
    "<META CHARSET=windows-1251>",
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    "<meta content='text/html;charset=CP1251' http-equiv='content-type'/>",
  ];
  for (const head of heads) {
    assert.ok(markupOf(iconv.encode(page(head, russian), "windows-1251"), "text/html").includes(russian), head);
  }
});

test("encoding: the page tells late, after scripts -> it is still found", () => {
  const head = `<script>${"x".repeat(4_000)}</script><meta charset="windows-1251">`;

  assert.ok(markupOf(iconv.encode(page(head, russian), "windows-1251")).includes(russian));
});

test("encoding: an XML declaration -> is believed", () => {
  const bytes = iconv.encode(`<?xml version="1.0" encoding="windows-1251"?>${page("", russian)}`, "windows-1251");

  assert.ok(markupOf(bytes).includes(russian));
});

test("encoding: gb2312 is claimed and GBK is meant -> all characters are read", () => {
  const bytes = iconv.encode(page('<meta charset="gb2312">', `${chinese}镕`), "gbk");

  assert.ok(markupOf(bytes, "text/html").includes(`${chinese}镕`));
});

test("encoding: other sets of the news -> are read", () => {
  for (const [charset, text] of [
    ["koi8-r", russian],
    ["iso-8859-5", russian],
    ["big5", "兩國外長星期三舉行會談"],
    ["shift_jis", "両国の外相が湖畔で会談した"],
    ["euc-jp", "両国の外相が湖畔で会談した"],
    ["euc-kr", "양국 외무장관이 회담했다"],
    ["windows-1256", "التقى وزيرا الخارجية"],
    ["gb18030", chinese],
  ] as const) {
    const bytes = iconv.encode(page(`<meta charset="${charset}">`, text), charset);
    assert.ok(markupOf(bytes, `text/html; charset=${charset.toUpperCase()}`).includes(text), charset);
  }
});

test("encoding: nobody tells -> UTF-8 where the bytes are that, else windows-1252", () => {
  assert.equal(markupOf(utf8(russian)), russian);
  assert.equal(markupOf(iconv.encode("“Café” – 5 €", "windows-1252")), "“Café” – 5 €");
});

test("encoding: Latin-1 is claimed and UTF-8 is meant -> UTF-8, and it is said", () => {
  const decoded = decodePage(utf8("Café “Größe”"), "text/html; charset=ISO-8859-1");

  assert.deepEqual(decoded, {
    markup: "Café “Größe”",
    problems: ["The page claims windows-1252 and is UTF-8."],
  });
});

test("encoding: Latin-1 is claimed and only ASCII is there -> nothing to say", () => {
  assert.deepEqual(decodePage(utf8("plain"), "text/html; charset=latin1"), { markup: "plain", problems: [] });
});

test("encoding: UTF-8 is claimed and is not meant -> the next claim, and it is said", () => {
  const bytes = iconv.encode(page('<meta charset="windows-1251">', russian), "windows-1251");
  const decoded = decodePage(bytes, "text/html; charset=utf-8");

  assert.ok(decoded.markup.includes(russian));
  assert.deepEqual(decoded.problems, ["The page claims UTF-8 and is not; it was read as windows-1251."]);
});

test("encoding: UTF-8 is claimed and there is no other claim -> windows-1252, and it is said", () => {
  const decoded = decodePage(iconv.encode("Größe", "windows-1252"), "text/html; charset=utf-8");

  assert.deepEqual(decoded, {
    markup: "Größe",
    problems: ["The page claims UTF-8 and is not; it was read as windows-1252."],
  });
});

test("encoding: UTF-8 that was cut in the middle of a character -> is still UTF-8, and it is said", () => {
  const decoded = decodePage(utf8(russian).subarray(0, -2), "text/html; charset=utf-8");

  assert.ok(decoded.markup.startsWith("Министры договорились"));
  assert.deepEqual(decoded.problems, ["Some characters are not valid UTF-8."]);
});

test("encoding: a claim of UTF-16 in one-byte text -> is not believed", () => {
  assert.ok(markupOf(utf8(page('<meta charset="utf-16">', russian))).includes(russian));
});

test("encoding: a name nobody knows -> is said, and the next claim holds", () => {
  const bytes = iconv.encode(page('<meta charset="windows-1251">', russian), "windows-1251");
  const decoded = decodePage(bytes, "text/html; charset=klingon");

  assert.ok(decoded.markup.includes(russian));
  assert.deepEqual(decoded.problems, ["The encoding klingon is not known."]);
});

test("encoding: quotes and spaces around the name -> do not matter", () => {
  const bytes = iconv.encode(russian, "windows-1251");

  assert.equal(markupOf(bytes, 'text/html; charset="windows-1251"'), russian);
  assert.equal(markupOf(bytes, "text/html;charset = windows-1251 ;x=y"), russian);
});

test("windows-1252: every byte -> is what iconv-lite makes of it", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const known = [...iconv.decode(Buffer.from(bytes), "windows-1252")];
  const ours = [...decodeWindows1252(bytes)];

  assert.equal(ours.length, 256);
  known.forEach((sign, byte) => {
    if (sign !== "\ufffd") assert.equal(ours[byte], sign, `byte ${byte}`);
  });
});

for (const [charset, paragraphs] of [
  ["windows-1251", [`${russian} ${russian}`, `${russian} Работы начнутся весной, сообщили в министерстве.`]],
  ["gbk", [`${chinese}${chinese}`, "双方同意在今年年底之前再次会面，并将发表一份关于铁路建设的联合声明。"]],
] as const) {
  test(`encoding: a whole page in ${charset} -> is read into its paragraphs`, () => {
    const body = paragraphs.map((text) => `<p>${text}</p>`).join("");
    const bytes = iconv.encode(`<html><head><meta charset=${charset}><title>T</title></head>${body}`, charset);
    const reading = readPage({ bytes, contentType: "text/html", url: "https://paper.example/a" });

    assert.ok(reading.kind === "article");
    assert.deepEqual(reading.article.text.split("\n"), paragraphs);
    assert.equal(reading.article.language, charset === "gbk" ? "zh" : "ru");
    assert.deepEqual(reading.problems, []);
  });
}
