// Gives the part of an article that watches may be met by: nothing that was flagged as no news.
import type { Span } from "./alert/alert.ts";
import type { ReadArticle } from "./article.ts";
import { machineDebris } from "./debris/machine-debris.ts";
import { limits } from "./limits.ts";
import { cutText } from "./text/cut-text.ts";
import { unflagged } from "./text/unflagged.ts";

export type Watchable = { readonly title: string; readonly body: string; readonly flagged: readonly Span[] };

/** The body is the stored text, with the spans of it that never count; what is no title is blanked in the title, which is cut as it is stored. */
export function watchable({ title, text, findings }: Pick<ReadArticle, "title" | "text" | "findings">): Watchable {
  const stored = title.slice(0, limits.titleCharsMax);
  return { title: unflagged(stored, machineDebris(cutText(stored))), body: text, flagged: findings?.flagged ?? [] };
}
