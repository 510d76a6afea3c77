// Reads where an outlet names itself by its host beside its own people: "evening-courier.example Senior Editor Ann Example".
import type { Origin } from "../text-findings.ts";
import type { Outlets } from "./outlet.ts";
import { outletAt } from "./outlet-facts.ts";

const people = /\b(?:editor|correspondent|reporter|journalist)\b/giu;
/** A host and all the words that may stand between it and the person. */
const lookBackChars = 200;
const staffed =
  /(?<![\p{L}\p{N}.@/-])((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,12})(?:['’]s)? (?:(?:senior|chief|deputy|managing|executive|staff|political|foreign) )*(?:editor|correspondent|reporter|journalist)$/iu;

/** At most one: the first that the text has. */
export function selfNamed(text: string, outlets: Outlets): readonly Origin[] {
  for (const person of text.matchAll(people)) {
    const to = person.index + person[0].length;
    const [said, written] = staffed.exec(text.slice(Math.max(0, to - lookBackChars), to)) ?? [];
    const host = written?.toLowerCase().replace(/^www\./, "");
    if (said === undefined || host === undefined) continue;
    return [{ ...outletAt(host, outlets), kind: "own", span: { from: to - said.length, to }, by: "prose" }];
  }
  return [];
}
