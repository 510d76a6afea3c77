// What a notification says, whether it carries an alert or a notice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { emailOf } from "../../src/channels/email-text.ts";
import { alertLines, alertSubject } from "../../src/core/alert/alert-lines.ts";
import { alertMessage } from "../../src/core/alert/alert-message.ts";
import { linesOf, messageJson, messageOf, subjectOf } from "../../src/core/alert/notification-text.ts";
import { after, alertContent, dayMs, noticeNotification, notification } from "../helpers/make.ts";

const addresses = { from: "newswatch <alerts@desk.example>", to: ["operator@desk.example"] };
const over = noticeNotification({
  event: "closed",
  sentence: "It brings news again.",
  remedy: "",
  closedAt: after(dayMs).toISOString(),
});

test("notification: an alert -> subject, lines and message are the alert's", () => {
  const sent = notification();
  assert.equal(subjectOf(sent), alertSubject(alertContent()));
  assert.deepEqual(linesOf(sent), alertLines(alertContent()));
  assert.deepEqual(messageOf(sent), alertMessage(alertContent()));
});

test("notification: a notice -> names its subject, what is the matter, what to do, since when", () => {
  const sent = noticeNotification();
  assert.match(subjectOf(sent), /^\[newswatch\] daily-news: It has brought nothing new for 9 days/);
  assert.deepEqual(linesOf(sent).slice(0, 1), ["NEWSWATCH · notice · daily-news"]);
  assert.equal(linesOf(sent).length, 4);
});

test("notification: the end of a notice -> says that it is over, from when to when, and asks for nothing", () => {
  assert.equal(subjectOf(over), "[newswatch, over] daily-news: It brings news again.");
  assert.deepEqual(linesOf(over), [
    "NEWSWATCH · over · daily-news",
    "It brings news again.",
    "2026-11-20 08:00:00 UTC to 2026-11-21 08:00:00 UTC · feed-quiet · notice 01939a00-0000-7000-8000-000000000007",
  ]);
});

test("notification: a notice as a message -> its own type, timed by what it tells", () => {
  const opened = messageOf(noticeNotification());
  const closed = messageOf(over);
  assert.deepEqual([opened.type, opened.timestamp], ["newswatch.notice", after(0).toISOString()]);
  assert.deepEqual([closed.type, closed.timestamp], ["newswatch.notice", after(dayMs).toISOString()]);
  assert.deepEqual(JSON.parse(messageJson(over, 20_000)), { ...closed });
});

test("email: a notice and its end -> one thread, ids of their own, plain text and HTML without markup of theirs", () => {
  const opened = emailOf(noticeNotification({ sentence: "<b>bold</b> & quiet" }), addresses);
  const closed = emailOf({ ...over, id: "01939a00-0000-7000-8000-000000000009" }, addresses);
  assert.deepEqual(opened.references, closed.references);
  assert.deepEqual(opened.references, ["<notice-01939a00-0000-7000-8000-000000000007@desk.example>"]);
  assert.notEqual(opened.messageId, closed.messageId);
  assert.match(opened.text, /^NEWSWATCH · notice · daily-news\n\n<b>bold/);
  assert.match(opened.html, /&lt;b&gt;bold&lt;\/b&gt; &amp; quiet/);
});
