// A subscription at a hub (WebSub, https://www.w3.org/TR/websub/): what is asked of it, and which of its questions are ours.
import { pushLimits } from "../push-limits.ts";

export type Subscription = {
  /** The secret part of the callback's address. */
  readonly id: string;
  readonly feedId: string;
  readonly hub: string;
  readonly topic: string;
  readonly secret: string;
  readonly state: "wanted" | "asked" | "verified" | "denied" | "leaving";
  /** Undefined until the hub was asked for the first time. */
  readonly askedAt: Date | undefined;
};

/** The form that asks a hub to begin, to go on, or to end (section 5.1). */
export function hubRequest({ id, topic, secret, state }: Subscription, callback: string): string {
  const address = `${callback}/websub/${id}`;
  const begin = {
    "hub.mode": "subscribe",
    "hub.topic": topic,
    "hub.callback": address,
    "hub.secret": secret,
    "hub.lease_seconds": String(pushLimits.leaseMs / 1_000),
  };
  const end = { "hub.mode": "unsubscribe", "hub.topic": topic, "hub.callback": address };
  return new URLSearchParams(state === "leaving" ? end : begin).toString();
}

/** What a hub asks at the callback to see that it was really us (section 5.3), as far as it is text. */
export type HubQuestion = {
  readonly mode: string;
  readonly topic: string;
  readonly challenge: string | undefined;
  readonly leaseSeconds: number | undefined;
  readonly reason: string | undefined;
};

export type HubVerdict =
  | { readonly kind: "confirm-begin"; readonly challenge: string; readonly leaseMs: number }
  | { readonly kind: "confirm-end"; readonly challenge: string }
  | { readonly kind: "denied"; readonly why: string }
  /** Not what we asked for: answered as if there were nothing. */
  | { readonly kind: "refuse"; readonly why: string };

/** Only what we have asked for is confirmed, and only for the topic that we asked for. */
export function judgeQuestion(subscription: Subscription, question: HubQuestion): HubVerdict {
  const { mode, topic, challenge, leaseSeconds, reason } = question;
  if (topic !== subscription.topic) return { kind: "refuse", why: "another topic" };
  if (subscription.askedAt === undefined) return { kind: "refuse", why: "never asked for" };
  if (mode === "denied") return { kind: "denied", why: reason ?? "the hub gives no reason" };
  if (challenge === undefined || challenge === "") return { kind: "refuse", why: "no challenge" };

  const isLeaving = subscription.state === "leaving";
  if (mode === "unsubscribe")
    return isLeaving ? { kind: "confirm-end", challenge } : { kind: "refuse", why: "not ended" };
  if (mode !== "subscribe" || isLeaving) return { kind: "refuse", why: "not asked for" };

  return { kind: "confirm-begin", challenge, leaseMs: leaseMsOf(leaseSeconds) };
}

/** The hub decides on the lease; one that is absent or absurd is taken as the one we asked for, or as the longest. */
function leaseMsOf(seconds: number | undefined): number {
  const ms = seconds === undefined || seconds <= 0 ? pushLimits.leaseMs : seconds * 1_000;
  return Math.min(Math.max(ms, pushLimits.leaseMsMin), pushLimits.leaseMsMax);
}
