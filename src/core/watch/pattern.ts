// Makes a regular expression ready for searching, by an engine whose time grows with the text alone.
import { RE2JS, RE2JSException } from "re2js";
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import type { Pattern } from "./expression.ts";

export type MadePattern =
  | { readonly kind: "pattern"; readonly pattern: Pattern }
  | { readonly kind: "problem"; readonly message: string };

/** `source` is what stands between the slashes, in RE2's language; case counts unless it begins with (?i). */
export function makePattern(source: string, written: string): MadePattern {
  if (source.length > limits.patternCharsMax) {
    return refuse(
      `has ${source.length} characters, of ${limits.patternCharsMax} at most; write words and NEAR instead`,
    );
  }
  const compiled = compile(source);
  if (compiled.kind === "problem") return compiled;

  const { regex } = compiled;
  if (regex.programSize() > limits.patternSizeMax) {
    return refuse("is too large once its repetitions are written out; repeat less often than {n}");
  }
  if (regex.test("")) return refuse("is found in an empty text too; it has to ask for at least one character");

  return { kind: "pattern", pattern: { kind: "pattern", written, source, search: (text) => searchIn(text, regex) } };
}

type Compiled =
  | { readonly kind: "regex"; readonly regex: RE2JS }
  | { readonly kind: "problem"; readonly message: string };

/** The package tells of a wrong pattern by throwing; here it is a value. */
function compile(source: string): Compiled {
  try {
    return { kind: "regex", regex: RE2JS.compile(source) };
  } catch (fault) {
    if (!(fault instanceof RE2JSException)) throw fault;

    return refuse(
      `cannot be read: ${fault.message.replace(/^error parsing regexp: /u, "")}; look-around and \\1 do not exist`,
    );
  }
}

function refuse(why: string): { readonly kind: "problem"; readonly message: string } {
  return { kind: "problem", message: `this pattern ${why}` };
}

function searchIn(text: string, regex: RE2JS): readonly Span[] {
  const matcher = regex.matcher(text.slice(0, limits.patternTextCharsMax));
  const spans: Span[] = [];
  for (let finds = 0; finds < limits.patternFindsMax && matcher.find(); finds += 1) {
    const span = { from: matcher.start(), to: matcher.end() };
    if (span.to > span.from) spans.push(span);
  }
  return spans;
}
