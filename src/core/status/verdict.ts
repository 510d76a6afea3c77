// Is anything broken? The answer, and for each thing what to do about it.
import type { StatusFacts } from "./facts.ts";
import { feedFindings } from "./feed-findings.ts";
import type { HealthVerdict } from "./finding.ts";
import type { Loaded } from "./loaded.ts";
import { sendingFindings } from "./sending-findings.ts";
import { deskFindings, settingsFindings } from "./settings-findings.ts";
import { watchFindings } from "./watch-findings.ts";

const order = ["fail", "warn", "info"] as const;

export function verdict(facts: StatusFacts, { desk, reload }: Loaded, now: Date): HealthVerdict {
  const found = [
    ...sendingFindings(facts, now),
    ...feedFindings(facts.feeds, now),
    ...settingsFindings(reload),
    ...deskFindings(desk, facts),
    ...watchFindings(desk, facts, now),
  ];
  const findings = order.flatMap((level) => found.filter((finding) => finding.level === level));
  const worst = findings[0]?.level ?? "info";
  return { status: worst === "info" ? "pass" : worst, findings };
}
