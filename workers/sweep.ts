// Starts the beat: it needs no queue, for it is what keeps the queues true.
import { limits } from "../src/core/limits.ts";
import { pushLimits } from "../src/core/push-limits.ts";
import type { House } from "../src/house.ts";
import { noticeFeeds } from "../src/steps/notice-feeds.ts";
import { reportFeeds, type SilentFeeds } from "../src/steps/report-feeds.ts";
import { subscribeFeeds } from "../src/steps/subscribe-feeds.ts";
import { beat, sweep, tidy } from "../src/steps/sweep.ts";
import { every, type Loop } from "./every.ts";

/** Stands for the pages where none is to be read again. */
const nothingDue = { due: async () => [] };

export function startSweep(house: House): Loop {
  const { clock, log, queue, store } = house;
  const needs = {
    clock,
    feeds: store.feeds,
    items: store.items,
    pages: house.settings.reread ? store.pages : nothingDue,
    notifications: store.notifications,
    jobs: queue,
    upkeep: store.upkeep,
  };
  const { keepTextMonths, keepPagesMonths } = house.settings;
  const upkeep = { clock, upkeep: store.upkeep, keepTextMonths, keepPagesMonths };
  let silent: SilentFeeds = new Set();
  const report = async () => {
    silent = await reportFeeds({ clock, log, status: store.status }, silent);
  };
  const channels = () => house.desk.current().notices;
  const notice = () => noticeFeeds({ ...needs, log, status: store.status, notices: store.notices, channels });
  const loops = [
    every(limits.beatMs, () => beat(needs), { name: "beat", log }),
    every(limits.sweepMs, () => sweep(needs), { name: "sweep", log }),
    every(limits.feedReportMs, report, { name: "feed report", log }),
    every(limits.feedReportMs, notice, { name: "notices", log }),
    every(limits.tidyMs, () => tidy(upkeep), { name: "tidy", log }),
  ];
  const callback = house.settings.websubCallback;
  if (callback !== undefined) {
    const subscribe = () => subscribeFeeds({ clock, web: house.web, subscriptions: store.subscriptions, callback });
    loops.push(every(pushLimits.subscribeMs, subscribe, { name: "subscriptions", log }));
  }
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
