// What a fetch needs of the open door.
import type { Dispatcher } from "undici";
import type { HostTurns } from "../ports/hosts.ts";
import type { HostPace } from "./host-pace.ts";
import type { Robots } from "./robots.ts";

export type Door = {
  readonly dispatcher: Dispatcher;
  readonly userAgent: string;
  readonly now: () => Date;
  readonly pace: HostPace;
  /** Shared with other processes; undefined: this process has the hosts to itself. */
  readonly turns: HostTurns | undefined;
  readonly gapMs: (host: string) => number;
  /** Undefined: the operator has switched robots.txt off. */
  readonly robots: Robots | undefined;
  /** Whether a server was last reached in one of the operator's networks. */
  readonly isPrivate: (origin: string) => boolean;
  /** For all hops together; waiting for the host's turn does not count. */
  readonly fetchTimeoutMs: number;
  /** For waiting, all hops together. A lease outlives both. */
  readonly hostWaitMsMax: number;
  readonly bodyGraceMs: number;
  /** Ends what waits when the door is closed. */
  readonly closing: AbortSignal;
};
