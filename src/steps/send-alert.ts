// Sends one notification through its channel and records what came of it. Intent, attempt, result: a crash between the
// receiver's yes and our mark sends it again with the same id, never not at all.

import { type AfterAttempt, afterAttempt } from "../core/alert/after-attempt.ts";
import type { Delivery, Notification } from "../core/alert/alert.ts";
import { limits } from "../core/limits.ts";
import { done, drop, later, type Outcome, unreachable } from "../core/outcome.ts";
import type { Channel } from "../ports/channel.ts";
import type { Clock, Log } from "../ports/clock-and-log.ts";
import type { NotificationStore } from "../ports/outbox.ts";

export type SendAlertNeeds = {
  readonly clock: Clock;
  readonly log: Log;
  readonly notifications: NotificationStore;
  readonly channel: (name: string) => Channel | undefined;
};

export async function sendAlert(id: string, needs: SendAlertNeeds): Promise<Outcome> {
  const startedAt = needs.clock.now();
  const claimed = await needs.notifications.claim(id, startedAt, limits.sendLeaseMs);
  if (claimed.kind === "not-due") return drop(claimed.why);

  const notification = claimed.notification;
  const delivery = await deliver(notification, needs);
  const endedAt = needs.clock.now();
  const next = afterAttempt(notification, delivery, endedAt);
  const retryAt = next.kind === "again" ? next.at : next.kind === "switch-off" ? endedAt : undefined;
  await needs.notifications.recordAttempt({ notification, startedAt, endedAt, delivery, retryAt });
  return follow(notification, next, needs);
}

async function deliver(notification: Notification, needs: SendAlertNeeds): Promise<Delivery> {
  const channel = needs.channel(notification.channel);
  if (channel === undefined) {
    return { kind: "failed", detail: `there is no channel ${notification.channel} in alerts.yaml any more` };
  }

  return channel.send(notification);
}

async function follow(notification: Notification, next: AfterAttempt, needs: SendAlertNeeds): Promise<Outcome> {
  const facts = { notification: notification.id, route: notification.route, channel: notification.channel };
  switch (next.kind) {
    case "sent":
      return done("delivered");
    case "again":
      if (notification.failures === 0) {
        needs.log.warn("an alert could not be delivered and will be retried", { ...facts, why: next.why, at: next.at });
      }
      return later(next.at.getTime() - needs.clock.now().getTime(), next.why);
    case "given-up":
      needs.log.error("an alert could not be delivered and was given up", { ...facts, why: next.why });
      return drop(next.why);
    case "switch-off":
      await needs.notifications.switchOff(notification.channel, next.why, needs.clock.now());
      needs.log.error("a receiver is gone for good; its channel is switched off", { ...facts, why: next.why });
      return drop(next.why);
    default:
      return unreachable(next);
  }
}
