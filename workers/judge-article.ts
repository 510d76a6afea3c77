// Starts the worker that judges articles by the watches.
import type { House } from "../src/house.ts";
import type { Running } from "../src/queue/open-queue.ts";
import { judgeArticle } from "../src/steps/judge-article.ts";
import { settle } from "./settle.ts";

export function startJudgeArticle(house: House, concurrency: number): Promise<Running> {
  const { clock, log, queue, desk, store } = house;
  const needs = {
    clock,
    log,
    items: store.items,
    judgements: store.judgements,
    jobs: queue,
    desk: () => desk.current(),
  };
  return queue.work("judge-article", concurrency, (id) =>
    settle(() => judgeArticle(id, needs), { queue: "judge-article", id, log }),
  );
}
