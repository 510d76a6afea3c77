// The verdict: what is broken, what deserves a warning, and what is only worth knowing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isSampleWire } from "../../src/core/feed/sample-wire.ts";
import type { StatusFacts } from "../../src/core/status/facts.ts";
import { answers, feedState } from "../../src/core/status/feed-state.ts";
import { type HealthVerdict, verdictInWords } from "../../src/core/status/finding.ts";
import { counted, fromNow, howLong, listed } from "../../src/core/status/how-long.ts";
import type { Loaded } from "../../src/core/status/loaded.ts";
import { outcomeInWords } from "../../src/core/status/outcome-words.ts";
import { verdict } from "../../src/core/status/verdict.ts";
import { watchRows } from "../../src/core/status/watch-rows.ts";
import { after, dayMs, hourMs, minuteMs, secondMs, start } from "../helpers/make.ts";
import { desk, feedFacts, loaded, reload, statusFacts, undelivered } from "../helpers/status.ts";

function judged(facts: Partial<StatusFacts>, isLoaded: Partial<Loaded> = {}): HealthVerdict {
  return verdict(statusFacts(facts), loaded(isLoaded), start);
}

function told({ findings }: HealthVerdict): string {
  return findings.map(({ level, subject, sentence }) => `${level} ${subject}: ${sentence}`).join("\n");
}

test("verdict: everything works -> pass without a finding", () => {
  assert.deepEqual(judged({}), { status: "pass", findings: [] });
});

test("verdict: a feed that failed for some time -> warn with its outcome in words and what to do", () => {
  const failing = feedFacts({ name: "shut", outcome: "http-403", failures: 4, lastSuccessAt: after(-5 * hourMs) });
  const found = judged({ feeds: [feedFacts(), failing] });
  assert.equal(found.status, "warn");
  assert.equal(told(found), "warn feed shut: Turns us away (http-403: the site refused us).");
  assert.match(found.findings[0]?.remedy ?? "", /contact/);
});

