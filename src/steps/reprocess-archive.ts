// Reads the archived pages again with the present reader, and writes new versions of the articles that come out differently.
import type { Article, ReadArticle } from "../core/article.ts";
import { type ArticleDifference, differenceLine, differenceOf } from "../core/article-difference.ts";
import { metadataChanges } from "../core/metadata-changes.ts";
import { wallAt } from "../core/page-walls.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { PageReader, TextExaminer } from "../ports/readers.ts";
import type { ArchivedPage, NewArticle, PageStore } from "../ports/store.ts";

export type ReprocessNeeds = {
  readonly clock: Clock;
  readonly pages: Pick<PageStore, "archived" | "replaceVersion">;
  readonly pageReader: PageReader;
  readonly textExaminer: TextExaminer;
  readonly since: Date;
  /** Says what would be written and writes nothing. */
  readonly isDry: boolean;
  readonly tell: (line: string) => void;
  readonly rowsMax: number;
};

export type Reprocessed = { readonly read: number; readonly changed: number };

/**
 * Nobody is told of anything: what was news when it came is old, and was judged by the text of its time. A version that
 * this run has written may come up once more, and is passed over.
 */
export async function reprocessArchive(needs: ReprocessNeeds): Promise<Reprocessed> {
  const read = new Set<string>();
  let changed = 0;
  for (let batch = await nextBatch(needs, undefined); batch.length > 0; batch = await nextBatch(needs, batch.at(-1))) {
    for (const page of batch) {
      if (read.has(page.item.id)) continue;
      read.add(page.item.id);
      if (await readAnew(page, needs)) changed += 1;
    }
  }
  return { read: read.size, changed };
}

async function nextBatch(
  { pages, since, rowsMax }: ReprocessNeeds,
  last: ArchivedPage | undefined,
): Promise<readonly ArchivedPage[]> {
  return pages.archived(since, last?.article.id, rowsMax);
}

async function readAnew(page: ArchivedPage, needs: ReprocessNeeds): Promise<boolean> {
  const { item, article: before, bytes, contentType, url } = page;
  // What stood in the article's place when it was asked for is not the article, however well it reads.
  if (wallAt(url, item.link ?? url) !== undefined) return false;

  const reading = await needs.pageReader.readPage({ bytes, contentType, url });
  // A reader that finds less than the one before it did is not believed.
  if (reading.kind === "no-article") return false;

  const article = keptFrom(before, reading.article);
  const difference = differenceOf(before, article);
  const changes = metadataChanges(before, article);
  if (difference === undefined && changes.length === 0) return false;

  const told = [difference === undefined ? [] : [differenceLine(difference)], changes].flat();
  needs.tell(`${before.url ?? before.id}: ${told.join("; ")}`);
  if (needs.isDry) return true;

  const read: NewArticle = await needs.textExaminer.examine({
    item,
    article,
    source: "page",
    url: before.source === "page" ? before.url : url,
    outcome: "read",
    fetchedAt: before.fetchedAt,
  });
  return needs.pages.replaceVersion({ read, before, difference: difference ?? nothingSaid });
}

const nothingSaid: ArticleDifference = { notices: [], added: [], gone: [], addedCount: 0, goneCount: 0 };

/** The address stays, since stories are joined by it; so does what only the feed had told. */
function keptFrom(before: Article, read: ReadArticle): ReadArticle {
  return {
    ...read,
    title: read.title === "" ? before.title : read.title,
    author: read.author ?? before.author,
    publishedAt: before.publishedAt ?? read.publishedAt,
    language: read.language ?? before.language,
    canonicalUrl: before.canonicalUrl,
  };
}
