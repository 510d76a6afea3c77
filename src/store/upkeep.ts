// What the tables need from time to time: months of texts, and the leases of a process that died.
import type { Upkeep } from "../ports/store.ts";
import type { Sql } from "./connect.ts";
import { mendPlans, releaseLeases } from "./leases.ts";
import { dropMonthsBefore, ensureMonths } from "./months.ts";

export function upkeepOf(sql: Sql): Upkeep {
  return {
    async ensureMonths(now) {
      await ensureMonths(sql, now);
    },
    async dropMonthsBefore(date) {
      await dropMonthsBefore(sql, date);
    },
    mendPlans: (now) => mendPlans(sql, now),
    releaseLeases: (now) => releaseLeases(sql, now),
  };
}
