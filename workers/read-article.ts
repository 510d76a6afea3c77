// Starts the worker that reads items' pages into articles.
import type { House } from "../src/house.ts";
import type { Running } from "../src/queue/open-queue.ts";
import { readArticle } from "../src/steps/read-article.ts";
import { settle } from "./settle.ts";

export function startReadArticle(house: House, concurrency: number): Promise<Running> {
  const { clock, log, queue, web, pageReader, store } = house;
  const needs = { clock, web, pageReader, items: store.items, jobs: queue };
  return queue.work("read-article", concurrency, (id) =>
    settle(() => readArticle(id, needs), { queue: "read-article", id, log }),
  );
}
