// When "not modified" is believed, doubted, and no longer asked for.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Answered,
  doubtAfter,
  doubtAfterFailure,
  isDistrusted,
  type Question,
  questionFor,
} from "../../src/core/feed/doubt.ts";
import { type Doubt, type FeedMemory, noDoubt } from "../../src/core/feed/feed-memory.ts";
import { after, dayMs, entry, feedMemory, hourMs, minuteMs, start } from "../helpers/make.ts";

const validators = { etag: 'W/"ü, \\"x"', lastModified: "Fri, 20 Nov 2026 08:00:00 GMT" };
const hourly = { weightedRate: 1, weight: 1, peakPerHour: 0, longestGapMs: 0, entries: 20 };
const conditional: Question = { kind: "conditional", ...validators };
const suspicion: Question = { kind: "whole", why: "suspicion" };

function memory(doubt: Partial<Doubt>, parts: Partial<FeedMemory> = {}): FeedMemory {
  return feedMemory({
    rhythm: hourly,
    doubt: { ...noDoubt, ...doubt },
    lastCheckedAt: after(-15 * minuteMs),
    ...parts,
  });
}

test("questionFor: nothing remembered -> the whole document", () => {
  const none = { etag: undefined, lastModified: undefined, memory: memory({}) };
  assert.deepEqual(questionFor(none, start), { kind: "whole", why: "nothing remembered" });
});

test("questionFor: one validator or both -> sent back byte for byte", () => {
  assert.deepEqual(questionFor({ ...validators, memory: memory({}) }, start), conditional);
  const one = { etag: undefined, lastModified: "whatever the server said", memory: memory({}) };
  assert.deepEqual(questionFor(one, start), { kind: "conditional", etag: undefined, lastModified: one.lastModified });
});

test("questionFor: not modified for a day, of an hourly feed -> asked whole on suspicion; before that -> not", () => {
  const at = (ms: number, parts: Partial<FeedMemory> = {}) =>
    questionFor({ ...validators, memory: memory({ unchangedSince: start }, parts) }, after(ms)).kind;
  assert.equal(at(dayMs), "conditional");
  assert.equal(at(dayMs + 1), "whole");
  const daily = { rhythm: { ...hourly, weightedRate: 1 / 24 } };
  assert.equal(at(5 * dayMs - 1, daily), "conditional", "five of its gaps");
  assert.equal(at(5 * dayMs + minuteMs, daily), "whole");
  const unknown = { rhythm: { ...hourly, weight: 0, weightedRate: 0 } };
  assert.equal(at(7 * dayMs, unknown), "conditional");
  assert.equal(at(7 * dayMs + 1, unknown), "whole");
});

test("doubtAfterFailure: the whole was asked for on suspicion and not given -> asked whole again in a day, not sooner", () => {
  const asked = { ...validators, memory: memory({ unchangedSince: start, doubts: 1 }) };
  const now = after(2 * dayMs);
  assert.deepEqual(questionFor(asked, now), suspicion);

  const doubt = doubtAfterFailure(asked, now);

  const kindAt = (time: Date) => questionFor({ ...asked, memory: memory(doubt) }, time).kind;
  assert.equal(kindAt(new Date(now.getTime() + 5 * minuteMs)), "conditional");
  assert.equal(kindAt(new Date(now.getTime() + dayMs + 1)), "whole");
  assert.equal(doubt.doubts, 1);
});

test("doubtAfterFailure: asked with validators, or with nothing to remember -> thought of as before", () => {
  const believed = { ...validators, memory: memory({ unchangedSince: start }) };
  assert.equal(doubtAfterFailure(believed, after(hourMs)), believed.memory.doubt);
  const unknown = { etag: undefined, lastModified: undefined, memory: memory({ unchangedSince: start }) };
  assert.equal(doubtAfterFailure(unknown, after(9 * dayMs)), unknown.memory.doubt);
});

