// Asks hubs to tell of news: begins what feeds offer, renews what runs out, ends what nobody lists any more.
import { hubRequest, type Subscription } from "../core/feed/subscription.ts";
import { limits } from "../core/limits.ts";
import { pushLimits } from "../core/push-limits.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { SubscriptionStore } from "../ports/store.ts";
import type { Web } from "../ports/web.ts";

export type SubscribeNeeds = {
  readonly clock: Clock;
  readonly web: Pick<Web, "post">;
  readonly subscriptions: Pick<SubscriptionStore, "plan" | "takeDue" | "failed" | "remove">;
  /** Where hubs reach us from outside. */
  readonly callback: string;
};

/** A hub may come back with its question before it has answered ours, so that we asked is recorded first. */
export async function subscribeFeeds({ clock, web, subscriptions, callback }: SubscribeNeeds): Promise<void> {
  await subscriptions.plan(clock.now());
  for (const subscription of await subscriptions.takeDue(clock.now(), pushLimits.rowsMax)) {
    const why = await ask(subscription, callback, web);
    if (why === undefined) continue;

    // A hub that does not hear that we leave finds out: its messages are not taken any more.
    if (subscription.state === "leaving") await subscriptions.remove(subscription.id);
    else await subscriptions.failed(subscription.id, why, clock.now());
  }
}

/** Undefined when the hub took the request; it answers by a question at the callback. */
async function ask(subscription: Subscription, callback: string, web: Pick<Web, "post">): Promise<string | undefined> {
  const posted = await web.post({
    url: subscription.hub,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: hubRequest(subscription, callback),
    timeoutMs: limits.channelTimeoutMs,
    // Whoever reads it could tell us of news, or end the subscription.
    isSecret: true,
  });
  if (posted.kind === "failed") return `${posted.reason}: ${posted.detail}`;

  return posted.status >= 200 && posted.status < 300 ? undefined : `http-${posted.status}: ${posted.text}`;
}
