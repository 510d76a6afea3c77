// What a notification says, whether it carries an alert or a notice: as one subject line, as lines, and as a message.

import type { NoticeContent } from "../notice/notice.ts";
import { unreachable } from "../outcome.ts";
import type { Notification } from "./alert.ts";
import { alertLines, alertSubject } from "./alert-lines.ts";
import { type AlertMessage, alertMessage, alertMessageJson } from "./alert-message.ts";
import { type Marker, plain, utcTime } from "./alert-text.ts";

export type NoticeMessage = {
  readonly type: "newswatch.notice";
  /** When the notice was opened or closed, the same on every attempt. */
  readonly timestamp: string;
  readonly data: NoticeContent;
};

export function subjectOf(notification: Notification): string {
  switch (notification.kind) {
    case "alert":
      return alertSubject(notification.content);
    case "notice":
      return noticeSubject(notification.content);
    default:
      return unreachable(notification);
  }
}

export function linesOf(notification: Notification, mark?: Marker): readonly string[] {
  switch (notification.kind) {
    case "alert":
      return alertLines(notification.content, mark);
    case "notice":
      return noticeLines(notification.content);
    default:
      return unreachable(notification);
  }
}

export function messageOf(notification: Notification): AlertMessage | NoticeMessage {
  switch (notification.kind) {
    case "alert":
      return alertMessage(notification.content);
    case "notice":
      return noticeMessage(notification.content);
    default:
      return unreachable(notification);
  }
}

/** Compact JSON below `bytesMax`; a notice is bounded where it is recorded. */
export function messageJson(notification: Notification, bytesMax: number): string {
  return notification.kind === "alert"
    ? alertMessageJson(notification.content, bytesMax)
    : JSON.stringify(messageOf(notification));
}

function noticeMessage(content: NoticeContent): NoticeMessage {
  return { type: "newswatch.notice", timestamp: content.closedAt ?? content.openedAt, data: content };
}

function noticeSubject({ event, subject, sentence }: NoticeContent): string {
  return `[newswatch${event === "closed" ? ", over" : ""}] ${plain(subject)}: ${plain(sentence)}`;
}

function noticeLines({
  event,
  subject,
  sentence,
  remedy,
  openedAt,
  closedAt,
  kind,
  noticeId,
}: NoticeContent): readonly string[] {
  const times = closedAt === undefined ? `since ${utcTime(openedAt)}` : `${utcTime(openedAt)} to ${utcTime(closedAt)}`;
  return [
    `NEWSWATCH · ${event === "closed" ? "over" : "notice"} · ${plain(subject)}`,
    plain(sentence),
    ...(remedy === "" ? [] : [plain(remedy)]),
    `${times} · ${plain(kind)} · notice ${noticeId}`,
  ];
}
