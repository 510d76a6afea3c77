// Ids of rows: UUID version 7, so that they sort by the time they were made.
import { v7, validate } from "uuid";

export function newId(now: Date): string {
  return v7({ msecs: now.getTime() });
}

export function isId(text: string): boolean {
  return validate(text);
}
