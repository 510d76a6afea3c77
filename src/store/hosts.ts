// Turns at hosts, and who asked to be left alone: one short statement a visit, the same for all processes.
import { hostFamily } from "../core/host-family.ts";
import { limits } from "../core/limits.ts";
import type { Hold, HostTurn, HostTurns, TurnWanted } from "../ports/hosts.ts";
import type { Sql } from "./connect.ts";
import { storableKey } from "./storable.ts";

/** No turn is farther off than this; one that seems to be was taken by a clock that ran ahead. */
const turnAheadMsMax = limits.hostWaitMsMax + limits.hostGapMsMax;

export function hostTurns(sql: Sql): HostTurns {
  let tidiedAtMs = Number.NEGATIVE_INFINITY;
  return {
    async take(wanted) {
      // Rows of hosts that nobody visits any more are dropped by whoever comes by, about once an hour.
      if (wanted.now.getTime() - tidiedAtMs >= limits.tidyMs) {
        tidiedAtMs = wanted.now.getTime();
        await forgetTurns(sql, wanted.now);
      }
      return takeTurn(sql, wanted);
    },
    async heldFor(asked) {
      const [row] = await sql<{ until: Date | null }[]>`${heldUntil(sql, asked)}`;
      return row?.until ? row.until.getTime() - asked.now.getTime() : undefined;
    },
    hold: (hold) => noteHold(sql, hold),
  };
}

type Taken = { readonly held_until: Date | null; readonly next_at: Date | null; readonly free_at: Date | null };

/**
 * `next_at` is when the host is free again. Taking a turn moves it on by the gap, in the statement that reads it, so two
 * processes never get the same turn. When the free turn is too far off nothing is moved.
 */
async function takeTurn(sql: Sql, wanted: TurnWanted): Promise<HostTurn> {
  const { now, gapMs } = wanted;
  const host = storableKey(wanted.host);
  const gap = sql`(${gapMs}::float8 * interval '1 millisecond')`;
  const [row] = await sql<Taken[]>`
    with held as (${heldUntil(sql, wanted)}),
    turn as (
      insert into host_turns (host, next_at)
      select ${host}, ${now}::timestamptz + ${gap}
      from held
      where held.until is null
      on conflict (host) do update
      set next_at = ${gap} + case
        when host_turns.next_at between ${now}::timestamptz and ${later(now, turnAheadMsMax)} then host_turns.next_at
        else ${now}::timestamptz
      end
      where host_turns.next_at not between ${later(now, wanted.waitMsMax)} and ${later(now, turnAheadMsMax)}
      returning next_at
    )
    select
      held.until as held_until,
      turn.next_at,
      (select next_at from host_turns where host = ${host}) as free_at
    from held
    left join turn on true`;
  return turnOf(row, wanted);
}

function turnOf(row: Taken | undefined, { now, gapMs, waitMsMax }: TurnWanted): HostTurn {
  if (row?.held_until) return { kind: "held", forMs: row.held_until.getTime() - now.getTime() };
  if (row?.next_at) return { kind: "turn", inMs: Math.max(0, row.next_at.getTime() - gapMs - now.getTime()) };

  return { kind: "busy", inMs: Math.max(waitMsMax, (row?.free_at ?? now).getTime() - now.getTime()) };
}

/**
 * Until when this address, its host or its family is to be left alone; null when it is not. A host is held while as many of
 * its addresses ask as `limits.urlsToHoldHost` says: one broken page must not silence a whole site. What lies farther ahead
 * than any server may ask was written by a clock that ran ahead.
 */
function heldUntil(sql: Sql, { host, url, now }: Pick<TurnWanted, "host" | "url" | "now">) {
  const inForce = sql`until > ${now} and until <= ${later(now, limits.retryAfterMsMax)}`;
  return sql`
    select greatest(
      (
        select until from host_holds
        where url = ${storableKey(url)} and ${inForce}
      ),
      (
        select until from host_holds
        where host = ${storableKey(host)} and ${inForce}
        order by until desc
        offset ${limits.urlsToHoldHost - 1} limit 1
      ),
      (
        select max(until) as until from host_holds
        where family = ${storableKey(hostFamily(host))} and ${inForce}
        group by host
        order by until desc
        offset ${limits.hostsToHoldFamily - 1} limit 1
      )
    ) as until`;
}

async function noteHold(sql: Sql, { host, url, until, now }: Hold): Promise<void> {
  const row = { url: storableKey(url), host: storableKey(host), family: storableKey(hostFamily(host)), until };
  await sql`
    with expired as (
      delete from host_holds
      where until <= ${now} and url <> ${row.url}
    )
    insert into host_holds ${sql(row)}
    on conflict (url) do update
    set until = excluded.until`;
}

async function forgetTurns(sql: Sql, now: Date): Promise<void> {
  await sql`
    delete from host_turns
    where next_at < ${later(now, -limits.tidyMs)}`;
}

function later(now: Date, byMs: number): Date {
  return new Date(now.getTime() + byMs);
}
