// Says that a worker lives: it touches a file for as long as its database answers, for a container's health check.
import { writeFile } from "node:fs/promises";
import { limits } from "../src/core/limits.ts";
import type { House } from "../src/house.ts";
import { every, type Loop } from "./every.ts";

export function sayAlive(house: House, file: string): Loop {
  const { clock, log, store } = house;
  const touch = async () => {
    await store.ping();
    await writeFile(file, `${clock.now().toISOString()}\n`);
  };
  return every(limits.aliveMs, touch, { name: "alive", log });
}
