// Cutting markup into pieces, and reading tags, whatever state they are in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { attributesOf } from "../../src/feeds/attributes.ts";
import { addPrefixes } from "../../src/feeds/namespaces.ts";
import { pieces } from "../../src/feeds/pieces.ts";
import { vocabulary } from "../../src/feeds/vocabulary.ts";

/** Each piece as its kind and text; tags also say whether they are empty. */
function cut(markup: string): readonly string[] {
  return pieces(markup).map((piece) => {
    const text = markup.slice(piece.start, piece.end);
    return "isEmpty" in piece && piece.isEmpty ? `empty ${text}` : `${piece.kind} ${text}`;
  });
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["an element", "<a>b</a>", ["open <a>", "text b", "close </a>"]],
  ["an empty element", "<a b='c'/>", ["empty <a b='c'/>"]],
  ["a prefix", "<x:a-b.c1>", ["open <x:a-b.c1>"]],
  ["a sign greater than in quotes", `<a b="c>d" e='f>'>`, [`open <a b="c>d" e='f>'>`]],
  ["a quote left open", `<a b="c>d</a>`, [`open <a b="c>`, "text d", "close </a>"]],
  ["a sign less than in an attribute", `<a b="c<d>"/>`, [`text <a b="c`, `open <d>`, `text "/>`]],
  ["a tag cut off", "a<b c", ["text a<b c"]],
  ["bare signs", "1 < 2 <3 < <", ["text 1 < 2 <3 < <"]],
  ["a comment with a tag", "<!-- <a> -->b", ["comment <!-- <a> -->", "text b"]],
  ["a comment left open", "a<!-- <a>", ["text a", "instruction <!--", "text  ", "open <a>"]],
  ["CDATA with a tag", "<![CDATA[<a>]]>b", ["cdata <![CDATA[<a>]]>", "text b"]],
  ["CDATA left open", "<![CDATA[<a>", ["instruction <![CDATA[", "open <a>"]],
  ["a declaration", "<?xml version='1.0'?>", ["instruction <?xml version='1.0'?>"]],
  ["a DOCTYPE", "<!DOCTYPE a><a>", ["doctype <!DOCTYPE a>", "open <a>"]],
  [
    "a DOCTYPE with a subset",
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>",
    ["doctype <!DOCTYPE a [<!ENTITY b 'c'>]>", "open <a>"],
  ],
  ["no DOCTYPE", "<!' [<a>", ["instruction <!' [<a>"]],
  ["a DOCTYPE left open", "<!DOCTYPE a [<!ENTITY", ["doctype <!DOCTYPE a [<!ENTITY"]],
  ["nothing", "", []],
];
for (const [what, markup, expected] of cases) {
  test(`pieces: ${what} -> ${expected.length} pieces that are the whole`, () => {
    assert.deepEqual(cut(markup), expected);
    assert.equal(
      pieces(markup)
        .map(({ start, end }) => markup.slice(start, end))
        .join(""),
      markup,
    );
  });
}

const tags: readonly (readonly [string, readonly (readonly [string, string])[]])[] = [
  [
    `<a HREF="b" rel='c d' type=e>`,
    [
      ["href", "b"],
      ["rel", "c d"],
      ["type", "e"],
    ],
  ],
  [
    `<a x:y = "1"\n z="2"/>`,
    [
      ["x:y", "1"],
      ["z", "2"],
    ],
  ],
  [`<a b="&amp;&lt;&#33;"/>`, [["b", "&<!"]]],
  [`<a b="1" b="2" B="3">`, [["b", "1"]]],
  ["<a checked b>", []],
  ["<a b=''>", [["b", ""]]],
  ["<a>", []],
];
for (const [tag, expected] of tags) {
  test(`attributes: ${JSON.stringify(tag)} -> ${expected.length} of them`, () => {
    assert.deepEqual([...attributesOf(tag)], expected);
  });
}

function meaning(name: string, declarations = ""): string {
  const prefixes = new Map<string, string>();
  addPrefixes(`<x ${declarations}>`, prefixes);
  const found = vocabulary(prefixes, "feed")(name);
  return found.kind === "field" ? found.field : found.kind;
}

const meanings: readonly (readonly [string, string, string])[] = [
  ["rss", "", "root"],
  ["rdf:rdf", "", "root"],
  ["a:feed", "xmlns:a='http://www.w3.org/2005/Atom'", "root"],
  ["item", "", "entry"],
  ["r:item", 'xmlns:r="http://purl.org/rss/1.0/"', "entry"],
  ["channel", "", "channel"],
  ["pubdate", "", "published"],
  ["dc:date", "", "dated"],
  ["d:date", "xmlns:d='http://purl.org/dc/elements/1.1/'", "dated"],
  ["atom:updated", "", "updated"],
  ["c:encoded", 'xmlns:c="http://purl.org/rss/1.0/modules/content/"', "full"],
  ["encoded", "", "other"],
  ["media:title", "", "other-title"],
  ["media:content", "", "medium"],
  ["media:group", "", "pass"],
  ["m:title", "xmlns:m='https://search.yahoo.com/mrss/'", "other-title"],
  ["itunes:author", "", "author"],
  ["constructor", "", "other"],
  ["x:constructor", "", "other"],
];
for (const [name, declarations, expected] of meanings) {
  test(`vocabulary: ${name} ${declarations} -> ${expected}`, () => {
    assert.equal(meaning(name, declarations), expected);
  });
}

test("vocabulary: a prefix declared twice -> the first declaration holds", () => {
  const both = "xmlns:p='http://purl.org/dc/elements/1.1/' xmlns:p='http://www.w3.org/2005/Atom'";

  assert.equal(meaning("p:creator", both), "creator");
  assert.equal(meaning("p:link", both), "other");
});
