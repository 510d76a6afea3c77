// Records a look at a feed: what the feed is now, and the items it brought.
import { limits } from "../core/limits.ts";
import { pushLimits } from "../core/push-limits.ts";
import type { FeedCheck } from "../ports/store.ts";
import type { Sql, Transaction } from "./connect.ts";
import { insertEntries, noteEdits } from "./feed-items.ts";
import { memoryAssignments } from "./feed-memory.ts";
import { storable } from "./storable.ts";
import { transaction } from "./transaction.ts";

/** One transaction. Gives the ids of the items that are to be read, in the feed's order. */
export async function recordCheck(sql: Sql, check: FeedCheck): Promise<readonly string[]> {
  return transaction(sql, async (tx) => {
    if (!(await updateFeed(tx, check))) return [];

    await noteEdits(tx, check);
    return insertEntries(tx, check);
  });
}

/**
 * False when the check comes too late: a newer one is recorded, or the feed has another address or baseline than the
 * one that was checked. Nothing of it is kept then; what is still in the feed comes again with the next look, and is
 * judged by the right baseline.
 */
async function updateFeed(tx: Transaction, check: FeedCheck): Promise<boolean> {
  const { feed, checkedAt, succeeded, validators } = check;
  // A look that lies in the future was dated by a clock that has been set right since; it must not fence off the present.
  const clockWrong = new Date(checkedAt.getTime() + limits.clockSkewMsMax);
  const broughtNews = check.entries.some((entry) => entry.fate !== "baseline");
  const updated = await tx`
    update feeds
    set
      due_at = ${dueAfter(tx, check)},
      claimed = false,
      outcome = ${storable(check.outcome, limits.storedDetailCharsMax)},
      detail = ${storable(check.detail, limits.storedDetailCharsMax)},
      last_checked_at = ${checkedAt},
      failures = case when ${succeeded} then 0 else failures + 1 end,
      last_success_at = case when ${succeeded} then ${checkedAt} else last_success_at end,
      baseline_at = case when ${succeeded} then coalesce(baseline_at, ${checkedAt}) else baseline_at end,
      last_new_item_at = case when ${broughtNews} then ${checkedAt} else last_new_item_at end,
      etag = case when ${validators !== undefined} then ${validator(validators?.etag)} else etag end,
      last_modified = case
        when ${validators !== undefined} then ${validator(validators?.lastModified)} else last_modified
      end,
      body_hash = case when ${validators !== undefined} then ${validators?.bodyHash ?? null} else body_hash end,
      ${memoryAssignments(tx, check.memory)}
    where id = ${feed.id}
      and url = ${feed.url}
      and baseline_at is not distinct from ${feed.baselineAt ?? null}::timestamptz
      and (last_checked_at is null or last_checked_at <= ${checkedAt} or last_checked_at > ${clockWrong})`;
  return updated.count === 1;
}

/**
 * What a hub told of while the feed was being looked at may have come after the document: such a feed is soon due again.
 * While it is claimed, `due_at` is the end of its lease, which tells when the look began.
 */
function dueAfter(tx: Transaction, { feed, checkedAt, nextDueAt, succeeded }: FeedCheck) {
  const soon = new Date(checkedAt.getTime() + pushLimits.lookGapMs);
  return tx`
    case
      when ${succeeded} and exists (
        select from subscriptions
        where feed_id = ${feed.id}
          and heard_at > feeds.due_at - ${limits.feedLeaseMs}::float8 * interval '1 millisecond'
      ) then least(${nextDueAt}::timestamptz, ${soon}::timestamptz)
      else ${nextDueAt}::timestamptz
    end`;
}

/** A validator only works byte for byte, so one that is too long is left out instead of cut. */
function validator(value: string | undefined): string | null {
  return value === undefined || value.length > limits.storedDetailCharsMax ? null : value;
}
