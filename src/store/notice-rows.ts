// A notice as its row tells it to a receiver.
import type { NoticeContent } from "../core/notice/notice.ts";
import type { Sql, Transaction } from "./connect.ts";

/** As JSON carries it: times are texts. */
export type NoticeRow = {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly sentence: string;
  readonly remedy: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly closing: string | null;
  readonly revision: number;
};

/** For a query over `notifications` and `notices`, of which the latter may be missing. */
export function noticeColumn(sql: Sql | Transaction) {
  return sql`
    case when notices.id is not null then jsonb_build_object(
      'id', notices.id, 'kind', notices.kind, 'subject', notices.subject, 'sentence', notices.sentence,
      'remedy', notices.remedy, 'openedAt', notices.opened_at, 'closedAt', notices.closed_at,
      'closing', notices.closing, 'revision', notifications.revision
    ) end`;
}

/** Revision 1 says what is the matter, also when it is over by now; revision 2 says how it ended. */
export function noticeContent(row: NoticeRow): NoticeContent {
  const { id, kind, subject, sentence, remedy, openedAt, closedAt, closing, revision } = row;
  const about = { noticeId: id, kind, subject, openedAt: new Date(openedAt).toISOString() };
  if (revision === 1 || closedAt === null || closing === null) {
    return { ...about, event: "opened", sentence, remedy, closedAt: undefined };
  }

  return { ...about, event: "closed", sentence: closing, remedy: "", closedAt: new Date(closedAt).toISOString() };
}
