// Reads the pages with gold answers that the model is trained and measured on.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

export const goldSets = ["aeb", "wcxb", "trafilatura"] as const;
export type GoldSet = (typeof goldSets)[number];

const line = z.object({
  id: z.string(),
  url: z.string(),
  html: z.string(),
  gold: z.object({
    text: z.string().nullish(),
    with: z.array(z.string()).nullish(),
    without: z.array(z.string()).nullish(),
  }),
});

export type GoldPage = z.infer<typeof line> & { readonly set: GoldSet; readonly fold: number };

/** Pages of one host fall into one fold, so that no page is judged by a model that knows its host. */
export const folds = 5;

export function readGoldPages(folder: string, set: GoldSet): readonly GoldPage[] {
  return gunzipSync(readFileSync(join(folder, `${set}.jsonl.gz`)))
    .toString("utf8")
    .split("\n")
    .filter((text) => text !== "")
    .map((text) => line.parse(JSON.parse(text)))
    .map((page) => ({ ...page, set, fold: foldOf(page.url) }));
}

/** The host without its first part where it has three, so that `www.` and `edition.` do not part a site. */
function foldOf(url: string): number {
  const parts = new URL(url).hostname.split(".");
  const site = parts.slice(-Math.min(parts.length, 2 + Number((parts.at(-2)?.length ?? 0) < 4))).join(".");
  let hash = 7;
  for (const letter of site) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % folds;
}
