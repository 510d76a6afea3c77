// Writes the outcomes of tests of watches: for a person, as TAP, and as JUnit's XML.
import { plain } from "../alert/alert-text.ts";
import { counted } from "../status/how-long.ts";
import { failed, type TestOutcome } from "./run-tests.ts";

/** Failures with their reasons, and the count at the end. */
export function testLines(outcomes: readonly TestOutcome[], watches: number): string {
  const faulty = failed(outcomes);
  const lines = faulty.flatMap(({ test, faults }) => [
    `${test.place} ${test.watch}: ${test.name}`,
    ...faults.map((fault) => `    ${plain(fault)}`),
  ]);
  const of = `${counted(outcomes.length, "test")} of ${counted(watches, "watch", "watches")}`;
  const verdict = faulty.length === 0 ? "all pass" : `${faulty.length} failed`;
  return [...lines, `${of}: ${verdict}`].join("\n");
}

/** TAP version 14; reasons stand in a YAML block below their test. */
export function tapOf(outcomes: readonly TestOutcome[]): string {
  const lines = outcomes.flatMap(({ test, faults }, at) => {
    const name = `${at + 1} - ${tapText(`${test.watch}: ${test.name}`)}`;
    if (faults.length === 0) return [`ok ${name}`];

    const block = [
      "  ---",
      `  at: ${JSON.stringify(test.place)}`,
      "  faults:",
      ...faults.map((fault) => `    - ${JSON.stringify(plain(fault))}`),
      "  ...",
    ];
    return [`not ok ${name}`, ...block];
  });
  return ["TAP version 14", `1..${outcomes.length}`, ...lines].join("\n");
}

/** Signs that mean something to a reader of TAP are escaped. */
function tapText(text: string): string {
  return plain(text).replace(/[\\#]/gu, String.raw`\$&`);
}

/** One suite for each watch, in the form that CI servers read. */
export function junitOf(outcomes: readonly TestOutcome[]): string {
  const watches = [...new Set(outcomes.map(({ test }) => test.watch))];
  const suites = watches.map((watch) => suiteOf(watch, outcomes));
  const total = `tests="${outcomes.length}" failures="${failed(outcomes).length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="newswatch watches" ${total}>`,
    ...suites.flat(),
    "</testsuites>",
  ].join("\n");
}

function suiteOf(watch: string, outcomes: readonly TestOutcome[]): readonly string[] {
  const own = outcomes.filter(({ test }) => test.watch === watch);
  return [
    `  <testsuite name="${xmlText(watch)}" tests="${own.length}" failures="${failed(own).length}">`,
    ...own.flatMap(caseOf),
    "  </testsuite>",
  ];
}

function caseOf({ test, faults }: TestOutcome): readonly string[] {
  const open = `    <testcase classname="${xmlText(test.watch)}" name="${xmlText(test.name)}"`;
  if (faults.length === 0) return [`${open}/>`];

  const text = [test.place, ...faults].map(xmlText).join("&#10;");
  return [`${open}>`, `      <failure message="${xmlText(faults[0] ?? "")}">${text}</failure>`, "    </testcase>"];
}

const xmlSigns: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Control characters and lone surrogates are no XML at all; `plain` takes them out. */
function xmlText(text: string): string {
  return plain(text)
    .replace(/[\uFFFE\uFFFF]/gu, "\uFFFD")
    .replace(/[&<>"']/gu, (sign) => xmlSigns[sign] ?? sign);
}
