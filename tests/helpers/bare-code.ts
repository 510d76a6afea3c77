// TypeScript without its comments and texts: what is left is code, and only code is asked whether it keeps to the plan.

export type BareCode = {
  /** Each text stands in it as `"3"`, the third of `texts`; what a template holds in `${...}` stays, in parentheses. */
  readonly code: string;
  readonly texts: readonly string[];
};

type Scan = { readonly source: string; readonly texts: string[]; at: number; code: string };

const comment = /\/\/.*|\/\*[\s\S]*?\*\/[ \t]*/y;
const quoted = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const pattern = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;
const templatePart = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;

/** A slash after one of these words, or after a sign, begins a regular expression; after a value it divides. */
const beforePattern =
  /(?:^|[^\w$)\]}"\s]|(?<![\w$.])(?:return|typeof|case|in|of|do|else|void|delete|await|yield|new))\s*$/;

export function bareCode(text: string): BareCode {
  const scan: Scan = { source: text.replace(/^#!.*/, ""), texts: [], at: 0, code: "" };
  scanUntil(scan, undefined);
  return { code: scan.code, texts: scan.texts };
}

/** Reads on to the bracket that closes what a template holds, or to the end. */
function scanUntil(scan: Scan, close: "}" | undefined): void {
  let depth = 0;
  while (scan.at < scan.source.length) {
    if (scanText(scan)) continue;

    const sign = scan.source[scan.at] ?? "";
    if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    if (sign === close && depth < 0) return;
    scan.code += sign;
    scan.at += 1;
  }
}

/** A comment, a string, a template or a regular expression, if one begins here. */
function scanText(scan: Scan): boolean {
  switch (scan.source[scan.at]) {
    case "/":
      return (
        take(scan, comment) !== undefined ||
        (beforePattern.test(scan.code.slice(-40)) && addText(scan, take(scan, pattern)))
      );
    case '"':
    case "'":
      return addText(scan, take(scan, quoted)?.slice(1, -1));
    case "`":
      return scanTemplate(scan);
    default:
      return false;
  }
}

function scanTemplate(scan: Scan): boolean {
  scan.at += 1;
  addText(scan, take(scan, templatePart));
  while (scan.source.startsWith("${", scan.at)) {
    scan.at += 2;
    scan.code += "+(";
    scanUntil(scan, "}");
    scan.at += 1;
    scan.code += ")+";
    addText(scan, take(scan, templatePart));
  }
  scan.at += 1;
  return true;
}

function addText(scan: Scan, text: string | undefined): boolean {
  if (text === undefined) return false;

  scan.code += `"${scan.texts.length}"`;
  scan.texts.push(text);
  return true;
}

function take(scan: Scan, expression: RegExp): string | undefined {
  expression.lastIndex = scan.at;
  const found = expression.exec(scan.source)?.[0];
  if (found !== undefined) scan.at += found.length;
  return found;
}
