// References to characters: what is one is decoded once, what is none stays, and nothing takes long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeEntities } from "../../src/feeds/entities.ts";

const cases: readonly (readonly [what: string, written: string, meant: string])[] = [
  ["none", "a; b", "a; b"],
  ["a semicolon before it", "; &amp;", "; &"],
  ["two that touch", "&lt;&gt;", "<>"],
  ["one at either end", "&amp;a&amp;", "&a&"],
  ["escaped twice", "&amp;amp;lt;", "&amp;lt;"],
  ["a bare sign before one", "A & B &amp; C", "A & B & C"],
  ["a name that holds one", "&foo&amp;", "&foo&"],
  ["a name nobody knows", "&nosuch; &amp;", "&nosuch; &"],
  ["a known name in other letters", "&AMP; &Eacute;&eacute;", "&AMP; Éé"],
  ["a name of the language's own parts", "&constructor; &__proto__;", "&constructor; &__proto__;"],
  ["numbers", "&#65;&#x42;&#X43;", "ABC"],
  ["a number past the planes", "&#x1F600; &#x110000;", "😀 "],
  ["half a character", "&#xD83D;&#xDE00;", ""],
  ["a number of eleven digits", "&#12345678901;", "&#12345678901;"],
  ["a number with a letter in it", "&#1a; &#xg;", "&#1a; &#xg;"],
  ["a number of Windows", "&#147;a&#148;", "“a”"],
  ["bytes of UTF-8 behind other references", "&lt;&amp;&#226;&#130;&#172;", "<&€"],
  ["bytes that are no UTF-8", "&#233;&#233;", "éé"],
  ["bytes that begin before another text", "&#195;&#169;amp;", "éamp;"],
];
for (const [what, written, meant] of cases) {
  test(`reference: ${what} -> ${JSON.stringify(meant)}`, () => {
    assert.equal(decodeEntities(written), meant);
  });
}
