// Hands the list of outlets to threads in one memory that all of them read, so that no list is copied for an article.
import { hashBytes } from "../hash.ts";
import { type Outlet, type Outlets, outletsFrom } from "./outlet.ts";

/** `key` is the same for lists that are the same. */
export type OutletList = { readonly key: string; readonly memory: SharedArrayBuffer };

/** Once for a reload of the settings. */
export function sharedOutlets(list: readonly Outlet[]): OutletList {
  const written = new TextEncoder().encode(JSON.stringify(list));
  const memory = new SharedArrayBuffer(written.length);
  new Uint8Array(memory).set(written);
  return { key: `${written.length}-${hashBytes(written)}`, memory };
}

/** Once for a list in each thread. */
export function readOutlets({ memory }: OutletList): Outlets {
  // A decoder takes no shared memory everywhere, and a copy is made once only.
  const list: readonly Outlet[] = JSON.parse(new TextDecoder().decode(new Uint8Array(memory).slice()));
  return outletsFrom(list);
}
