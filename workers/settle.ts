// Runs a step for one id and settles how it ended: the only place that catches what a step throws.
import type { Outcome } from "../src/core/outcome.ts";
import type { Log } from "../src/ports/clock-and-log.ts";
import type { QueueName } from "../src/ports/jobs.ts";

export type Job = { readonly queue: QueueName; readonly id: string; readonly log: Log };

/**
 * What a step throws is a promise broken by something we depend on, or a mistake of ours. It is logged here, once, and
 * thrown on so that the job counts as failed. The row it was about stays claimed until its lease ends; then the sweep
 * leaves a new hint. The lease is thus the pause between tries, and the row counts them.
 */
export async function settle(step: () => Promise<Outcome>, { queue, id, log }: Job): Promise<string> {
  try {
    const outcome = await step();
    const why = outcome.kind === "done" ? outcome.what : outcome.why;
    log.debug("a step ended", { queue, id, kind: outcome.kind, why });
    return `${outcome.kind}: ${why}`;
  } catch (error) {
    log.error("a step failed; it will be retried when its lease ends", { queue, id, error });
    throw error;
  }
}
