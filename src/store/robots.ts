// robots.txt as last seen, shared by all processes.
import { limits } from "../core/limits.ts";
import type { RobotsFile, RobotsStore } from "../ports/hosts.ts";
import type { Sql } from "./connect.ts";
import { storable, storableKey } from "./storable.ts";

type Row = {
  readonly kind: RobotsFile["kind"];
  readonly text: string;
  readonly asked_at: Date;
  readonly since: Date;
};

export function robotsStore(sql: Sql): RobotsStore {
  return {
    async find(origin) {
      const [row] = await sql<Row[]>`
        select kind, text, asked_at, since
        from robots
        where origin = ${storableKey(origin)}`;
      return row && { kind: row.kind, text: row.text, askedAt: row.asked_at, since: row.since };
    },
    async keep(origin, file) {
      await sql`
        with forgotten as (
          delete from robots
          where asked_at < ${new Date(file.askedAt.getTime() - limits.robotsStaleMsMax)}
            and origin <> ${storableKey(origin)}
        )
        insert into robots (origin, kind, text, asked_at, since)
        values (
          ${storableKey(origin)},
          ${file.kind},
          ${storable(file.text, limits.robotsBytesMax)},
          ${file.askedAt},
          ${file.since}
        )
        on conflict (origin) do update
        set kind = excluded.kind,
            text = excluded.text,
            asked_at = excluded.asked_at,
            since = excluded.since`;
    },
  };
}
