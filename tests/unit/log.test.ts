// The log's lines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openLog } from "../../src/log/log.ts";

function written(plain: boolean, level: "debug" | "info" = "info") {
  const lines: string[] = [];
  return { lines, log: openLog({ level, plain, write: (line) => lines.push(line) }) };
}

function first(lines: readonly string[]): Record<string, unknown> {
  return JSON.parse(lines[0] ?? "{}");
}

test("log: for machines -> one JSON line with time, sentence and facts", () => {
  const { lines, log } = written(false);

  log.info("the queue is back", { queue: "redis", jobs: 3 });

  const { time, ...rest } = first(lines);
  assert.equal(lines.length, 1);
  assert.deepEqual(rest, { level: 30, queue: "redis", jobs: 3, message: "the queue is back" });
  assert.match(String(time), /^\d{4}-\d\d-\d\dT.*Z$/);
});

test("log: an error as a fact -> its message, code and causes, without the stack", () => {
  const { lines, log } = written(false);
  const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });

  log.error("a step broke", { error: new Error("the database is away", { cause }) });

  assert.deepEqual(first(lines)["error"], {
    message: "the database is away",
    cause: { message: "connect ECONNREFUSED", code: "ECONNREFUSED" },
  });
});

test("log: at level debug -> stacks too; below its level -> nothing", () => {
  const quiet = written(false);
  const loud = written(false, "debug");

  quiet.log.debug("a step ended");
  loud.log.error("a step broke", { error: new Error("x") });

  assert.deepEqual(quiet.lines, []);
  assert.match(JSON.stringify(first(loud.lines)), /log\.test/);
});

test("log: several refused addresses in one error -> the first one's words", () => {
  const { lines, log } = written(false);

  log.warn("the queue is away", { error: new AggregateError([new Error("connect ECONNREFUSED ::1")]) });

  assert.deepEqual(first(lines)["error"], { message: "connect ECONNREFUSED ::1" });
});

test("log: for a person -> time, level where it matters, sentence, facts; values with spaces quoted", () => {
  const { lines, log } = written(true);

  log.info("newswatch runs", { feeds: 3, status: "http://127.0.0.1:8080/status" });
  log.warn("the queue is away", { why: "no route" });

  assert.match(
    lines[0] ?? "",
    /^\d\d:\d\d:\d\d newswatch runs {2}feeds=3 status=http:\/\/127\.0\.0\.1:8080\/status\n$/,
  );
  assert.match(lines[1] ?? "", /^\d\d:\d\d:\d\d WARN {2}the queue is away {2}why="no route"\n$/);
});

test("log: a line break in a fact -> never splits a line", () => {
  for (const plain of [true, false]) {
    const { lines, log } = written(plain);
    log.info("a feed failed", { title: "one\ntwo\r\nthree" });

    assert.equal(lines.length, 1);
    assert.equal((lines[0] ?? "").trimEnd().split(/[\r\n]/).length, 1);
  }
});
