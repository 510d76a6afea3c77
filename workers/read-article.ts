// Starts the worker that reads items' pages into articles, and reads them again when they are due.
import type { Outcome } from "../src/core/outcome.ts";
import { nextReread } from "../src/core/reread.ts";
import type { House } from "../src/house.ts";
import type { NewArticle } from "../src/ports/store.ts";
import type { Running } from "../src/queue/open-queue.ts";
import { readArticle } from "../src/steps/read-article.ts";
import { rereadArticle } from "../src/steps/reread-article.ts";
import { settle } from "./settle.ts";

export function startReadArticle(house: House, concurrency: number): Promise<Running> {
  const { clock, log, queue, web, pageReader, textExaminer, store } = house;
  const planned = (article: NewArticle) => (house.settings.reread ? withReread(article) : article);
  const examine = (article: NewArticle) => textExaminer.examine(planned(article));
  const needs = { clock, log, web, pageReader, items: store.items, pages: store.pages, jobs: queue, examine };
  return queue.work("read-article", concurrency, (id) =>
    settle(() => readOrReread(id, needs), { queue: "read-article", id, log }),
  );
}

/** An item waits for its first reading or for another, never for both. */
async function readOrReread(
  id: string,
  needs: Parameters<typeof readArticle>[1] & Parameters<typeof rereadArticle>[1],
): Promise<Outcome> {
  const first = await readArticle(id, needs);
  return first.kind === "drop" ? rereadArticle(id, needs) : first;
}

function withReread(article: NewArticle): NewArticle {
  const { page, item, fetchedAt } = article;
  return page === undefined ? article : { ...article, page: { ...page, rereadAt: nextReread(item, fetchedAt) } };
}
