// Texts made to take long, each filled with what one of the searches looks for.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findingsOf } from "../../src/core/examine.ts";
import { limits } from "../../src/core/limits.ts";
import { readArticle } from "../helpers/make.ts";
import { shippedOutlets } from "../helpers/outlets.ts";

/** A fifth of the longest text that is kept: enough to tell a square from a line, and soon done. */
const chars = limits.articleTextCharsMax / 5;
/** Far above what is needed where nothing else runs (a tenth of it), far below what a square takes. */
const cpuMsMax = 1_000;
const outlets = shippedOutlets();

function filled(piece: string): string {
  return piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);
}

/** Names of which none comes twice, so that none is another's short form. */
function manyNames(): string {
  const letter = (at: number) => String.fromCharCode(97 + (at % 26));
  const names = Array.from(
    { length: 4_000 },
    (_, at) => `N${letter(at)}${letter(at / 26)}${letter(at / 676)} Roe${letter(at / 17_576)}: is it?`,
  );
  return names.join("\n").slice(0, chars);
}

const hostile: readonly (readonly [what: string, text: string])[] = [
  ["one word", filled("a")],
  ["full stops", filled(".")],
  ["initials", filled("A. ")],
  ["brackets that never close", filled("[")],
  ["brackets of all kinds", filled("([{（【")],
  ["space", filled(" ")],
  ["line ends", filled("\n")],
  ["quotes that never close", filled("“")],
  ["single colons", filled("A:\n")],
  ["one speaker", filled("Name: text?\n")],
  ["two speakers", filled("Anna: why?\nBob: no\n")],
  ["speakers of other names", manyNames()],
  ["surnames of one name", filled("Ann Roe: x?\nRoe: y\nAR: z\n")],
  ["times", filled("14:05 Xyz\n")],
  ["live entries", filled(`14:05 ${"word ".repeat(15)}\n`)],
  ["slots", filled("[Insert name] ")],
  ["bare slots", filled("[name] [date] ")],
  ["filler text", filled("lorem ipsum dolor sit amet ")],
  ["outlets", filled("Reuters ")],
  ["halves of outlets", filled("The Washington The New York The ")],
  ["sentences that quote outlets", filled("according to Reuters ")],
  ["datelines", filled("MOSCOW, Nov 21 (TASS) - It rains.\n")],
  ["source lines", filled("Source: Reuters\n")],
  ["original sources", filled("Original Source: example.org\n")],
  ["refusals", filled("I cannot create a news article based on the provided input. ")],
  ["refusals in lines", filled("I cannot create a news article based on the provided input.\n")],
  ["quotes and refusals", filled('"I cannot create an article. ')],
  ["hints", filled("provided input please provide the text ")],
  ["share lines", filled("share this article on facebook\n")],
  ["a share line without end", filled("share ")],
  ["captions", filled("Photo: x\n")],
  ["breadcrumbs", filled("Home > A > B > C\n")],
  ["tags", filled("#ab ")],
  ["tag lines", filled("Tags: a b c\n")],
  ["hosts", filled("a.b.")],
  ["people of hosts", filled("a-b.c.de editor ")],
  ["one sentence again and again", filled("The minister said that trade would grow by a lot this year. ")],
  ["Arabic prefixes", filled("وبال ")],
  ["Arabic reports", filled("قال بحسب ")],
  ["Chinese reports", filled("据新华社报道，")],
  ["Japanese quotes", filled("「申し訳ありません")],
  ["Korean reports", filled("신화사에 따르면 ")],
  ["lone surrogates", filled("\ud83d")],
  ["marks without letters", filled("\u0301")],
  [
    "everything",
    filled("Home » A » B\nPhoto: x\nJohn: hi?\nMary: ho\n14:05 Xa\nSource: Reuters\n[name] [date] lorem ipsum\n"),
  ],
];

describe("hostile texts", () => {
  for (const [what, text] of hostile) {
    test(`findings: ${chars} characters of ${what} -> bounded, and every place is in the text`, () => {
      const before = process.cpuUsage();
      const findings = findingsOf(readArticle({ title: text.slice(0, limits.titleCharsMax), text }), { outlets });
      const { user, system } = process.cpuUsage(before);

      assert.ok((user + system) / 1_000 < cpuMsMax, `took ${(user + system) / 1_000} ms`);
      assert.ok(findings.origins.length <= limits.originsMax);
      let end = 0;
      for (const { from, to } of findings.flagged) {
        assert.ok(from >= end && to > from && to <= text.length);
        end = to;
      }
      const said = findings.segments.map(({ from, to }) => text.slice(from, to)).join("");
      assert.equal(said.replace(/\s/gu, ""), text.replace(/\s/gu, ""));
    });
  }
});
