// The log: one line per fact, JSON for machines, plain for a person at a terminal. On stderr, so that stdout is alerts.
import { pino } from "pino";
import type { Log } from "../ports/clock-and-log.ts";
import { plainLines } from "./plain-lines.ts";

export type LogOptions = {
  readonly level: "debug" | "info" | "warn" | "error";
  /** Plain lines for a person; else JSON. */
  readonly plain: boolean;
  readonly write: (line: string) => void;
};

/** An `error` fact is written with its message, code and causes; its stack only at level debug. */
export function openLog({ level, plain, write }: LogOptions): Log {
  const sink = plain ? plainLines(write) : { write };
  const base = pino(
    { level, base: null, messageKey: "message", timestamp: () => `,"time":"${new Date().toISOString()}"` },
    sink,
  );
  const withStack = level === "debug";
  const told = (facts: Readonly<Record<string, unknown>> = {}) =>
    Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, describe(fact, withStack)]));
  return {
    debug: (sentence, facts) => base.debug(told(facts), sentence),
    info: (sentence, facts) => base.info(told(facts), sentence),
    warn: (sentence, facts) => base.warn(told(facts), sentence),
    error: (sentence, facts) => base.error(told(facts), sentence),
  };
}

function describe(fact: unknown, withStack: boolean): unknown {
  if (!(fact instanceof Error)) return fact;

  const cause = fact.cause === undefined ? {} : { cause: describe(fact.cause, withStack) };
  const code = "code" in fact && typeof fact.code === "string" ? { code: fact.code } : {};
  const stack = withStack ? { stack: fact.stack } : {};
  // A refused connection to several addresses comes as an AggregateError whose own message is empty.
  const message = fact instanceof AggregateError && fact.message === "" ? firstMessage(fact) : fact.message;
  return { message, ...code, ...cause, ...stack };
}

function firstMessage(error: AggregateError): string {
  const first: unknown = error.errors[0];
  return first instanceof Error ? first.message : "several errors";
}
