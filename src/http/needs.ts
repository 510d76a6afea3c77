// What the status server has to be handed.
import type { Desk, Reload } from "../core/status/loaded.ts";
import type { Clock, Log } from "../ports/clock-and-log.ts";
import type { StatusStore } from "../ports/store.ts";
import type { WatchTools } from "../ports/watch-tools.ts";

export type HttpNeeds = {
  readonly status: Pick<StatusStore, "facts" | "alerts">;
  /** Resolves when the database answers; throws when it does not. */
  ping(): Promise<void>;
  readonly clock: Clock;
  readonly log: Pick<Log, "error">;
  readonly version: string;
  readonly startedAt: Date;
  /** What is loaded now; `DeskSettings` fits. */
  desk(): Desk;
  reload(): Reload;
  /** Jobs by queue; undefined where the queue is not at hand. */
  queueCounts(): Promise<Readonly<Record<string, number>>> | undefined;
  /** Left out where nobody may ask. */
  readonly tools?: WatchTools;
  /** True from the moment the process was asked to stop. */
  draining(): boolean;
};
