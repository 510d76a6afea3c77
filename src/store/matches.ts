// Matches: which watches an article met, on what evidence, and whether that was told or kept silent, and why.
import type { AlertDecision, Judgement } from "../core/story/judgement.ts";
import type { JudgedArticle } from "../ports/store.ts";
import type { Transaction } from "./connect.ts";
import { newId } from "./ids.ts";
import { storableJson } from "./storable.ts";

export async function recordMatches(tx: Transaction, judged: JudgedArticle, judgement: Judgement): Promise<void> {
  const rows = judgement.alerts.map((decision) => ({
    id: newId(judged.now),
    watch: decision.watch.name,
    version: decision.watch.version,
    evidence: decision.watch.evidence,
    ...decisionOf(decision),
  }));
  await tx`
    insert into matches (
      id, watch, watch_version, article_id, story_id, alert_id, evidence, decision, why, matched_at
    )
    select
      id, watch, version, ${judged.article.id}, ${judgement.story.id}, "alertId", evidence, decision, why, ${judged.now}
    from jsonb_to_recordset(${storableJson(rows)}::text::jsonb) as met (
      id uuid, watch text, version integer, "alertId" uuid, evidence jsonb, decision text, why text
    )
    on conflict (watch, article_id) do nothing`;
}

function decisionOf(decision: AlertDecision) {
  if (decision.kind === "tell") {
    return { decision: "told", why: decision.content.why, alertId: decision.content.alertId };
  }
  return { decision: "silent", why: decision.why, alertId: decision.alertId ?? null };
}
