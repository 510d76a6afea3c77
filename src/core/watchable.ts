// Gives the part of an article that watches may be met by: nothing that was flagged as no news.
import type { ReadArticle } from "./article.ts";
import { machineDebris } from "./debris/machine-debris.ts";
import { cutText } from "./text/cut-text.ts";
import { unflagged } from "./text/unflagged.ts";

export type Watchable = { readonly title: string; readonly body: string };

/** Spaces stand for what was flagged, so that places in the body are places in the stored text. */
export function watchable({ title, text, findings }: Pick<ReadArticle, "title" | "text" | "findings">): Watchable {
  return { title: unflagged(title, machineDebris(cutText(title))), body: unflagged(text, findings?.flagged ?? []) };
}
