// The hand-made loops that read texts give what the plain description of them says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { squeezed } from "../../src/feeds/squeezed.ts";
import { withoutTags } from "../../src/feeds/without-tags.ts";

/** What is meant, said with expressions that are too slow for the work. */
function described(text: string): string {
  const lines = text.replace(/[^\S\n]+/g, " ").split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

const signs = [
  "a",
  "é",
  "я",
  "文",
  "😀",
  " ",
  "  ",
  "\n",
  "\t",
  "\r",
  "\u00a0",
  "\u1680",
  "\u2003",
  "\u2028",
  "\u205f",
  "\u3000",
];

test("squeezed: every text of three signs, with all kinds of space, bare and between letters -> as described", () => {
  const pairs = signs.flatMap((one) => signs.map((two) => one + two));
  for (const text of signs.flatMap((three) => pairs.map((pair) => pair + three))) {
    assert.equal(squeezed(text), described(text), JSON.stringify(text));
    assert.equal(squeezed(`x${text}y`), described(`x${text}y`), JSON.stringify(text));
  }
});

const texts: readonly (readonly [what: string, html: string, text: string])[] = [
  ["no tags", "a b", "a b"],
  ["inline tags", "a<b>b</b>c", "abc"],
  ["a block", "a<p>b</p>c", "a\nb\nc"],
  ["names in upper and mixed case", "a<BR>b<Br/>c<Div>d", "a\nb\nc\nd"],
  ["a name that only begins as a block's", "a<pr>b<blockquoted>c", "abc"],
  ["line ends of the source", "a\nb<br>\r\nc", "a b\n  c"],
  ["a comment with tags inside", "a<!-- <p> -->b", "ab"],
  ["a comment that is not closed", "a<!-- b>", "a<!-- b>"],
  ["a sign of less", "1 < 2 <3 <b>x</b>", "1 < 2 <3 x"],
  ["a tag that is not closed", "<b>a</b> <a href=", "a <a href="],
  ["quotes with a sign of more", '<a title="x > y">z</a>', "z"],
  ["the other quote inside of quotes", `<a title="it's > y">z</a>`, "z"],
  ["a quote that is not closed", '<a title="x>y<b>z', "yz"],
  ["a script", "a<script>if (a<b) x()</script>b", "ab"],
  ["a script in mixed case, closed with a space", "a<Script>x</SCRIPT >b", "ab"],
  ["a script that is not closed", "a<script>b", "ab"],
  ["a closing script alone", "a</script>b", "ab"],
  ["a picture drawn inside", "a<svg><text>x</text></svg>b", "ab"],
  ["a text wrapped twice", "<![CDATA[a <b>b</b>]]> c", "a b c"],
  ["a condition of an office program", "<![if !supportLists]>a<![endif]>", "a"],
  ["a declaration", "<!DOCTYPE html><?xml version='1.0'?>a", "a"],
];
for (const [what, html, text] of texts) {
  test(`without tags: ${what} -> the text`, () => {
    assert.equal(withoutTags(html), text);
  });
}
