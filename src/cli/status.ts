// `newswatch status`: asks the running service how it is doing, and prints it in a few lines.
import { z } from "zod";
import { plain } from "../core/alert/alert-text.ts";
import { limits } from "../core/limits.ts";
import { verdictInWords } from "../core/status/finding.ts";
import { counted, fromNow } from "../core/status/how-long.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

const when = z.coerce.date().optional();
const answer = z.object({
  status: z.enum(["pass", "warn", "fail"]),
  time: z.coerce.date(),
  findings: z.array(z.object({ level: z.string(), subject: z.string(), sentence: z.string(), remedy: z.string() })),
  feeds: z
    .array(
      z.object({
        name: z.string(),
        lastNewItemAt: when,
        state: z.string().default("unasked"),
        reason: z.string().default(""),
        rhythm: z.string().optional(),
      }),
    )
    .default([]),
  watches: z.array(z.object({ name: z.string(), lastAlertAt: when, alerts: z.number() })).default([]),
  undelivered: z.object({ count: z.number() }).optional(),
});
type Answer = z.infer<typeof answer>;

export const status: Command = {
  usage: "status [--json]",
  does: "ask the running service: is anything broken? (exit code 1 if so)",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], options: { json: { type: "boolean" } } });
    if (read.kind === "wrong") return wrongUsage(terminal, status, read.message);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const url = `${reading.settings.service.http.url}/status`;
    const asked = await ask(url);
    if (asked.kind === "silent") {
      terminal.err(
        `newswatch does not answer at ${url} (${asked.why}). Is it running? Start it with: newswatch start\n`,
      );
      return 1;
    }

    terminal.out(read.parsed.values.json === true ? `${asked.text}\n` : inLines(asked.answer, url));
    return asked.answer.status === "fail" ? 1 : 0;
  },
};

type Asked =
  | { readonly kind: "answered"; readonly text: string; readonly answer: Answer }
  | { readonly kind: "silent"; readonly why: string };

async function ask(url: string): Promise<Asked> {
  const headers = { accept: "application/json" };
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(limits.statusAskTimeoutMs) }).catch(
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
  if (response instanceof Error) return { kind: "silent", why: causeOf(response) };

  const text = await response.text();
  const parsed = answer.safeParse(jsonOf(text));
  if (parsed.success) return { kind: "answered", text, answer: parsed.data };
  return { kind: "silent", why: `the server there is not newswatch (HTTP ${response.status})` };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function causeOf(error: Error): string {
  const cause = error.cause;
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code;
  return error.message;
}

function inLines(answered: Answer, url: string): string {
  const { time, findings, feeds, watches, undelivered } = answered;
  const ago = (date: Date | undefined) => (date === undefined ? "never" : fromNow(date, time));
  const lines = [
    verdictInWords(answered),
    ...findings.map(({ level, subject, sentence, remedy }) => `  ${level} ${subject}: ${sentence} ${remedy}`),
    `Feeds (last new item):`,
    ...feeds.map((feed) => `  ${feed.name}: ${ago(feed.lastNewItemAt)} (${stateOf(feed)})`),
    `Watches (last alert):`,
    ...watches.map(({ name, lastAlertAt, alerts }) => `  ${name}: ${ago(lastAlertAt)} (${counted(alerts, "alert")})`),
    `Undelivered: ${undelivered?.count ?? "unknown"}`,
    `More: ${url}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** `ok, about 12 a day`; in trouble with its reason. */
function stateOf({ state, reason, rhythm }: Answer["feeds"][number]): string {
  const usual = rhythm === undefined ? state : `${state}, ${rhythm}`;
  return state === "ok" ? usual : `${usual}: ${plain(reason)}`;
}
