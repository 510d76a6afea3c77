// What `newswatch explain` prints of the page's own word about its article.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ArticleMetadata } from "../../src/core/article-metadata.ts";
import { metadataLines } from "../../src/core/status/explain-metadata.ts";

const told: ArticleMetadata = {
  authors: ["Jane Okafor", "Boris Muster"],
  publishedZone: "+02:00",
  publishedDay: "2026-11-20",
  publishedHasTime: true,
  modifiedAt: new Date("2026-11-20T09:00:00Z"),
  outlet: "The Harbour Post",
  imageUrl: undefined,
  section: undefined,
  keywords: [],
  isFree: undefined,
  sources: { outlet: "meta", authors: "byline", publishedAt: "json-ld", modifiedAt: "time-element" },
};
const publishedAt = new Date("2026-11-20T08:00:00Z");

test("metadataLines: all told -> outlet, authors, times, each with its source", () => {
  assert.deepEqual(metadataLines({ metadata: told, publishedAt }), [
    "  outlet     The Harbour Post (by meta)",
    "  authors    Jane Okafor; Boris Muster (by byline)",
    "  dated      2026-11-20 08:00:00 UTC, told in +02:00 (by json-ld)",
    "  modified   2026-11-20 09:00:00 UTC (by time-element)",
  ]);
});

test("metadataLines: only a day told -> no hour is made up", () => {
  const metadata = { ...told, publishedHasTime: false, sources: { publishedAt: "address" as const } };
  const lines = metadataLines({ metadata, publishedAt });
  assert.ok(lines.includes("  dated      2026-11-20 (by address)"), lines.join("\n"));
});

test("metadataLines: told in UTC -> the zone is not said twice", () => {
  const lines = metadataLines({ metadata: { ...told, publishedZone: "Z" }, publishedAt });
  assert.ok(lines.includes("  dated      2026-11-20 08:00:00 UTC (by json-ld)"), lines.join("\n"));
});

test("metadataLines: nothing told, or no page read -> no lines", () => {
  const nothing = { ...told, authors: [], publishedDay: undefined, publishedHasTime: false, sources: {} };
  assert.deepEqual(metadataLines({ metadata: { ...nothing, modifiedAt: undefined, outlet: undefined } }), []);
  assert.deepEqual(metadataLines({ publishedAt }), []);
});
