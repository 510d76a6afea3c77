// Everything in one process: `npm start`.
import type { House } from "../src/house.ts";
import { startCheckFeed } from "./check-feed.ts";
import { startJudgeArticle } from "./judge-article.ts";
import { startReadArticle } from "./read-article.ts";
import { startSendAlert } from "./send-alert.ts";
import { startServe } from "./serve.ts";
import { startSweep } from "./sweep.ts";
import type { Work } from "./work.ts";

/** The status server comes first, so that it can be asked while the rest starts; the beat comes last. */
export async function startAll(house: House, state: { draining: () => boolean }): Promise<Work> {
  const { concurrency } = house.settings;
  const server = await startServe(house, state);
  const workers = [
    await startCheckFeed(house, concurrency.checkFeed),
    await startReadArticle(house, concurrency.readArticle),
    await startJudgeArticle(house, concurrency.judgeArticle),
    await startSendAlert(house, concurrency.sendAlert),
  ];
  const beat = startSweep(house);

  return {
    async drain() {
      await beat.stop();
      await Promise.all(workers.map((worker) => worker.close()));
    },
    async end() {
      await server.end();
    },
  };
}
