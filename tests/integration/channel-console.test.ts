// The console channel: a block for people, one line for programs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openChannel } from "../../src/channels/open-channel.ts";
import type { Notification } from "../../src/core/alert/alert.ts";
import { alertMessage } from "../../src/core/alert/alert-message.ts";
import { alertContent, noticeNotification, notification, start } from "../helpers/make.ts";

const escapeSign = "\u001b";

type Look = { readonly format: "text" | "json" | "auto"; readonly isTerminal?: boolean; readonly colour?: boolean };

async function written(
  { format, isTerminal = false, colour = false }: Look,
  sent: Notification = notification(),
): Promise<string> {
  const lines: string[] = [];
  const channel = openChannel(
    { name: "console", kind: "console", format },
    {
      write: async (line) => lines.push(line) > 0,
      isTerminal,
      colour,
      clock: { now: () => start },
      web: { post: async () => assert.fail("a console posts nothing") },
    },
  );
  assert.deepEqual(await channel.send(sent), { kind: "delivered", detail: "written to the console" });
  assert.equal(lines.length, 1);
  return lines[0] ?? "";
}

test("console: json -> one line with the webhook's message and the id", async () => {
  const line = await written({ format: "json" });
  assert.deepEqual(JSON.parse(line), { id: notification().id, ...alertMessage(alertContent()) });
  assert.doesNotMatch(line, /[\r\n]/);
});

test("console: json with line breaks in a title -> still one line", async () => {
  const { article } = alertContent();
  const line = await written(
    { format: "json" },
    notification({ content: alertContent({ article: { ...article, title: "a\r\nb\u0000\u001b[2J" } }) }),
  );
  assert.doesNotMatch(line, /\p{Cc}/u);
  assert.equal(JSON.parse(line).data.article.title, "a\r\nb\u0000\u001b[2J");
});

test("console: text -> a block that a person can read, words marked without escapes", async () => {
  const block = await written({ format: "text" });
  assert.match(block, /^HIGH · Leader visits\n«President» arrives for a two-day visit\nThe Daily News \(GB\)/);
  assert.match(block, /2026-11-20 08:00:00 UTC/);
  assert.equal(block.includes(escapeSign), false);
});

test("console: text in colour -> marked words bold, and nothing else", async () => {
  const block = await written({ format: "text", colour: true });
  assert.equal(block.includes(`${escapeSign}[1m«President»${escapeSign}[22m arrives`), true);
  assert.equal(block.split(escapeSign).length, 3);
});

test("console: auto -> text on a terminal, JSON elsewhere", async () => {
  assert.match(await written({ format: "auto", isTerminal: true }), /^HIGH · /);
  assert.match(await written({ format: "auto" }), /^\{"id":/);
});

test("console: an article that brings its own escapes -> none reaches the terminal", async () => {
  const { article } = alertContent();
  const title = "\u001b]0;owned\u0007\u001b[2J\u009b31m";
  const content = alertContent({
    article: { ...article, title, outlet: title, author: title },
    why: title,
    sentences: [{ field: "body", text: title, marks: [{ from: 0, to: 3 }] }],
  });
  const block = await written({ format: "text" }, notification({ content }));
  assert.doesNotMatch(block.replaceAll("\n", ""), /\p{Cc}/u);
});

test("console: a notice -> a block of lines for people, one line with its type for programs", async () => {
  const sent = noticeNotification({ subject: "daily\u202e-news" });
  assert.equal(
    await written({ format: "text" }, sent),
    [
      "NEWSWATCH · notice · daily-news",
      "It has brought nothing new for 9 days, although it usually brings about 12 a day.",
      "Open the feed in a browser.",
      "since 2026-11-20 08:00:00 UTC · feed-quiet · notice 01939a00-0000-7000-8000-000000000007\n",
    ].join("\n"),
  );
  const { id, type, timestamp, data } = JSON.parse(await written({ format: "json" }, sent));
  assert.deepEqual([id, type, timestamp], [sent.id, "newswatch.notice", start.toISOString()]);
  assert.deepEqual([data.kind, data.event, data.subject], ["feed-quiet", "opened", "daily\u202e-news"]);
});
