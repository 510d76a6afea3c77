// Starts the worker that looks at feeds.
import type { House } from "../src/house.ts";
import type { Running } from "../src/queue/open-queue.ts";
import { checkFeed } from "../src/steps/check-feed.ts";
import { settle } from "./settle.ts";

export function startCheckFeed(house: House, concurrency: number): Promise<Running> {
  const { clock, log, queue, web, feedReader, store } = house;
  const needs = { clock, web, feedReader, feeds: store.feeds, jobs: queue };
  return queue.work("check-feed", concurrency, (id) =>
    settle(() => checkFeed(id, needs), { queue: "check-feed", id, log }),
  );
}
