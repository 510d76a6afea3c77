// Advisory locks of this database, held until the transaction ends.
import { limits } from "../core/limits.ts";
import type { Transaction } from "./connect.ts";

const locks = {
  syncFeeds: 7_140_011,
  judge: 7_140_012,
  watchVersions: 7_140_013,
} as const;

export async function lock(tx: Transaction, name: keyof typeof locks): Promise<void> {
  await tx`select set_config('lock_timeout', ${`${limits.databaseLockMs}ms`}, true)`;
  await tx`select pg_advisory_xact_lock(${locks[name]})`;
}
