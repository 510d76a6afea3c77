// The short way of reading a rule's plainest pieces, beside the long way.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { lex } from "../../src/core/watch/lex.ts";
import { readPiece } from "../../src/core/watch/read-piece.ts";
import { readPlain } from "../../src/core/watch/read-plain.ts";

describe("readPlain", () => {
  test("readPlain: words, operators and brackets -> what the long way reads", () => {
    for (const text of ["visit", "a", "nearly", "notes", "android", "agenda", "firsts", "AND", "OR", "NOT", "(", ")"]) {
      const plain = readPlain(`${text} x`, 0);
      const piece = { text, from: 0, to: text.length, before: undefined, after: " " };
      assert.deepEqual({ ...plain }, { ...readPiece(piece).lexemes[0] }, text);
    }
  });

  test("readPlain: what may mean more than a word -> left to the long way", () => {
    const others =
      "and or not near onear first atleast of words age AND/OR NEAR/5 Visit visit* title:x w/5 don't état x, x{".split(
        " ",
      );
    for (const text of others) assert.equal(readPlain(text, 0), undefined, text);
  });

  test("lex: near behind an operator, near behind a part -> a word, a mistake", () => {
    assert.deepEqual(
      lex("here AND near").lexemes.map(({ kind }) => kind),
      ["word", "and", "word"],
    );
    assert.equal(lex("here AND near").problems.length, 0);
    assert.equal(lex("here near there").problems.length, 1);
  });

  test("lex: every place of a rule -> the pieces' own text", () => {
    const rule = '( visit*\n OR "state  visit" )AND  title:xi NEAR/5 习近平';
    const pieces = lex(rule).lexemes.map(({ from, to }) => rule.slice(from, to));
    assert.deepEqual(pieces, ["(", "visit*", "OR", '"state  visit"', ")", "AND", "title:", "xi", "NEAR/5", "习近平"]);
  });
});
