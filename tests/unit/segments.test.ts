// Pieces of a text: reports, interviews with their turns, live entries, appended articles; and what only looks like them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findingsOf } from "../../src/core/examine.ts";
import type { Segment } from "../../src/core/text-findings.ts";
import { readArticle } from "../helpers/make.ts";
import { shippedOutlets } from "../helpers/outlets.ts";

const outlets = shippedOutlets();

function segmentsOf(...lines: readonly string[]) {
  const text = lines.join("\n");
  const segments = findingsOf(readArticle({ title: "A title of its own", text }), { outlets }).segments;
  const starts = segments.map((segment) => text.slice(segment.from).split("\n")[0]);
  return { text, segments, starts, kinds: segments.map(({ kind }) => kind) };
}

function turnsOf(segment: Segment | undefined, text: string) {
  return segment?.turns?.map(({ speaker, role, from, to }) => [speaker, role, text.slice(from, to)]);
}

const paragraph = "The two ministers met at the river on Monday and spoke for three hours about the old bridge.";

test("segments: a plain report -> one piece that holds the whole text", () => {
  const { text, segments } = segmentsOf(paragraph, "A heading", paragraph);

  assert.deepEqual(segments, [{ from: 0, to: text.length, kind: "report" }]);
});

test("segments: no text -> no pieces", () => {
  assert.deepEqual(segmentsOf("").segments, []);
  assert.deepEqual(segmentsOf(" ", "\t").segments, []);
});

test("segments: a report and an interview under its own headline -> two pieces, turns with their speakers", () => {
  const { text, segments } = segmentsOf(
    paragraph,
    "Closer Still: A Scholar on the Bridge",
    "Our editor spoke with a scholar of rivers.",
    "Ann Example: What do you make of the bridge?",
    "Dr. Boris Muster: It is old.",
    "It was old when I was young.",
    "Ann example: And the river?",
    "Muster: It is older.",
  );

  assert.deepEqual(
    segments.map(({ kind, title }) => [kind, title]),
    [
      ["report", undefined],
      ["interview", "Closer Still: A Scholar on the Bridge"],
    ],
  );
  assert.deepEqual(turnsOf(segments[1], text), [
    ["Ann Example", "interviewer", "Ann Example: What do you make of the bridge?"],
    ["Dr. Boris Muster", "interviewee", "Dr. Boris Muster: It is old.\nIt was old when I was young."],
    ["Ann Example", "interviewer", "Ann example: And the river?"],
    ["Dr. Boris Muster", "interviewee", "Muster: It is older."],
  ]);
});

test("segments: a headline with a question mark that the page sets as a heading -> begins the interview", () => {
  const lines = [
    paragraph,
    "How old is the bridge?",
    "Ann Example: Is it old?",
    "Boris Muster: Yes.",
    "Ann Example: How old?",
    "Boris Muster: Very.",
  ];
  const text = lines.join("\n");
  const from = text.indexOf("How old is the bridge?");
  const parts = [{ kind: "heading", from, to: from + 22 }] as const;

  const [, interview] = findingsOf(readArticle({ title: "A title of its own", text, parts }), { outlets }).segments;

  assert.deepEqual([interview?.kind, interview?.title, interview?.from], ["interview", "How old is the bridge?", from]);
});

test("segments: the asker's thanks end the interview -> what follows is a report again", () => {
  const { kinds, starts } = segmentsOf(
    "Ann Example: What now?",
    "Boris Muster: We wait.",
    "Ann Example: For how long?",
    "Boris Muster: For years.",
    "Ann Example: Thank you for your time.",
    paragraph,
  );

  assert.deepEqual(kinds, ["interview", "report"]);
  assert.equal(starts[1], paragraph);
});

const interviews: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    "Russian",
    ["Корреспондент: Что дальше?", "Иван Петров: Подождём.", "Корреспондент: Долго?", "Петров: Год или два."],
    ["Корреспондент", "Иван Петров"],
  ],
  ["Chinese", ["记者：下一步呢？", "王教授：等待。", "记者：多久？", "王教授：一两年。"], ["记者", "王教授"]],
  [
    "Japanese",
    ["記者：次は？", "山田教授：待ちます。", "記者：どのくらい？", "山田教授：一、二年です。"],
    ["記者", "山田教授"],
  ],
  [
    "Arabic",
    ["المذيع: ماذا بعد؟", "الدكتور سالم: ننتظر.", "المذيع: كم من الوقت؟", "الدكتور سالم: سنة."],
    ["المذيع", "الدكتور سالم"],
  ],
  ["questions and answers", ["Q: What now?", "A: We wait.", "Q: For how long?", "A: A year."], ["Q", "A"]],
  [
    "initials after the first turn",
    ["Ann Example: Now?", "Boris Muster: Wait.", "AE: Long?", "BM: A year."],
    ["Ann Example", "Boris Muster"],
  ],
];
for (const [what, lines, speakers] of interviews) {
  test(`segments: interview, ${what} -> the speakers, the first of them asks`, () => {
    const { segments, kinds } = segmentsOf(...lines);

    assert.deepEqual(kinds, ["interview"]);
    const turns = segments[0]?.turns ?? [];
    assert.deepEqual([...new Set(turns.map(({ speaker }) => speaker))], speakers);
    assert.deepEqual(
      turns.map(({ role }) => role),
      ["interviewer", "interviewee", "interviewer", "interviewee"],
    );
  });
}

