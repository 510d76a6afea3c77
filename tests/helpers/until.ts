// Waits for a condition instead of for a time.
import { setTimeout as pause } from "node:timers/promises";

export type Patience = { readonly withinMs: number; readonly what: string };

/** Asks again and again until the answer is not undefined; throws with `what` when the time is over. */
export async function until<Value>(
  ask: () => Promise<Value | undefined> | Value | undefined,
  { withinMs, what }: Patience,
): Promise<Value> {
  const endsAt = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > endsAt) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(25);
  }
}
