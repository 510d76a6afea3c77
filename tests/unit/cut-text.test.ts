// A text cut once: its lines, and the sentences of each, as if each line had been read alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cutText } from "../../src/core/text/cut-text.ts";
import { sentences } from "../../src/core/text/sentences.ts";

function said(text: string): readonly (readonly string[])[] {
  return cutText(text).lines.map((line) => line.sentences.map(({ from, to }) => text.slice(from, to)));
}

test("cutText: lines of one and of several sentences -> each sentence with its own line", () => {
  assert.deepEqual(said("One. Two.\nA heading\n\nThree! Four?"), [
    ["One.", "Two."],
    ["A heading"],
    ["Three!", "Four?"],
  ]);
});

test("cutText: no text, only space, only line ends -> no lines", () => {
  for (const text of ["", " ", "\n\n\r\n", "\u2028\u00a0\u2029"]) assert.deepEqual(cutText(text).lines, []);
});

test("cutText: every kind of line end -> the same lines", () => {
  for (const end of ["\n", "\r\n", "\r", "\u2028", "\u2029"]) {
    assert.deepEqual(said(`One. Two.${end}Three.`), [["One.", "Two."], ["Three."]]);
  }
});

test("cutText: a line that ends in a shortened word -> the sentence ends with its line", () => {
  assert.deepEqual(said("They met in the U.S.\nand in Rome at 5 p.m.\nDr.\nRoe"), [
    ["They met in the U.S."],
    ["and in Rome at 5 p.m."],
    ["Dr."],
    ["Roe"],
  ]);
});

test("cutText: a quotation that goes on behind a line's end -> two lines", () => {
  assert.deepEqual(said("「署名した。」\nと述べた。次の日。"), [["「署名した。」"], ["と述べた。", "次の日。"]]);
});

test("cutText: scripts of the news -> places in the text that hold each line's own sentences", () => {
  const lines = [
    "Министр прибыл в г. Сочи в 2025 г. Он остался.",
    "两国部长周一会面。“很好。”他说。",
    "وصل الوزير اليوم. هل يبقى؟ نعم.",
    "The bridge.The river. No. 5 is closed.",
  ];
  const text = lines.map((line) => `  ${line} `).join("\n\n");
  const cut = cutText(text);

  assert.deepEqual(
    cut.lines.map((line) => line.text),
    lines,
  );
  for (const line of cut.lines) {
    assert.equal(text.slice(line.from, line.to), line.text);
    assert.deepEqual(
      line.sentences,
      sentences(line.text).map(({ from, to }) => ({ from: line.from + from, to: line.from + to })),
    );
  }
});
