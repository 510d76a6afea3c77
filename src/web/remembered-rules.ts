// The rules of robots.txt that this process knows, within bounds of number and of memory.
import { limits } from "../core/limits.ts";
import type { RobotsRules } from "./robots-rules.ts";

/** `unknown`: the rules could not be had, and it is too early to give up on them. */
export type Rules = RobotsRules | "unknown";

export type Remembered = { readonly rules: Rules; readonly untilMs: number; readonly chars: number };

export type RememberedRules = {
  find(origin: string): Remembered | undefined;
  keep(origin: string, remembered: Remembered): void;
  /** The pause that the host asks for; 0 when none is known. */
  delayMs(host: string): number;
};

/** By origin. The oldest are forgotten when there are too many, or when they hold too much text together. */
export function rememberedRules(): RememberedRules {
  const byOrigin = new Map<string, Remembered>();
  const delays = new Map<string, number>();
  let chars = 0;

  const forget = (origin: string) => {
    chars -= byOrigin.get(origin)?.chars ?? 0;
    byOrigin.delete(origin);
    delays.delete(new URL(origin).host);
  };
  return {
    find: (origin: string) => byOrigin.get(origin),
    delayMs: (host: string) => delays.get(host) ?? 0,
    keep(origin: string, remembered: Remembered) {
      forget(origin);
      byOrigin.set(origin, remembered);
      chars += remembered.chars;
      if (remembered.rules !== "unknown" && remembered.rules.delayMs > 0) {
        delays.set(new URL(origin).host, remembered.rules.delayMs);
      }
      for (const [oldest] of byOrigin) {
        if (byOrigin.size <= limits.robotsRememberedMax && chars <= limits.robotsRememberedCharsMax) break;
        forget(oldest);
      }
    },
  };
}
