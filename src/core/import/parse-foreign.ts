// Reads the tokens of a query by the order in which its system takes the operators.
import { limits } from "../limits.ts";
import type { Dialect, Foreign, Remark, Token } from "./foreign.ts";

type Reader = {
  readonly tokens: readonly Token[];
  readonly dialect: Dialect;
  readonly problems: Remark[];
  next: number;
  depth: number;
};

/** Undefined when nothing can be read at all; what is wrong is among `problems`. */
export function parseForeign(tokens: readonly Token[], dialect: Dialect, problems: Remark[]): Foreign | undefined {
  const reader: Reader = { tokens, dialect, problems, next: 0, depth: 0 };
  const read = parseLevel(reader, dialect.order.length - 1);
  const left = reader.tokens[reader.next];
  if (left !== undefined) complain(reader, left, "this belongs to nothing before it");
  return read;
}

/** `level` is the weakest operator that is taken; -1 is a single part. */
function parseLevel(reader: Reader, level: number): Foreign | undefined {
  const operator = reader.dialect.order[level];
  if (operator === undefined) return parsePart(reader);
  if (operator === "joint") return parseJoints(reader, level);

  const operands: Foreign[] = [];
  for (let isFirst = true; isFirst || takes(reader, operator); isFirst = false) {
    const operand = parseLevel(reader, level - 1);
    if (operand === undefined) return undefined;

    operands.push(operator === "not" && !isFirst ? { kind: "not", operand } : operand);
  }
  const [only, second] = operands;
  if (second === undefined) return only;
  if (operator === "or") checkBrackets(reader, operands);
  return { kind: operator === "or" ? "or" : "and", operands, grouped: false };
}

/** True when the operator stands here, or is what parts side by side mean; it is passed over. */
function takes(reader: Reader, operator: "or" | "and" | "not"): boolean {
  const token = reader.tokens[reader.next];
  if (token?.kind !== operator) return operator === "and" && meansAnd(reader, token);

  reader.next += 1;
  return true;
}

function meansAnd({ dialect }: Reader, token: Token | undefined): boolean {
  if (dialect.beside !== "and" || token === undefined) return false;

  return token.kind === "term" || token.kind === "open" || token.kind === "front" || token.kind === "not";
}

function checkBrackets(reader: Reader, operands: readonly Foreign[]): void {
  const mixed = operands.some((operand) => operand.kind === "and" && !operand.grouped);
  if (!mixed || !reader.dialect.bracketsNeeded) return;

  const at = reader.tokens[reader.next - 1];
  complain(reader, at, "AND or NOT beside OR without brackets: which binds first is not documented; put brackets");
}

type JointToken = Extract<Token, { readonly kind: "joint" }>;

/** A chain of them is refused, in whatever order it would be taken: our NEAR stands between words alone. */
function parseJoints(reader: Reader, level: number): Foreign | undefined {
  const first = parseLevel(reader, level - 1);
  if (first === undefined) return undefined;

  const parts = [first];
  const joints: JointToken[] = [];
  for (let joint = takeJoint(reader); joint !== undefined; joint = takeJoint(reader)) {
    const part = parseLevel(reader, level - 1);
    if (part === undefined) return undefined;

    joints.push(joint);
    parts.push(part);
  }
  if (joints.length > 1)
    complain(reader, joints[1], "a chain of NEAR has no counterpart; write two pairs joined by AND");
  const [only, second] = parts;
  const [joint] = joints;
  return only === undefined || second === undefined || joint === undefined
    ? first
    : { kind: "joint", joint: joint.joint, left: only, right: second };
}

function takeJoint(reader: Reader): JointToken | undefined {
  const token = reader.tokens[reader.next];
  if (token?.kind === "joint") {
    reader.next += 1;
    return token;
  }
  const isBeside = reader.next > 0 && (token?.kind === "open" || token?.kind === "term" || token?.kind === "front");
  if (!isBeside || reader.dialect.besideGroup !== "adjacent") return undefined;

  return { kind: "joint", joint: "ONEAR/0", from: token.from, to: token.to };
}

function parsePart(reader: Reader): Foreign | undefined {
  const token = reader.tokens[reader.next];
  switch (token?.kind) {
    case "term":
      return limited(reader, parseTerms(reader, token));
    case "open":
      return limited(reader, parseGroup(reader));
    case "not": {
      reader.next += 1;
      const operand = parsePart(reader);
      return operand === undefined ? undefined : { kind: "not", operand };
    }
    case "front":
      reader.next += 1;
      return parseFronted(reader, token.front);
    default:
      complain(
        reader,
        token,
        token === undefined ? "something is missing at the end" : "a word is missing before this",
      );
      return undefined;
  }
}

function parseFronted(reader: Reader, front: string): Foreign | undefined {
  const { order, frontTakes } = reader.dialect;
  const operand = frontTakes === "joint" ? parseLevel(reader, order.indexOf("joint")) : parsePart(reader);
  return operand === undefined ? undefined : { kind: "fronted", front, operand };
}

type TermToken = Extract<Token, { readonly kind: "term" }>;

/** Words side by side become a phrase where they mean one. */
function parseTerms(reader: Reader, first: TermToken): Foreign {
  reader.next += 1;
  const words = [first];
  for (let token = reader.tokens[reader.next]; token?.kind === "term"; token = reader.tokens[reader.next]) {
    if (reader.dialect.beside === "and" || (reader.dialect.beside === "phrase" && !isPhrasePart(first, token))) break;
    if (reader.dialect.beside === "unknown") {
      complain(
        reader,
        token,
        "what words without an operator between them mean is not documented; write AND or quotes",
      );
    }
    words.push(token);
    reader.next += 1;
  }
  if (words.length === 1) return { kind: "term", text: first.text };

  return { kind: "term", text: `"${words.map(({ text }) => text.replaceAll('"', "")).join(" ")}"` };
}

/** Facts and {Exact Case} are no words of a phrase. */
function isPhrasePart(first: TermToken, { text }: TermToken): boolean {
  return [first.text, text].every((one) => !/^(words[<>]|[{(])/.test(one));
}

function parseGroup(reader: Reader): Foreign | undefined {
  const open = reader.tokens[reader.next];
  reader.next += 1;
  reader.depth += 1;
  if (reader.depth > limits.expressionDepthMax) {
    complain(reader, open, `brackets stand at most ${limits.expressionDepthMax} deep`);
    return undefined;
  }
  const inner = parseLevel(reader, reader.dialect.order.length - 1);
  reader.depth -= 1;
  if (reader.tokens[reader.next]?.kind === "close") reader.next += 1;
  else complain(reader, open, "this bracket is never closed");
  return inner?.kind === "and" || inner?.kind === "or" ? { ...inner, grouped: true } : inner;
}

function limited(reader: Reader, part: Foreign | undefined): Foreign | undefined {
  const token = reader.tokens[reader.next];
  if (part === undefined || token?.kind !== "behind") return part;

  reader.next += 1;
  return { kind: "fronted", front: token.front, operand: part };
}

/** One problem is enough: what follows it is mostly its consequence. */
function complain({ problems, tokens }: Reader, token: Token | undefined, message: string): void {
  const end = tokens.at(-1)?.to ?? 0;
  const { from, to } = token ?? { from: end, to: end };
  if (problems.every((problem) => problem.from !== from)) problems.push({ from, to, message });
}
