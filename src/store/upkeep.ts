// What the tables need from time to time: months of texts, and the leases of a process that died.
import type { Upkeep } from "../ports/store.ts";
import type { Sql } from "./connect.ts";
import { mendPlans, releaseLeases } from "./leases.ts";
import { dropMonthsBefore, ensureMonths } from "./months.ts";

export function upkeepOf(sql: Sql): Upkeep {
  return {
    async ensureMonths(now) {
      await ensureMonths(sql, now);
      await ensureMonths(sql, now, "page_archive");
    },
    async dropMonthsBefore(date) {
      await dropMonthsBefore(sql, date);
    },
    async dropPagesBefore(date) {
      await dropMonthsBefore(sql, date, "page_archive");
    },
    mendPlans: (now) => mendPlans(sql, now),
    releaseLeases: (now) => releaseLeases(sql, now),
  };
}