test("verdict: one failed check after a recent success -> only a note", () => {
  const found = judged({ feeds: [feedFacts(), feedFacts({ name: "shaky", outcome: "timeout", failures: 1 })] });
  assert.equal(found.status, "pass");
  assert.match(told(found), /^info feed shaky: The last check failed \(timeout: .*too long/);
});

test("verdict: a feed that never answered -> warn", () => {
  const never = feedFacts({ name: "typo", outcome: "dns", failures: 1, lastSuccessAt: undefined });
  assert.match(told(judged({ feeds: [feedFacts(), never] })), /^warn feed typo: Has never answered \(dns: /);
});

test("verdict: many feeds with one fault -> one finding that names some and counts the rest", () => {
  const away = Array.from({ length: 30 }, (_, n) =>
    feedFacts({ name: `feed-${n}`, outcome: "dns", failures: 2, lastSuccessAt: undefined }),
  );
  const found = judged({ feeds: [feedFacts(), ...away] });
  assert.equal(found.findings.length, 1);
  assert.equal(found.findings[0]?.subject, "30 feeds");
  assert.match(told(found), /: Have never answered \(dns: .*\): feed-0, feed-1, .*feed-5 and 24 more\.$/);
});

test("verdict: no feed answers -> fail first, then why", () => {
  const found = judged({ feeds: [feedFacts({ failures: 9, outcome: "dns", lastSuccessAt: after(-dayMs) })] });
  assert.equal(found.status, "fail");
  assert.equal(found.findings[0]?.subject, "all feeds");
  assert.equal(found.findings[1]?.level, "warn");
});

const sample = feedFacts({ name: "sample-wire", url: "http://127.0.0.1:8080/sample-wire/feed.xml" });
const down = { failures: 9, outcome: "dns", lastSuccessAt: after(-dayMs) } as const;
const never = { failures: 2, outcome: "dns", lastSuccessAt: undefined } as const;

test("verdict: the sample answers, and no real feed any more -> fail", () => {
  const found = judged({ feeds: [sample, feedFacts(down), feedFacts({ name: "other", ...never })] });
  assert.equal(found.status, "fail");
  assert.match(told(found), /^fail all feeds: No feed answers, so no news comes in\./);
});

test("verdict: the sample answers, and no real feed ever has -> warn that no real news comes in", () => {
  const found = judged({ feeds: [sample, feedFacts(never)] });
  assert.equal(found.status, "warn");
  assert.match(told(found), /^warn feeds: Only the sample wire answers; no real news is coming in\.\n/);
  assert.match(found.findings[0]?.remedy ?? "", /network/);
});

test("verdict: neither the sample nor any real feed answers -> fail, whether one ever has or not", () => {
  for (const feed of [feedFacts(down), feedFacts(never)]) {
    assert.equal(judged({ feeds: [{ ...sample, ...never }, feed] }).status, "fail");
  }
  assert.equal(judged({ feeds: [feedFacts(never)] }).status, "fail");
});

test("verdict: the sample beside a real feed that answers or waits, or alone -> nothing", () => {
  const waiting = feedFacts({ outcome: undefined, lastCheckedAt: undefined, lastSuccessAt: undefined });
  for (const feeds of [[sample], [sample, feedFacts()], [sample, waiting]]) {
    assert.deepEqual(judged({ feeds }).findings, []);
  }
});

test("verdict: the sample alone does not answer -> a warning of that feed only", () => {
  assert.match(told(judged({ feeds: [{ ...sample, ...down }] })), /^warn feed sample-wire: No longer answers [^\n]*$/);
});

test("isSampleWire: addresses -> only those whose path ends as the sample's", () => {
  for (const url of [
    "http://127.0.0.1:8080/sample-wire/feed.xml",
    "https://desk.example/watch/sample-wire/feed.xml?x",
  ]) {
    assert.equal(isSampleWire(url), true, url);
  }
  for (const url of ["https://x.example/feed.xml", "https://x.example/?/sample-wire/feed.xml", "builtin:x", "", "::"]) {
    assert.equal(isSampleWire(url), false, url);
  }
});

test("verdict: a feed not checked for three intervals -> warn that nobody checks it", () => {
  const looked = { lastCheckedAt: after(-46 * minuteMs), lastSuccessAt: after(-46 * minuteMs) };
  const late = feedFacts({ name: "left", ...looked, nextDueAt: after(-31 * minuteMs) });
  const found = judged({ feeds: [feedFacts(), late] });
  assert.match(told(found), /^warn feed left: Has not been checked/);
});

test("verdict: a feed of two seconds that paused for a minute -> nothing", () => {
  const quick = feedFacts({
    intervalMs: 2 * secondMs,
    lastCheckedAt: after(-minuteMs),
    lastSuccessAt: after(-minuteMs),
  });
  assert.equal(judged({ feeds: [quick] }).status, "pass");
});

test("verdict: a feed that waits for its first check -> nothing, until it is overdue", () => {
  const fresh = feedFacts({ outcome: undefined, lastCheckedAt: undefined, lastSuccessAt: undefined, nextDueAt: start });
  assert.deepEqual(judged({ feeds: [fresh] }).findings, []);
  const overdue = feedFacts({ ...fresh, nextDueAt: after(-6 * minuteMs) });
  assert.match(told(judged({ feeds: [overdue] })), /Has not been checked/);
});

test("verdict: work due for more than five minutes -> fail with what waits; five minutes sharp -> nothing", () => {
  const backlog = { toRead: 7, toJudge: 2, toSend: 1, oldestDueAt: after(-5 * minuteMs) };
  assert.equal(judged({ backlog }).status, "pass");
  const found = judged({ backlog: { ...backlog, oldestDueAt: after(-12 * minuteMs) } });
  assert.equal(
    told(found),
    "fail work: Stalled: the oldest job has been waiting for 12 min (7 to read, 2 to judge, 1 to send).",
  );
});

test("verdict: a channel switched off -> fail with why and that its alerts are held", () => {
  const found = judged({ channelsOff: [{ channel: "hook", why: "http-410", since: after(-hourMs) }] });
  assert.match(told(found), /^fail channel hook: Is switched off.*http-410.*held/);
});

test("verdict: alerts given up -> fail, counted for each channel", () => {
  const found = judged({
    undelivered: [
      undelivered({ state: "gave-up", nextAttemptAt: undefined, lastResult: "smtp-550: no such user" }),
      undelivered({ state: "gave-up", nextAttemptAt: undefined, lastResult: "smtp-550: no such user" }),
      undelivered({ state: "gave-up", nextAttemptAt: undefined, channel: "mail", lastResult: undefined }),
    ],
  });
  assert.equal(found.status, "fail");
  assert.match(
    told(found),
    /fail channel hook: 2 alerts were given up and will not be retried.*smtp-550: no such user/,
  );
  assert.match(told(found), /fail channel mail: 1 alert was given up.*no answer was recorded/);
  assert.match(found.findings[0]?.remedy ?? "", /newswatch replay/);
});

test("verdict: an alert that is retried -> warn; one on its first attempt -> nothing", () => {
  assert.match(
    told(judged({ undelivered: [undelivered()] })),
    /^warn channel hook: 1 alert has not been delivered yet. Last result: http-503\.$/,
  );
  const first = undelivered({ attempts: 1, lastResult: undefined });
  assert.deepEqual(judged({ undelivered: [first] }).findings, []);
});

test("verdict: a receiver on a private network -> the remedy is to allow its network", () => {
  const lastResult = "failed: blocked-address: 10.0.0.7 is private; list it.";
  const waiting = judged({ undelivered: [undelivered({ lastResult })] }).findings[0];
  assert.match(waiting?.sentence ?? "", /list it\.$/);
  assert.doesNotMatch(waiting?.sentence ?? "", /\.\.$/);
  assert.equal(waiting?.remedy, "List its network under fetch: allow-private in newswatch.yaml and restart.");
  const gaveUp = judged({ undelivered: [undelivered({ state: "gave-up", lastResult })] }).findings[0];
  assert.match(gaveUp?.remedy ?? "", /^List its network under .* and restart, then run newswatch replay/);
});

test("verdict: another failure that only mentions a blocked address -> the usual remedy", () => {
  const found = judged({ undelivered: [undelivered({ lastResult: "failed: http-500: blocked-address: no" })] });
  assert.match(found.findings[0]?.remedy ?? "", /check that the receiver is up/);
});

test("verdict: articles that could not be judged -> fail with their number and the way to them", () => {
  const one = judged({ outcomes: { matched: 9, unjudgeable: 1 } });
  assert.equal(one.status, "fail");
  assert.equal(told(one), "fail articles: 1 article could not be judged in the last 24 hours.");
  assert.match(one.findings[0]?.remedy ?? "", /the log.*newswatch explain/);
  assert.match(told(judged({ outcomes: { unjudgeable: 1_200 } })), /: 1,200 articles could not/);
  assert.deepEqual(judged({ outcomes: { unjudgeable: 0 } }).findings, []);
});

test("verdict: held alerts of a channel that is off -> told once, by the channel", () => {
  const found = judged({
    undelivered: [undelivered({ state: "held" })],
    channelsOff: [{ channel: "hook", why: "http-410", since: start }],
  });
  assert.equal(found.findings.length, 1);
});

test("verdict: more undelivered alerts than are listed -> says how many there are", () => {
  const found = judged({ undelivered: [undelivered()], undeliveredCount: 4_000 });
  assert.match(told(found), /There are 4000; only the oldest 1 are listed/);
});

test("verdict: an edit refused -> warn that the previous settings remain", () => {
  const problem = { file: "config/feeds.yaml", line: 3, column: 5, message: "unknown key" };
  const found = judged({}, { reload: reload({ problems: [problem] }) });
  assert.equal(found.status, "warn");
  assert.match(told(found), /refused \(1 problem\); the previous settings remain in force/);
});

test("verdict: a change that needs a restart -> a note", () => {
  const found = judged({}, { reload: reload({ restartNeeded: true }) });
  assert.equal(found.status, "pass");
  assert.match(told(found), /^info settings: /);
});

test("verdict: a watch that never fired -> a note, not a warning", () => {
  const found = judged({ watches: [] });
  assert.equal(found.status, "pass");
  assert.equal(told(found), "info 1 watch: Not fired yet: leader-visits.");
});

test("verdict: a watch below every route's level -> warn that nobody is told", () => {
  const found = judged(
    {},
    { desk: desk({ routes: [{ name: "r", watches: ["*"], level: "critical", channel: "c" }] }) },
  );
  assert.match(told(found), /^warn routes: No route covers leader-visits: matches are recorded but not sent/);
});

test("verdict: no feeds and no watches -> warn of both, and never that all feeds fail", () => {
  const found = judged({ feeds: [], watches: [] }, { desk: desk({ feeds: [], watches: [] }) });
  assert.deepEqual(
    found.findings.map(({ level, subject }) => `${level} ${subject}`),
    ["warn feeds", "warn watches"],
  );
});

test("verdict: faults of all levels -> the worst first", () => {
  const found = judged({
    feeds: [
      feedFacts(),
      feedFacts({ name: "a", failures: 1, outcome: "timeout" }),
      feedFacts({ name: "b", failures: 3, outcome: "tls" }),
    ],
    backlog: { toRead: 1, toJudge: 0, toSend: 0, oldestDueAt: after(-hourMs) },
  });
  assert.deepEqual(
    found.findings.map(({ level }) => level),
    ["fail", "warn", "info"],
  );
});

test("verdict: every finding -> a sentence and something to do", () => {
  const found = judged(
    { feeds: [feedFacts({ failures: 3, outcome: "made-up" })], watches: [], undelivered: [undelivered()] },
    { reload: reload({ restartNeeded: true }) },
  );
  for (const { sentence, remedy } of found.findings) {
    assert.match(sentence, /\.$/);
    assert.match(remedy, /\.$/);
  }
});

test("verdict: a receiver's answer with controls and great length -> short plain text", () => {
  const found = judged({ undelivered: [undelivered({ lastResult: `\u001b[2J\u202e${"x".repeat(9_000)}` })] });
  const sentence = found.findings[0]?.sentence ?? "";
  assert.ok(sentence.length < 400);
  assert.doesNotMatch(sentence, /[\p{Cc}\u202e]/u);
});

test("feedState: each way a feed can be -> its state", () => {
  assert.equal(feedState(feedFacts(), start), "working");
  assert.equal(feedState(feedFacts({ lastCheckedAt: undefined }), start), "waiting");
  assert.equal(feedState(feedFacts({ failures: 1 }), start), "stumbled");
  assert.equal(feedState(feedFacts({ failures: 2 }), start), "failing");
  assert.equal(feedState(feedFacts({ failures: 1, lastSuccessAt: after(-dayMs) }), start), "failing");
  assert.equal(feedState(feedFacts({ lastSuccessAt: undefined }), start), "silent");
  assert.equal(feedState(feedFacts({ lastSuccessAt: after(-dayMs) }), start), "late");
});

test("answers: each state of a feed -> true for those whose last success is recent", () => {
  for (const state of ["working", "stumbled"] as const) assert.equal(answers(state), true, state);
  for (const state of ["waiting", "failing", "silent", "late"] as const) assert.equal(answers(state), false, state);
});

test("verdict: every feed fails, but for one that waits, is late or stumbled -> not said that no feed answers", () => {
  const failing = feedFacts({ name: "down", failures: 9, outcome: "dns", lastSuccessAt: after(-dayMs) });
  const others = [
    { lastCheckedAt: undefined, lastSuccessAt: undefined },
    { lastCheckedAt: after(-hourMs), lastSuccessAt: after(-hourMs) },
    { failures: 1 },
  ];
  for (const other of others) assert.notEqual(judged({ feeds: [failing, feedFacts(other)] }).status, "fail");
});

test("verdictInWords: each verdict -> one sentence, warnings counted", () => {
  const finding = { subject: "x", sentence: "y", remedy: "z" };
  const warning = { ...finding, level: "warn" } as const;
  const note = { ...finding, level: "info" } as const;
  assert.equal(verdictInWords({ status: "pass", findings: [note] }), "Everything works.");
  assert.equal(verdictInWords({ status: "warn", findings: [warning, note] }), "Running, with 1 warning.");
  assert.equal(verdictInWords({ status: "warn", findings: [warning, warning] }), "Running, with 2 warnings.");
  assert.equal(verdictInWords({ status: "fail", findings: [warning] }), "Something is broken.");
});

test("outcomeInWords: known, unknown and hostile outcomes -> always words", () => {
  assert.equal(outcomeInWords("http-403").what, "the site refused us");
  assert.equal(outcomeInWords("http-502").what, "the site has a server error");
  assert.equal(outcomeInWords("http-418").what, "the site returned no feed");
  assert.equal(outcomeInWords(undefined).what, "it has not been checked yet");
  for (const odd of ["", "constructor", "__proto__", "toString", "anything"]) {
    assert.equal(outcomeInWords(odd).what, "the check failed", odd);
  }
});

test("howLong: lengths around each unit -> the largest whole unit", () => {
  const cases = [
    [0, "below 1 s"],
    [999, "below 1 s"],
    [secondMs, "1 s"],
    [59_999, "59 s"],
    [minuteMs, "1 min"],
    [hourMs - 1, "59 min"],
    [23 * hourMs, "23 h"],
    [dayMs, "1 day"],
    [9 * dayMs, "9 days"],
  ] as const;
  for (const [ms, words] of cases) assert.equal(howLong(ms), words);
});

test("fromNow: past, future and the same moment -> ago, in, now", () => {
  assert.equal(fromNow(after(-3 * minuteMs), start), "3 min ago");
  assert.equal(fromNow(after(5 * hourMs), start), "in 5 h");
  assert.equal(fromNow(start, start), "now");
});

test("listed: none, one, two, too many -> read as a sentence's part", () => {
  assert.equal(listed([], 3), "");
  assert.equal(listed(["a"], 3), "a");
  assert.equal(listed(["a", "b"], 3), "a and b");
  assert.equal(listed(["a", "b", "c", "d", "e"], 3), "a, b, c and 2 more");
});

test("counted: one and many -> the right word", () => {
  assert.equal(counted(1, "watch", "watches"), "1 watch");
  assert.equal(counted(12_345, "feed"), "12,345 feeds");
  assert.equal(counted(0, "feed"), "0 feeds");
});

test("watchRows: watches set and watches known -> those set, with what is known", () => {
  const set = desk({
    watches: [
      { name: "leader-visits", title: "Leader visits", level: "high" },
      { name: "new-one", title: "New", level: "low" },
    ],
  });
  const [first, second] = watchRows(set, statusFacts());
  assert.equal(first?.alerts, 4);
  assert.equal(first?.version, 3);
  assert.deepEqual(second, {
    name: "new-one",
    title: "New",
    level: "low",
    version: undefined,
    lastMatchAt: undefined,
    lastAlertAt: undefined,
    alerts: 0,
  });
});
