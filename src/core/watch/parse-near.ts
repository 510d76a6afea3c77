// Reads two parts of a rule that are joined by where they stand to each other: NEAR, ONEAR, NOT NEAR, SENTENCE, PARAGRAPH.
import type { Expression } from "./expression.ts";
import type { Lexeme } from "./lexeme.ts";
import { parsePart } from "./parse-part.ts";
import { complain, peek, type RuleReader, take } from "./rule-reader.ts";
import { readSide } from "./sides.ts";

/** What joins two parts; `isNot` when NOT stands before it. */
type Joint = Extract<Lexeme, { readonly kind: "near" | "together" }> & { readonly isNot: boolean };

export function parseNear(reader: RuleReader): Expression | undefined {
  const left = parsePart(reader);
  const joint = takeJoint(reader);
  if (joint === undefined) return left;

  const joined = join(reader, joint, [left, parsePart(reader)]);
  for (let again = takeJoint(reader); again !== undefined; again = takeJoint(reader)) {
    complain(reader, again, again.kind === "near" ? threeNear : threeTogether);
    parsePart(reader);
  }
  return joined;
}

const threeNear = "NEAR joins two parts; join a third with AND: a NEAR/5 b AND b NEAR/5 c";
const threeTogether = "SENTENCE and PARAGRAPH join two parts; join a third with AND: a SENTENCE b AND b SENTENCE c";

function takeJoint(reader: RuleReader): Joint | undefined {
  const behind = reader.lexemes[reader.next + 1]?.kind;
  const isNot = peek(reader)?.kind === "not" && (behind === "near" || behind === "together");
  if (isNot) reader.next += 1;
  const lexeme = take(reader, "near") ?? take(reader, "together");
  return lexeme && { ...lexeme, isNot };
}

type Parts = readonly [left: Expression | undefined, right: Expression | undefined];

function join(reader: RuleReader, joint: Joint, parts: Parts): Expression | undefined {
  const sides = parts.map((part) => part && readSide(part));
  for (const side of sides) if (side?.kind === "fault") complain(reader, joint, side.message);
  const [left, right] = sides;
  if (left?.kind !== "side" || right?.kind !== "side") return undefined;

  const operator = reader.rule.slice(joint.from, joint.to);
  const written = `${left.side.written} ${joint.isNot ? `NOT ${operator}` : operator} ${right.side.written}`;
  const both = { written, left: left.side, right: right.side };
  if (joint.kind === "together") {
    if (!joint.isNot) return { kind: "together", unit: joint.unit, ...both };
    return refuse(reader, joint, `write NOT before the whole of it: NOT (a ${operator} b)`);
  }
  const { wordsMax, ordered } = joint;
  if (!joint.isNot) return { kind: "near", wordsMax, ordered, ...both };
  if (!ordered) return { kind: "not-near", wordsMax, ...both };

  return refuse(reader, joint, `NOT goes with NEAR: a NOT NEAR/${wordsMax} b`);
}

function refuse(reader: RuleReader, joint: Joint, message: string): undefined {
  complain(reader, joint, message);
}
