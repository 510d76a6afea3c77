// What an alert tells of its watch.
import type { MatchedWatch } from "../story/judgement.ts";
import type { AlertContent } from "./alert.ts";

/** What the operator did not write is left out. */
export function watchTold({ name, title, version, owner, labels, docs }: MatchedWatch): AlertContent["watch"] {
  return {
    name,
    title,
    version,
    ...(owner === undefined ? {} : { owner }),
    ...(labels === undefined ? {} : { labels }),
    ...(docs === undefined ? {} : { docs }),
  };
}
