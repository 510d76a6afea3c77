// Runs a transaction that outlives nothing: a connection lost in the middle of it rejects it, and only it.
import type { Sql, Transaction } from "./connect.ts";

const lostCodes = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

/**
 * As `sql.begin`. The driver answers every error inside a transaction with a `rollback`, also when the connection is gone,
 * and writing to the closed socket ends the whole process. So such an error never reaches it: the transaction stays
 * undecided, and the driver itself rejects it as soon as it sees the connection closed.
 */
export function transaction<Value>(sql: Sql, work: (tx: Transaction) => Promise<Value>) {
  return sql.begin(async (tx) => {
    try {
      return await work(tx);
    } catch (error) {
      if (isLost(error)) return new Promise<never>(() => {});
      throw error;
    }
  });
}

function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && lostCodes.has(error.code)) return true;
  return "severity" in error && (error.severity === "FATAL" || error.severity === "PANIC");
}
