// Gives the part of an article that watches may be met by: nothing that was flagged as no news.
import type { Span } from "./alert/alert.ts";
import type { ReadArticle } from "./article.ts";
import { machineDebris } from "./debris/machine-debris.ts";
import { cutText } from "./text/cut-text.ts";
import { unflagged } from "./text/unflagged.ts";

export type Watchable = { readonly title: string; readonly body: string; readonly flagged: readonly Span[] };

/** The body is the stored text, with the spans of it that never count; what is no title is blanked in the title. */
export function watchable({ title, text, findings }: Pick<ReadArticle, "title" | "text" | "findings">): Watchable {
  return { title: unflagged(title, machineDebris(cutText(title))), body: text, flagged: findings?.flagged ?? [] };
}
