// The outbox: what is to be told, and the attempts to tell it.
import type { Delivery, Notification } from "../core/alert/alert.ts";

export type ClaimedNotification =
  | { readonly kind: "claimed"; readonly notification: Notification }
  | { readonly kind: "not-due"; readonly why: string };

export type AttemptResult = {
  readonly notification: Notification;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly delivery: Delivery;
  /** When to try again; undefined when it is delivered or given up. */
  readonly retryAt: Date | undefined;
};

export interface NotificationStore {
  due(now: Date, rowsMax: number): Promise<readonly string[]>;
  /** Records the intent (an attempt row) and takes the notification for `leaseMs`, earlier revisions first. */
  claim(id: string, now: Date, leaseMs: number): Promise<ClaimedNotification>;
  recordAttempt(result: AttemptResult): Promise<void>;
  switchOff(channel: string, why: string, now: Date): Promise<void>;
  /** Makes due now what was given up or waits for another attempt, under the ids it had; gives how many there are. */
  replay(now: Date): Promise<number>;
  /** Makes due what waits for another attempt on these channels; used when their settings have changed. */
  retryOn(channels: readonly string[], now: Date): Promise<void>;
  /** Forgets which channels are off; what was held for them is due again. */
  switchOn(now: Date): Promise<void>;
}
