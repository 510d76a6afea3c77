// What follows an attempt to deliver: done, again later, or given up.
import { shareOf } from "../hash.ts";
import { limits } from "../limits.ts";
import { unreachable } from "../outcome.ts";
import type { Delivery, Notification } from "./alert.ts";

export type AfterAttempt =
  | { readonly kind: "sent" }
  | { readonly kind: "again"; readonly at: Date; readonly why: string }
  | { readonly kind: "given-up"; readonly why: string }
  /** The channel is switched off; the notification is held for it. */
  | { readonly kind: "switch-off"; readonly why: string };

/**
 * The schedule is that of the Standard Webhooks specification: at once, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h,
 * 24 h. A receiver's Retry-After may lengthen a wait, never shorten it. Up to a tenth is added, different for each
 * notification, so that a receiver that comes back is not met by everything at once.
 */
export function afterAttempt(notification: Notification, delivery: Delivery, endedAt: Date): AfterAttempt {
  switch (delivery.kind) {
    case "delivered":
      return { kind: "sent" };
    case "refused":
      return { kind: "given-up", why: `the receiver refused it for good: ${delivery.detail}` };
    case "gone":
      return { kind: "switch-off", why: delivery.detail };
    case "failed":
      return retry(notification, delivery, endedAt);
    default:
      return unreachable(delivery);
  }
}

function retry(
  notification: Notification,
  failed: { readonly detail: string; readonly retryAfterMs?: number },
  endedAt: Date,
): AfterAttempt {
  const scheduledMs = limits.deliveryScheduleMs[notification.failures + 1];
  if (scheduledMs === undefined) {
    return { kind: "given-up", why: `it failed ${notification.failures + 1} times: ${failed.detail}` };
  }

  const jitter = 1 + 0.1 * shareOf(`${notification.id} ${notification.attempt}`);
  const waitMs = Math.max(scheduledMs * jitter, failed.retryAfterMs ?? 0);
  return { kind: "again", at: new Date(endedAt.getTime() + Math.round(waitMs)), why: failed.detail };
}
