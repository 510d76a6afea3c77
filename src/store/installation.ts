// The id of this installation: made once with the schema, it keeps apart two newswatches that share one Redis.
import type { Sql } from "./connect.ts";

/** Throws when the schema has not been made yet. */
export async function installationId(sql: Sql): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from installation`;
  if (row === undefined) throw new Error("The table installation is empty; the schema was not made by newswatch.");
  return row.id;
}
