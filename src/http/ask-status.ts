// Gathers the status: what the tables say, what is loaded, what the queue holds, and the verdict over it.
import { limits } from "../core/limits.ts";
import type { StatusFacts } from "../core/status/facts.ts";
import type { Finding, HealthVerdict } from "../core/status/finding.ts";
import type { Status } from "../core/status/status-document.ts";
import { verdict } from "../core/status/verdict.ts";
import type { HttpNeeds } from "./needs.ts";
import { type Asked, within } from "./within.ts";

const databaseAway: HealthVerdict = {
  status: "fail",
  findings: [
    {
      level: "fail",
      subject: "database",
      sentence: "Does not answer, so nothing can be recorded and nothing more can be shown here.",
      remedy: "Check that PostgreSQL is running and reachable; newswatch resumes by itself when it is back.",
    },
  ],
};

const queueAway: Finding = {
  level: "fail",
  subject: "queue",
  sentence: "Does not answer; work waits in the database until it is back.",
  remedy: "Check that Redis is running and reachable; newswatch resumes by itself when it is back.",
};

/** Questions that come in while one is being answered share its answer, so that many watchers cost one. */
export function askStatus(needs: HttpNeeds): () => Promise<Status> {
  let asking: Promise<Status> | undefined;
  return () => {
    asking ??= gather(needs).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function gather(needs: HttpNeeds): Promise<Status> {
  const now = needs.clock.now();
  const [facts, queue] = await Promise.all([
    within(limits.statusAnswerTimeoutMs, () => needs.status.facts(now)),
    within(limits.statusAnswerTimeoutMs, async () => needs.queueCounts()),
  ]);
  if (facts.kind === "no-answer") {
    needs.log.error("the status could not be read from the database", { error: facts.error });
  }

  const loaded = { desk: needs.desk(), reload: needs.reload() };
  const known: StatusFacts | undefined = answerOf(facts);
  return {
    now,
    version: needs.version,
    startedAt: needs.startedAt,
    draining: needs.draining(),
    verdict: known === undefined ? databaseAway : withQueue(verdict(known, loaded, now), queue.kind === "answer"),
    loaded,
    facts: known,
    queue: answerOf(queue),
  };
}

function withQueue(found: HealthVerdict, answers: boolean): HealthVerdict {
  return answers ? found : { status: "fail", findings: [queueAway, ...found.findings] };
}

function answerOf<Value>(asked: Asked<Value>): Value | undefined {
  return asked.kind === "answer" ? asked.value : undefined;
}