test("doubtAfter: not modified again and again -> since when is kept; any document -> the row ends", () => {
  const said = doubtAfter(
    { memory: memory({}) },
    { question: conditional, kind: "not-modified", fresh: [], now: start },
  );
  assert.deepEqual(said.unchangedSince, start);
  const again = { question: conditional, kind: "not-modified", fresh: [], now: after(hourMs) } as const;
  assert.deepEqual(doubtAfter({ memory: memory(said) }, again).unchangedSince, start);
  assert.deepEqual(doubtAfter({ memory: memory(said) }, { ...again, kind: "body" }), noDoubt);
  assert.deepEqual(doubtAfter({ memory: memory(said) }, { ...again, kind: "failed" }), said);
});

test("doubtAfter: suspicion finds nothing -> no doubt is left, and no other such look for a day", () => {
  const before = memory({ unchangedSince: after(-2 * dayMs), doubts: 1 });
  const now = { question: suspicion, kind: "body", fresh: [], now: start } as const;
  assert.deepEqual(doubtAfter({ memory: before }, now), noDoubt);
});

test("doubtAfter: suspicion finds what was published before the last 'not modified' -> a lie is proven", () => {
  const before = memory({ unchangedSince: after(-2 * dayMs) });
  const fresh = [entry({ publishedAt: after(-5 * hourMs) })];
  const doubt = doubtAfter({ memory: before }, { question: suspicion, kind: "body", fresh, now: start });
  assert.deepEqual(doubt, { unchangedSince: undefined, doubts: 0, distrustedSince: start });
});

test("doubtAfter: suspicion finds undated news, or news of this moment -> proven by the second time only", () => {
  for (const publishedAt of [undefined, after(-minuteMs)]) {
    const found: Answered = { question: suspicion, kind: "body", fresh: [entry({ publishedAt })], now: start };
    const once = doubtAfter({ memory: memory({ unchangedSince: after(-2 * dayMs) }) }, found);
    assert.deepEqual([once.doubts, once.distrustedSince], [1, undefined]);
    assert.deepEqual(doubtAfter({ memory: memory(once) }, found).distrustedSince, start);
  }
});

test("questionFor: distrusted -> whole for thirty days, then believed until the next suspicion", () => {
  const lying = memory({ distrustedSince: start });
  assert.deepEqual(questionFor({ ...validators, memory: lying }, after(29 * dayMs)), {
    kind: "whole",
    why: "distrust",
  });
  assert.deepEqual(questionFor({ ...validators, memory: lying }, after(30 * dayMs)), conditional);
  assert.equal(isDistrusted(lying.doubt, after(30 * dayMs)), false);
});

test("doubtAfter: a whole document in distrust -> the distrust stays; a true answer to validators after it -> it ends", () => {
  const lying = memory({ distrustedSince: start });
  const distrust: Question = { kind: "whole", why: "distrust" };
  const read = { kind: "body", fresh: [entry()], now: after(dayMs) } as const;
  assert.deepEqual(doubtAfter({ memory: lying }, { question: distrust, ...read }).distrustedSince, start);
  assert.deepEqual(doubtAfter({ memory: lying }, { question: conditional, ...read }), noDoubt);
});

test("questionFor: a server that says 'not modified' for ever, for two months -> one whole look a day at the most", () => {
  let doubt: Doubt = noDoubt;
  const whole: number[] = [];
  for (let now = 0; now < 60 * dayMs; now += 15 * minuteMs) {
    const before = memory(doubt, { lastCheckedAt: after(now - 15 * minuteMs) });
    const isPaused = isDistrusted(doubt, after(now)) && now - (whole.at(-1) ?? 0) < dayMs;
    if (isPaused) continue;

    const question = questionFor({ ...validators, memory: before }, after(now));
    const kind = question.kind === "whole" ? "body" : "not-modified";
    const lateNews = entry({ publishedAt: after(now - 6 * hourMs) });
    const fresh = kind === "body" ? [lateNews] : [];
    whole.push(...fresh.map(() => now));
    doubt = doubtAfter({ memory: before }, { question, kind, fresh, now: after(now) });
  }
  assert.ok(whole.length > 50, `${whole.length} looks found the news`);
  for (const [index, at] of whole.entries()) assert.ok(at - (whole[index - 1] ?? -dayMs) >= dayMs, `${at}`);
});
