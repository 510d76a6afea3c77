// The rules of robots.txt that this process knows, within bounds of number and of memory.
import { limits } from "../core/limits.ts";
import type { RobotsRules } from "./robots-rules.ts";

/** `unknown`: the rules could not be had, and it is too early to give up on them. */
export type Rules = RobotsRules | "unknown";

export type Remembered = { readonly rules: Rules; readonly untilMs: number; readonly chars: number };

export type RememberedRules = {
  find(origin: string): Remembered | undefined;
  keep(origin: string, remembered: Remembered): void;
  /** The longer of the pauses that the host asks for by https and by http; 0 when none is known. */
  delayMs(host: string): number;
};

/** By origin. The oldest are forgotten when there are too many, or when they hold too much text together. */
export function rememberedRules(): RememberedRules {
  const byOrigin = new Map<string, Remembered>();
  let chars = 0;

  const delayOf = (origin: string) => {
    const rules = byOrigin.get(origin)?.rules ?? "unknown";
    return rules === "unknown" ? 0 : rules.delayMs;
  };
  const forget = (origin: string) => {
    chars -= byOrigin.get(origin)?.chars ?? 0;
    byOrigin.delete(origin);
  };
  return {
    find: (origin: string) => byOrigin.get(origin),
    delayMs: (host: string) => Math.max(delayOf(`https://${host}`), delayOf(`http://${host}`)),
    keep(origin: string, remembered: Remembered) {
      forget(origin);
      byOrigin.set(origin, remembered);
      chars += remembered.chars;
      for (const [oldest] of byOrigin) {
        if (byOrigin.size <= limits.robotsRememberedMax && chars <= limits.robotsRememberedCharsMax) break;
        forget(oldest);
      }
    },
  };
}
