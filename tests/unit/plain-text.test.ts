// Markup into plain text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeEntities } from "../../src/feeds/entities.ts";
import { cleanLine, plainLine, plainText } from "../../src/feeds/plain-text.ts";

const cases: readonly (readonly [string, string, string])[] = [
  ["plain words", "Xi visits  Moscow\n today", "Xi visits Moscow today"],
  ["paragraphs", "<p>One.</p><p>Two.</p>", "One.\nTwo."],
  ["breaks", "One.<br>Two.<BR/>Three.", "One.\nTwo.\nThree."],
  ["inline tags", "<b>Xin</b>hua <a href='x'>says</a>", "Xinhua says"],
  ["a list", "<ul><li>One</li><li>Two</li></ul>", "One\nTwo"],
  ["a script and a style", "a<script>if (1 < 2) x('</b>')</script>b<style>p{}</style>c", "abc"],
  ["a script never closed", "a<script>b", "ab"],
  ["a comment", "a<!-- b > c -->d", "ad"],
  ["a comment never closed", "a<!-- b", "a<!-- b"],
  ["a sign greater than in an attribute", 'a<img alt="x > y">b', "ab"],
  ["a quote never closed", 'a<img alt="x>b</p>c', "ab\nc"],
  ["mathematics", "1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ["a heart", "I <3 news", "I <3 news"],
  ["a tag cut off", "news <a href=", "news <a href="],
  ["entities", "AT&amp;T &laquo;х&raquo; &#8220;y&#x201D; &eacute;", "AT&T «х» “y” é"],
  ["escaped markup", "use &lt;b&gt; for bold", "use <b> for bold"],
  ["an unknown entity", "a &foo; b & c &amp", "a &foo; b & c &amp"],
  ["invisible signs", "a\u0000b\u0007c\u00add\u200be\ufefff", "abcdef"],
  ["signs that turn the reading direction", "\u202eevil\u202c \u2066x\u2069", "evil x"],
  ["marks of direction that are mere letters", "\u05d0\u200f 5\u200e", "\u05d0\u200f 5\u200e"],
  ["a sign that begins no declaration", "a <!' b", "a <!' b"],
  ["a declaration", "a<!DOCTYPE x>b", "ab"],
  ["many spaces in a text that is plain else", "a  b   c d ", "a b c d"],
  ["half a character", "a\ud800b\udc00c", "abc"],
  ["joiners that scripts need", "می\u200cخواهم", "می\u200cخواهم"],
  ["a hard space", "5&nbsp;000\u00a0km", "5 000 km"],
  ["nothing but markup", "<p> </p><img src=x>", ""],
];

for (const [what, html, expected] of cases) {
  test(`plain text: ${what} -> ${JSON.stringify(expected)}`, () => {
    assert.equal(plainText(html, 1_000), expected);
  });
}

test("plain text: longer than allowed -> cut, but not within a character", () => {
  assert.equal(plainText("abc def", 4), "abc");
  assert.equal(plainText("ab😀", 3), "ab");
  assert.equal(plainText("ab😀", 4), "ab😀");
});

test("plain line: paragraphs -> one line", () => {
  assert.equal(plainLine("<p>One</p><p>Two</p>", 100), "One Two");
});

test("clean line: an id with signs of markup -> kept, but storable", () => {
  assert.equal(cleanLine(" tag:x,2026:<a>&amp;\u0000\n b "), "tag:x,2026:<a>&amp; b");
});

const references: readonly (readonly [string, string])[] = [
  ["&amp;lt;", "&lt;"],
  ["&Alpha;&alpha;&Sigma;&sigmaf;&omega;&Omega;", "ΑαΣςωΩ"],
  ["&yuml;&nbsp;&ETH;&THORN;", "ÿ\u00a0ÐÞ"],
  ["&euro;&hellip;&ndash;&rsquo;&trade;", "€…–’™"],
  ["&#146;&#x93;", "’“"],
  ["&#0;&#xD800;&#1114112;&#9999999999;&#x1;", ""],
  ["&#x1F600;", "😀"],
  ["&constructor;&__proto__;&toString;", "&constructor;&__proto__;&toString;"],
  ["&;&#;&#x;& amp;", "&;&#;&#x;& amp;"],
];
for (const [text, expected] of references) {
  test(`entities: ${text} -> ${JSON.stringify(expected)}`, () => {
    assert.equal(decodeEntities(text), expected);
  });
}
