// outlets.yaml: papers, agencies and stations that articles name as their source, with their families.
import { z } from "zod";
import type { Outlet } from "../core/origin/outlet.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, type Part } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { repeats } from "./repeats.ts";
import { country, keys, list, name, text } from "./shapes.ts";

const dateExpected = "the date on which the list was last gone through, such as 2026-11-22";
const hostExpected = "a host without www and without a path, such as example.org";

const fileShape = keys({
  "as-of": z.iso.date({ error: dateExpected }).optional(),
  outlets: list(z.unknown(), "a list of outlets"),
});

const host = z
  .string({ error: hostExpected })
  .regex(/^(?!www\.)(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/, hostExpected)
  .max(253, hostExpected);

const outletShape = keys({
  name: text("the name of the paper, agency or station"),
  hosts: list(host, "a list of hosts, such as [example.org]").default([]),
  aliases: list(text("a name by which others call it"), "a list of names by which others call it").default([]),
  country,
  family: name.optional(),
});

/** The whole file in one shape, for editors. */
export const outletsFile = fileShape.extend({ outlets: list(outletShape, "a list of outlets") });

/** A name, host or alias that two outlets had would make them one. */
export function readOutlets(file: Part): Found<readonly Outlet[]> {
  const top = checkShape(file, fileShape);
  const parts = children(child(file, "outlets"));
  const found = parts.map((part) => checkShape(part, outletShape));
  const names = parts.flatMap((part) => [child(part, "name"), ...children(child(part, "aliases"))]);
  const hosts = parts.flatMap((part) => children(child(part, "hosts")));
  return {
    value: found.flatMap(({ value }) => (value === undefined ? [] : [value])),
    problems: [...problemsOf(top, ...found), ...repeats("name", names), ...repeats("host", hosts)],
  };
}
