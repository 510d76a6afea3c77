// Turns an outlet of the list into what an origin says of it.
import type { Origin } from "../text-findings.ts";
import { outletMentions } from "./mentions.ts";
import type { Outlet, Outlets } from "./outlet.ts";

export type OutletFacts = Pick<Origin, "outlet" | "host" | "family">;

export function factsOf({ name, hosts, family }: Outlet): OutletFacts {
  const host = hosts[0];
  return { outlet: name, ...(host === undefined ? {} : { host }), ...(family === undefined ? {} : { family }) };
}

/** Whoever is behind a host; the host alone when the list does not know it. */
export function outletAt(host: string, outlets: Outlets): OutletFacts {
  const outlet = outlets.byHost(host);
  return outlet === undefined ? { host } : { ...factsOf(outlet), host };
}

/** Each outlet that a text names, once. */
export function outletsIn(text: string, outlets: Outlets): readonly OutletFacts[] {
  const names = new Map(outletMentions(text, outlets).map(({ outlet }) => [outlet.name, outlet]));
  return [...names.values()].map(factsOf);
}
