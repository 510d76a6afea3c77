// Opens the store: one pool of connections, and the nouns that share it.
import type { Store } from "../ports/store.ts";
import { type ConnectOptions, connect, type Sql } from "./connect.ts";
import { feedStore } from "./feeds.ts";
import { itemStore } from "./items.ts";
import { judgementStore } from "./judgements.ts";
import { noticeStore } from "./notices.ts";
import { notificationStore } from "./notifications.ts";
import { pageStore } from "./pages.ts";
import { archiveStore } from "./past-articles.ts";
import { statusStore } from "./status.ts";
import { subscriptionStore } from "./subscriptions.ts";
import { upkeepOf } from "./upkeep.ts";
import { watchStore } from "./watches.ts";

export type StoreOptions = Pick<ConnectOptions, "poolMax" | "applicationName"> & { readonly url: string };

/** The store, and the connections below it for what is not a noun: migrations and the installation's id. */
export type OpenStore = Store & { readonly sql: Sql };

/** Seconds that `close` leaves to the queries that are still running. */
const closeTimeoutS = 5;

/** Throws when the database does not answer. The schema is not touched: migrate before the first use. */
export async function openStore({ url, ...options }: StoreOptions): Promise<OpenStore> {
  const sql = connect(url, options);
  const ping = async () => {
    await sql`select 1`;
  };
  const close = () => sql.end({ timeout: closeTimeoutS });
  try {
    await ping();
  } catch (cause) {
    await close();
    throw new Error("The database does not answer.", { cause });
  }
  return { ...nounsOf(sql), sql, ping, close };
}

function nounsOf(sql: Sql): Omit<Store, "ping" | "close"> {
  return {
    feeds: feedStore(sql),
    items: itemStore(sql),
    pages: pageStore(sql),
    judgements: judgementStore(sql),
    watches: watchStore(sql),
    notifications: notificationStore(sql),
    notices: noticeStore(sql),
    status: statusStore(sql),
    subscriptions: subscriptionStore(sql),
    archive: archiveStore(sql),
    upkeep: upkeepOf(sql),
  };
}
