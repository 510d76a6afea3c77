// Opens a pool of connections to PostgreSQL, on TCP or on a Unix socket.
import postgres from "postgres";
import { limits } from "../core/limits.ts";
import { arrayTypes } from "./arrays.ts";

// Counts, milliseconds and versions are all far below 2^53.
const int8Oid = 20;
const bigintAsNumber = {
  to: int8Oid,
  from: [int8Oid],
  serialize: (value: number) => String(value),
  parse: (text: string) => Number(text),
};
const types = { bigint: bigintAsNumber, ...arrayTypes };
type Parsed = { [Name in keyof typeof types]: ReturnType<(typeof types)[Name]["parse"]> };

/** Rows as this house reads them: bigint as number, times as Date, jsonb as values, arrays of plain elements. */
export type Sql = postgres.Sql<Parsed>;
/** What `sql.begin` hands to its function. */
export type Transaction = postgres.TransactionSql<Parsed>;

export type ConnectOptions = {
  readonly poolMax?: number;
  /** What pg_stat_activity shows. */
  readonly applicationName?: string;
  /** False keeps the connections open for good; by default they are renewed within the hour. */
  readonly renewed?: boolean;
  /** Called whenever a connection of the pool is closed, by whichever side. */
  readonly onClose?: () => void;
};

/** The schema that holds everything of ours. */
export const schemaName = "newswatch";

/**
 * Takes a PostgreSQL URL. A Unix socket is named by `?host=/its/folder`, the form that node-postgres and libpq take too.
 * No connection is made before the first query.
 */
export function connect(url: string, options: ConnectOptions = {}): Sql {
  const place = placeOf(url);
  return postgres(place.url, {
    ...(place.socketPath === undefined ? {} : { path: place.socketPath }),
    max: options.poolMax ?? limits.databasePoolMax,
    connect_timeout: limits.databaseConnectMs / 1_000,
    ...(options.renewed === false ? { max_lifetime: null } : {}),
    ...(options.onClose === undefined ? {} : { onclose: options.onClose }),
    onnotice: ignoreNotice,
    types,
    // Asking each new connection for its types is what the driver does by default. When the server dies in that moment
    // nobody hears the failed question, which ends the whole process.
    fetch_types: false,
    connection: {
      application_name: options.applicationName ?? "newswatch",
      search_path: schemaName,
      TimeZone: "UTC",
      // A process that is frozen, or whose machine is lost, must not hold a lock that all others wait for.
      idle_in_transaction_session_timeout: limits.databaseIdleInTransactionMs,
      tcp_keepalives_idle: 30,
      tcp_keepalives_interval: 10,
      tcp_keepalives_count: 3,
    },
  });
}

// Notices ("relation already exists, skipping") tell an operator nothing.
function ignoreNotice(): void {}

/**
 * The driver sends query parameters that it does not know to the server as settings, so `host` must not reach it, and
 * neither may a setting that would take the place of ours.
 */
function placeOf(url: string): { readonly url: string; readonly socketPath?: string } {
  // A list of hosts is no URL to the platform, but the driver reads it.
  if (!URL.canParse(url)) return { url };
  const parsed = new URL(url);
  const host = parsed.searchParams.get("host");
  const port = parsed.searchParams.get("port") ?? parsed.port;
  for (const name of ["host", "port", "search_path", "uselibpqcompat"]) parsed.searchParams.delete(name);
  if (host === null) return { url: parsed.href };
  if (host.startsWith("/")) return { url: parsed.href, socketPath: `${host}/.s.PGSQL.${port === "" ? "5432" : port}` };
  parsed.hostname = host;
  return { url: parsed.href };
}
