// Records the judgement of an article: its story, its matches, what is told about it, and the item's outcome.
import { limits } from "../core/limits.ts";
import type { JudgeFacts, Judgement } from "../core/story/judgement.ts";
import type { JudgedArticle, JudgementStore } from "../ports/store.ts";
import { recordAlerts, recordNotifications } from "./alerts.ts";
import type { Sql, Transaction } from "./connect.ts";
import { newId } from "./ids.ts";
import { lock } from "./locks.ts";
import { recordMatches } from "./matches.ts";
import { storable, storableKey } from "./storable.ts";
import { recordStory, storiesNear } from "./stories.ts";
import { transaction } from "./transaction.ts";

export function judgementStore(sql: Sql): JudgementStore {
  return { record: (judged, decide) => recordJudgement(sql, judged, decide) };
}

/**
 * Judging is done one article at a time in the whole database: two articles about one event that are judged at the same
 * moment would otherwise not see each other, and the event would become two stories and be told twice.
 */
async function recordJudgement(
  sql: Sql,
  judged: JudgedArticle,
  decide: (facts: JudgeFacts) => Judgement,
): Promise<readonly string[]> {
  return transaction(sql, async (tx) => {
    await lock(tx, "judge");
    if (!(await isToJudge(tx, judged))) return [];

    const stories = await storiesNear(tx, judged);
    const judgement = decide({
      stories,
      newStoryId: newId(judged.now),
      newAlertIds: judged.matches.map(() => newId(judged.now)),
    });
    await recordStory(tx, judged, judgement.story);
    await settle(tx, judged, judgement);
    if (judgement.alerts.length === 0) return [];

    const told = judgement.alerts.filter((decision) => decision.kind === "tell");
    await recordAlerts(tx, judged, told);
    await recordMatches(tx, judged, judgement);
    return recordNotifications(tx, judged.now, told);
  });
}

/** False when another worker has judged the article in the meantime, or the page was read again. */
async function isToJudge(tx: Transaction, { item, article }: JudgedArticle): Promise<boolean> {
  const rows = await tx`
    select 1
    from items
    where id = ${item.id} and state = 'to-judge' and article_id = ${article.id}
    for update`;
  return rows.length === 1;
}

async function settle(tx: Transaction, judged: JudgedArticle, judgement: Judgement): Promise<void> {
  const { item, article, now, canonicalLink } = judged;
  const titleWords = judged.titleWords.map((word) => storable(word, limits.titleWordCharsMax));
  const linkKey = canonicalLink === undefined ? null : storableKey(canonicalLink);
  await tx`
    with article as (
      update articles
      set
        story_id = ${judgement.story.id},
        story_why = ${storable(judgement.story.why, limits.storedDetailCharsMax)},
        title_words = ${titleWords}::text[],
        link_key = coalesce(${linkKey}, link_key),
        judged_at = ${now}
      where id = ${article.id}
    )
    update items
    set
      state = 'settled',
      outcome = ${storable(judgement.outcome, limits.storedDetailCharsMax)},
      why = ${storable(judgement.why, limits.storedDetailCharsMax)},
      settled_at = ${now},
      due_at = null,
      claimed = false
    where id = ${item.id}`;
}
