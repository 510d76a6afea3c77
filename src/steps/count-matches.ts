// Counts for every watch how many of the stored articles meet it, in one pass over the archive.
import { openWatchSet } from "../core/watch/engine/watch-set.ts";
import { readText } from "../core/watch/judge.ts";
import type { Watch } from "../core/watch/watch.ts";
import type { ArchiveAsked, ArchiveStore } from "../ports/archive.ts";

export type MatchCounts = { readonly articles: number; readonly matched: ReadonlyMap<string, number> };

export async function countMatches(
  watches: readonly Watch[],
  asked: ArchiveAsked,
  archive: Pick<ArchiveStore, "articles">,
): Promise<MatchCounts> {
  const set = openWatchSet(watches);
  const matched = new Map(watches.map(({ name }) => [name, 0]));
  let articles = 0;
  for await (const page of archive.articles(asked)) {
    articles += page.length;
    for (const article of page) {
      for (const { name } of set.metBy(readText(article.text))) matched.set(name, (matched.get(name) ?? 0) + 1);
    }
  }
  return { articles, matched };
}
