// pages.yaml: where the parts of a site's pages are, for sites that cannot be read otherwise.
import { load } from "cheerio/slim";
import { z } from "zod";
import { limits } from "../core/limits.ts";
import type { PageSelectors } from "../core/page-selectors.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, type Part } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { repeats } from "./repeats.ts";
import { keys, list } from "./shapes.ts";

const hostExpected = "a host without www and without a path, such as example.org";
const selectorExpected = 'a CSS selector, such as "article .story-text"';

const host = z
  .string({ error: hostExpected })
  .regex(/^(?!www\.)(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/, hostExpected)
  .max(limits.hostCharsMax, hostExpected);

const selector = z
  .string({ error: selectorExpected })
  .min(1, selectorExpected)
  .max(limits.selectorCharsMax, selectorExpected)
  .superRefine((written, context) => {
    const fault = selectorFault(written);
    if (fault !== undefined) context.addIssue({ code: "custom", message: `${selectorExpected}: ${fault}` });
  });

const pageShape = keys({
  host,
  body: selector.optional(),
  title: selector.optional(),
  author: selector.optional(),
  date: selector.optional(),
  drop: list(selector, "a list of CSS selectors").default([]),
});
const fileShape = keys({ pages: list(z.unknown(), "a list of hosts with their selectors") });

/** The whole file in one shape, for editors. */
export const pagesFile = fileShape.extend({ pages: list(pageShape, "a list of hosts with their selectors") });

export function readPages(file: Part): Found<readonly PageSelectors[]> {
  const top = checkShape(file, fileShape);
  const parts = children(child(file, "pages"));
  const found = parts.map((part) => checkShape(part, pageShape));
  const hosts = parts.map((part) => child(part, "host"));
  return {
    value: found.flatMap(({ value }) => (value === undefined ? [] : [value])),
    problems: [...problemsOf(top, ...found), ...repeats("host", hosts)],
  };
}

/** Only trying tells: the selector is compiled as it will be for a page. */
function selectorFault(written: string): string | undefined {
  try {
    load("<p>")(written);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
