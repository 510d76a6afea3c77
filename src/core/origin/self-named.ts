// Reads where an outlet names itself by its host beside its own people: "evening-courier.example Senior Editor Ann Example".
import type { Origin } from "../text-findings.ts";
import type { Outlets } from "./outlet.ts";
import { outletAt } from "./outlet-facts.ts";

const staffed =
  /(?<![\p{L}\p{N}.@/-])((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12})(?:['’]s)? (?:(?:senior|chief|deputy|managing|executive|staff|political|foreign) )*(?:editor|correspondent|reporter|journalist)\b/iu;

/** At most one: the first that the text has. */
export function selfNamed(text: string, outlets: Outlets): readonly Origin[] {
  const found = staffed.exec(text);
  const host = found?.[1]?.toLowerCase().replace(/^www\./, "");
  if (found === null || host === undefined) return [];

  const span = { from: found.index, to: found.index + found[0].length };
  return [{ ...outletAt(host, outlets), kind: "own", span, by: "prose" }];
}
