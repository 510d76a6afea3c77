// The queue: a hint, never the truth.

export const queueNames = ["check-feed", "read-article", "judge-article", "send-alert"] as const;
export type QueueName = (typeof queueNames)[number];

export interface Jobs {
  /** Adding an id that is already waiting does nothing. */
  add(queue: QueueName, ids: readonly string[]): Promise<void>;
}
