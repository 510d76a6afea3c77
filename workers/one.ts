// One worker alone in its process: `newswatch work read-article --concurrency 8`.
import { unreachable } from "../src/core/outcome.ts";
import type { House } from "../src/house.ts";
import type { Running } from "../src/queue/open-queue.ts";
import { startCheckFeed } from "./check-feed.ts";
import { startJudgeArticle } from "./judge-article.ts";
import { startReadArticle } from "./read-article.ts";
import { startSendAlert } from "./send-alert.ts";
import { startServe } from "./serve.ts";
import { startSweep } from "./sweep.ts";
import type { Work, WorkName } from "./work.ts";

const nothing = async () => {};

export async function startOne(
  house: House,
  name: WorkName,
  options: { readonly concurrency: number | undefined; readonly draining: () => boolean },
): Promise<Work> {
  const { concurrency } = house.settings;
  const wanted = options.concurrency;
  switch (name) {
    case "check-feed":
      return worker(await startCheckFeed(house, wanted ?? concurrency.checkFeed));
    case "read-article":
      return worker(await startReadArticle(house, wanted ?? concurrency.readArticle));
    case "judge-article":
      return worker(await startJudgeArticle(house, wanted ?? concurrency.judgeArticle));
    case "send-alert":
      return worker(await startSendAlert(house, wanted ?? concurrency.sendAlert));
    case "sweep": {
      const beat = startSweep(house);
      return { drain: () => beat.stop(), end: nothing };
    }
    case "serve": {
      const server = await startServe(house, options);
      return { drain: nothing, end: () => server.end() };
    }
    default:
      return unreachable(name);
  }
}

function worker(running: Running): Work {
  return { drain: () => running.close(), end: nothing };
}