const notInterviews: readonly (readonly [string, readonly string[]])[] = [
  ["facts in rows", ["Date: Monday", "Place: the bridge", "Time: noon", "Date: Tuesday", "Place: the river"]],
  ["results", ["North: 3", "South: 2", "North: 4", "South: 1"]],
  ["one who is quoted twice", ["Minister: We wait.", paragraph, "Minister: What else?", paragraph]],
  ["headings with colons", ["The river: a history", paragraph, "The bridge: a plan", paragraph]],
  ["addresses", ["http://one.example", "http://two.example", "http://one.example", "http://two.example"]],
];
for (const [what, lines] of notInterviews) {
  test(`segments: ${what} -> no interview`, () => {
    assert.deepEqual(segmentsOf(...lines).kinds, ["report"]);
  });
}

test("segments: a live report, times in lines of their own -> an entry for each time", () => {
  const { segments, starts } = segmentsOf(
    "Live from the bridge.",
    "14:05 GMT",
    paragraph,
    "13:40 GMT",
    paragraph,
    "12:55 GMT",
    paragraph,
  );

  assert.deepEqual(
    segments.map(({ kind, at }) => [kind, at]),
    [
      ["report", undefined],
      ["live-entry", "14:05 GMT"],
      ["live-entry", "13:40 GMT"],
      ["live-entry", "12:55 GMT"],
    ],
  );
  assert.deepEqual(starts, ["Live from the bridge.", "14:05 GMT", "13:40 GMT", "12:55 GMT"]);
});

const clocks: readonly (readonly [string, readonly string[]])[] = [
  ["times before the text", ["9.05am - ", "10.15am - ", "2.30pm - "]],
  ["Russian", ["14:05 МСК — ", "13:10 МСК — ", "12:00 МСК — "]],
  ["Chinese", ["[14:05] ", "[13:10] ", "[12:00] "]],
  ["German", ["14.05 Uhr: ", "13.10 Uhr: ", "12.00 Uhr: "]],
];
for (const [what, times] of clocks) {
  test(`segments: live report, ${what} -> three entries`, () => {
    const { segments } = segmentsOf(...times.map((time) => `${time}${paragraph}`));

    assert.deepEqual(
      segments.map(({ kind }) => kind),
      ["live-entry", "live-entry", "live-entry"],
    );
  });
}

const notLive: readonly (readonly [string, readonly string[]])[] = [
  ["a timetable", ["09:00 Opening", "10:00 Talks", "12:00 Lunch", "15:00 Farewell"]],
  ["two times", ["14:05 GMT", paragraph, "13:40 GMT", paragraph]],
  ["times in no order", ["14:05", paragraph, "09:40", paragraph, "16:55", paragraph, "03:10", paragraph]],
];
for (const [what, lines] of notLive) {
  test(`segments: ${what} -> no live entries`, () => {
    assert.ok(!segmentsOf(...lines).kinds.includes("live-entry"));
  });
}

test("segments: a second report with headline and dateline -> appended, with its headline", () => {
  const { segments, starts } = segmentsOf(
    "MOSCOW, Nov 21 (TASS) - The ministers met.",
    paragraph,
    "Floods close the northern bridge",
    "BEIJING, Nov 21 (Xinhua) -- The river rose on Sunday.",
    paragraph,
  );

  assert.deepEqual(
    segments.map(({ kind, title }) => [kind, title]),
    [
      ["report", undefined],
      ["appended", "Floods close the northern bridge"],
    ],
  );
  assert.equal(starts[1], "Floods close the northern bridge");
});

test("segments: subheadings within one report -> one piece", () => {
  assert.deepEqual(segmentsOf(paragraph, "What comes next", paragraph, "Reactions", paragraph).kinds, ["report"]);
});

test("segments: any text -> pieces in order, without overlaps, that begin at the first word and end at the last", () => {
  const pool = [
    "Ann Example: Why?",
    "Boris Muster: So.",
    "14:05 GMT",
    "A heading here",
    paragraph,
    "",
    "МОСКВА, 21 ноября. /ТАСС/. Встреча.",
  ];
  let seed = 7;
  for (let round = 0; round < 300; round += 1) {
    const lines = Array.from({ length: 12 }, () => {
      seed = (seed * 48271) % 2147483647;
      return pool[seed % pool.length] ?? "";
    });
    const { text, segments } = segmentsOf(...lines);
    if (text.trim() === "") continue;
    assert.equal(segments[0]?.from, text.length - text.trimStart().length);
    assert.equal(segments.at(-1)?.to, text.trimEnd().length);
    segments.forEach(({ from, to, turns = [] }, at) => {
      assert.ok(from < to && from >= (segments[at - 1]?.to ?? 0));
      assert.equal(text.slice(segments[at - 1]?.to ?? 0, from).trim(), "");
      turns.forEach((turn, index) => {
        assert.ok(turn.from >= (turns[index - 1]?.to ?? from) && turn.to <= to);
      });
    });
  }
});
