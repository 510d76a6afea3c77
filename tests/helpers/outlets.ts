// The outlets that newswatch ships, ready to be asked for.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { type Outlet, type Outlets, outletsFrom } from "../../src/core/origin/outlet.ts";
import { sharedOutlets } from "../../src/core/origin/outlet-list.ts";
import type { TextExaminer } from "../../src/ports/readers.ts";
import { examineText } from "../../src/threads/examine-text.ts";
import { textExaminer } from "../../src/threads/text-examiner.ts";

const file = new URL("../../../config/outlets.yaml", import.meta.url);
const shape = z.strictObject({
  "as-of": z.string(),
  outlets: z.array(
    z.strictObject({
      name: z.string(),
      hosts: z.array(z.string()),
      aliases: z.array(z.string()),
      country: z.string(),
      family: z.string().optional(),
    }),
  ),
});

export function listedOutlets(): readonly Outlet[] {
  return shape.parse(parse(readFileSync(file, "utf8"))).outlets;
}

export function shippedOutlets(): Outlets {
  return outletsFrom(listedOutlets());
}

/** Examines as the house does, without a thread. */
export function plainExaminer(): TextExaminer {
  const outlets = sharedOutlets(listedOutlets());
  return textExaminer(
    async (task) => ({ kind: "value", value: examineText(task) }),
    () => outlets,
  );
}
