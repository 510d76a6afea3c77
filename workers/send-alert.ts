// Starts the worker that sends notifications through their channels.
import type { House } from "../src/house.ts";
import type { Running } from "../src/queue/open-queue.ts";
import { sendAlert } from "../src/steps/send-alert.ts";
import { settle } from "./settle.ts";

export function startSendAlert(house: House, concurrency: number): Promise<Running> {
  const { clock, log, queue, desk, store } = house;
  const needs = {
    clock,
    log,
    notifications: store.notifications,
    channel: (name: string) => desk.current().channels.get(name),
  };
  return queue.work("send-alert", concurrency, (id) =>
    settle(() => sendAlert(id, needs), { queue: "send-alert", id, log }),
  );
}
