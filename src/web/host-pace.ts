// Keeps this process polite to every host: few requests at a time, and a pause between their starts.
import { performance } from "node:perf_hooks";

export type HostPace = {
  /** Resolves with true when it is this request's turn, with false when that took longer than `waitMsMax`. */
  enter(host: string, waitMsMax: number): Promise<boolean>;
  leave(host: string): void;
  /** Lets nobody wait any longer. */
  close(): void;
  /** Hosts that are being remembered; each is forgotten when its last request is over and its pause has passed. */
  hosts(): number;
};

type Waiter = (entered: boolean) => void;

type Lane = {
  inFlight: number;
  lastStartAtMs: number;
  readonly waiting: Set<Waiter>;
  timer: NodeJS.Timeout | undefined;
};

export type PaceRules = {
  /** Between the starts of two visits to the host. */
  readonly gapMs: (host: string) => number;
  readonly inFlightMax: number;
};

export function hostPace(rules: PaceRules): HostPace {
  const lanes = new Map<string, Lane>();

  const advance = (host: string, lane: Lane) => {
    clearTimeout(lane.timer);
    const pauseMs = lane.lastStartAtMs + rules.gapMs(host) - performance.now();
    if (pauseMs > 0) {
      lane.timer = setTimeout(() => advance(host, lane), Math.ceil(pauseMs));
      if (lane.waiting.size === 0) lane.timer.unref();
      return;
    }
    const [next] = lane.waiting;
    if (next === undefined && lane.inFlight === 0) lanes.delete(host);
    if (next === undefined || lane.inFlight >= rules.inFlightMax) return;

    lane.waiting.delete(next);
    lane.inFlight += 1;
    lane.lastStartAtMs = performance.now();
    next(true);
    advance(host, lane);
  };

  return {
    enter(host, waitMsMax) {
      const lane = lanes.get(host) ?? newLane();
      lanes.set(host, lane);
      return new Promise((resolve) => {
        const giveUp = setTimeout(() => waiter(false), waitMsMax);
        const waiter: Waiter = (entered) => {
          clearTimeout(giveUp);
          lane.waiting.delete(waiter);
          resolve(entered);
        };
        lane.waiting.add(waiter);
        advance(host, lane);
      });
    },
    leave(host) {
      const lane = lanes.get(host);
      if (lane === undefined) return;

      lane.inFlight -= 1;
      advance(host, lane);
    },
    close() {
      for (const lane of lanes.values()) {
        clearTimeout(lane.timer);
        for (const waiter of lane.waiting) waiter(false);
      }
      lanes.clear();
    },
    hosts: () => lanes.size,
  };
}

function newLane(): Lane {
  return { inFlight: 0, lastStartAtMs: Number.NEGATIVE_INFINITY, waiting: new Set(), timer: undefined };
}
