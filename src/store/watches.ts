// Watches: every rule that was ever in use, by version, so that an old match can always be explained.
import type { Watch } from "../core/watch/watch.ts";
import type { WatchStore } from "../ports/store.ts";
import type { Sql, Transaction } from "./connect.ts";
import { lock } from "./locks.ts";
import { sha256, storableJson } from "./storable.ts";
import { transaction } from "./transaction.ts";

export function watchStore(sql: Sql): WatchStore {
  return { recordVersions: (watches, now) => recordVersions(sql, watches, now) };
}

type VersionRow = {
  readonly watch: string;
  readonly version: number;
  readonly hash: string;
  readonly definition: string;
};

async function recordVersions(sql: Sql, watches: readonly Watch[], now: Date): Promise<ReadonlyMap<string, number>> {
  return transaction(sql, async (tx) => {
    await lock(tx, "watchVersions");
    const latest = await latestVersions(tx);
    const current = watches.map((watch) => versionOf(watch, latest.get(watch.name)));
    const changed = current.filter((row) => row.version !== latest.get(row.watch)?.version);
    if (changed.length > 0) await insertVersions(tx, changed, now);

    return new Map(current.map((row) => [row.watch, row.version]));
  });
}

type Latest = { readonly version: number; readonly hash: string };

async function latestVersions(tx: Transaction): Promise<ReadonlyMap<string, Latest>> {
  const rows = await tx<(Latest & { watch: string })[]>`
    select distinct on (watch) watch, version, hash
    from watch_versions
    order by watch, version desc`;
  return new Map(rows.map((row) => [row.watch, row]));
}

/** The expression counts too: an alias added to a named entity changes the rule although its text stays the same. */
function versionOf(watch: Watch, latest: Latest | undefined): VersionRow {
  const { name, when, level, title, expression } = watch;
  const definition = storableJson({ when, level, title, expression });
  const hash = sha256(definition);
  const isSame = latest?.hash === hash;
  return { watch: name, version: (latest?.version ?? 0) + (isSame ? 0 : 1), hash, definition };
}

async function insertVersions(tx: Transaction, rows: readonly VersionRow[], now: Date): Promise<void> {
  await tx`
    insert into watch_versions (watch, version, hash, definition, first_used_at)
    select watch, version, hash, definition::jsonb, ${now}
    from json_to_recordset(${storableJson(rows)}::text::json) as changed (
      watch text, version integer, hash text, definition text
    )`;
}
