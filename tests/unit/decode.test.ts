// Bytes into text: who is believed about the encoding.
import assert from "node:assert/strict";
import { test } from "node:test";
import iconv from "iconv-lite";
import { decode } from "../../src/feeds/decode.ts";

const russian = "Си Цзиньпин поздравил Путина — «партнёрство»";
const chinese = "习近平与普京互致新年贺电";

function declared(charset: string, text: string): string {
  return `<?xml version="1.0" encoding="${charset}"?><rss>${text}</rss>`;
}

function bytesOf(text: string, charset: string): Uint8Array {
  return new Uint8Array(iconv.encode(text, charset));
}

const inDeclaration: readonly (readonly [string, string])[] = [
  ["utf-8", russian],
  ["UTF8", russian],
  ["windows-1251", russian],
  ["cp1251", russian],
  ["koi8-r", "Си Цзиньпин поздравил Путина"],
  ["koi8-u", "Президент України"],
  ["iso-8859-5", "Си Цзиньпин"],
  ["cp866", "Москва"],
  ["iso-8859-2", "Wałęsa přijel"],
  ["windows-1250", "Žižkov „řeka“"],
  ["iso-8859-15", "Œuvre à 5 €"],
  ["windows-1254", "İşbirliği mesajı"],
  ["windows-1255", "מסר של שי"],
  ["windows-1256", "رسالة إلى بوتين"],
  ["gb2312", chinese],
  ["gbk", "習近平与普京"],
  ["gb18030", `${chinese}𠮷`],
  ["big5", "習近平與普京互致新年賀電"],
  ["shift_jis", "習近平主席とプーチン大統領"],
  ["euc-jp", "習近平主席とプーチン大統領"],
  ["euc-kr", "시진핑 주석과 푸틴 대통령"],
];

for (const [charset, text] of inDeclaration) {
  test(`decode: ${charset} in the declaration -> read as that`, () => {
    const decoded = decode(bytesOf(declared(charset, text), charset), undefined);

    assert.match(decoded.text, new RegExp(text));
    assert.deepEqual(decoded.problems, []);
  });

  test(`decode: ${charset} from HTTP, nothing declared -> read as that`, () => {
    const decoded = decode(bytesOf(`<rss>${text}</rss>`, charset), `text/xml; charset="${charset}"; q=1`);

    assert.equal(decoded.text, `<rss>${text}</rss>`);
  });
}

test("decode: Japanese mail encoding from HTTP -> read as that", () => {
  const bytes = new Uint8Array([0x1b, 0x24, 0x42, 0x3d, 0x2c, 0x36, 0x61, 0x4a, 0x3f, 0x1b, 0x28, 0x42]);

  assert.equal(decode(bytes, "text/xml; charset=iso-2022-jp").text, "習近平");
});

for (const charset of ["utf-16le", "utf-16be", "utf-32le", "utf-32be"]) {
  test(`decode: ${charset} without a mark -> known by how its first signs lie`, () => {
    const bytes = new Uint8Array(iconv.encode(declared("whatever", chinese), charset, { addBOM: false }));

    assert.equal(decode(bytes, "text/xml; charset=utf-8").text, declared("whatever", chinese));
  });

  test(`decode: ${charset} with a byte order mark -> the mark decides and is gone`, () => {
    const bytes = new Uint8Array(iconv.encode(declared("utf-8", russian), charset, { addBOM: true }));
    const decoded = decode(bytes, "text/xml; charset=koi8-r");

    assert.equal(decoded.charset, charset);
    assert.equal(decoded.text, declared("utf-8", russian));
  });
}

test("decode: UTF-8 with a byte order mark and false claims -> the mark decides", () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(declared("windows-1251", russian))]);

  assert.equal(decode(bytes, "text/xml; charset=koi8-r").text, declared("windows-1251", russian));
});

test("decode: HTTP and the declaration differ -> HTTP is believed", () => {
  const bytes = bytesOf(declared("iso-8859-1", russian), "windows-1251");

  assert.match(decode(bytes, "text/xml; charset=windows-1251").text, new RegExp(russian));
});

test("decode: HTTP says latin1 by habit, the declaration and the bytes say UTF-8 -> UTF-8", () => {
  const bytes = new TextEncoder().encode(declared("UTF-8", russian));

  assert.match(decode(bytes, "text/xml; charset=ISO-8859-1").text, new RegExp(russian));
});

test("decode: UTF-8 claimed, another encoding declared and used -> that one, with a problem told", () => {
  const decoded = decode(bytesOf(declared("windows-1251", russian), "windows-1251"), "text/xml; charset=utf-8");

  assert.match(decoded.text, new RegExp(russian));
  assert.match(decoded.problems[0] ?? "", /read as windows-1251/);
});

test("decode: nobody says anything and the bytes are UTF-8 -> UTF-8", () => {
  assert.equal(decode(new TextEncoder().encode(russian), undefined).text, russian);
});

test("decode: nobody says anything and the bytes are not UTF-8 -> windows-1252, with its quotation marks", () => {
  const decoded = decode(new Uint8Array([0x93, 0x58, 0x69, 0x94, 0x20, 0x85, 0x20, 0x80]), undefined);

  assert.equal(decoded.text, "“Xi” … €");
  assert.equal(decoded.charset, "windows-1252");
  assert.equal(decoded.problems.length, 1);
});

for (const charset of ["iso-8859-1", "latin1", "us-ascii", "windows-1252"]) {
  test(`decode: ${charset} -> the quotation marks of windows-1252, as everywhere on the web`, () => {
    assert.equal(decode(new Uint8Array([0x93, 0x41, 0x94, 0xe9]), `text/xml; charset=${charset}`).text, "“A”é");
  });
}

test("decode: UTF-8 with a character cut in two -> the rest is not garbled", () => {
  const whole = new TextEncoder().encode(declared("utf-8", russian));
  const bytes = new Uint8Array([...whole.slice(0, -7), 0xd0, ...whole.slice(-6)]);
  const decoded = decode(bytes, undefined);

  assert.match(decoded.text, /Си Цзиньпин/);
  assert.deepEqual(decoded.problems, ["some characters are not valid UTF-8"]);
});

for (const charset of ["utf-7", "utf-16", "ucs-2", "made-up", "", "x-user-defined"]) {
  test(`decode: a claim of ${JSON.stringify(charset)} that cannot be -> not believed`, () => {
    const bytes = new TextEncoder().encode(declared(charset, russian));

    assert.match(decode(bytes, `text/xml; charset=${charset}`).text, new RegExp(russian));
  });
}

test("decode: no bytes at all -> no text", () => {
  assert.deepEqual(decode(new Uint8Array(), undefined), { text: "", charset: "utf-8", problems: [] });
});

test("decode: bytes that are a part of a larger memory -> only that part", () => {
  const whole = new TextEncoder().encode("beforenewsafter");

  assert.equal(decode(whole.subarray(6, 10), "text/xml; charset=windows-1251").text, "news");
});
