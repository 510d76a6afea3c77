// Lets a scorer of feed parsers ask ours: node score.mjs bench/adapters/feeds.mjs
import { parseFeed } from "../../dist/src/feeds/parse-feed.js";

export const name = "newswatch";

const nowhere = "http://feed.invalid/";

export async function parse(bytes, { contentType, url }) {
  const reading = await parseFeed({ bytes, contentType: contentType ?? undefined, url: url ?? nowhere });
  if (reading.kind === "not-a-feed") throw new Error(`${reading.why}: ${reading.detail}`);

  const { title, entries } = reading.feed;
  return {
    feed: { title, link: null, description: null },
    entries: entries.map(({ title, link, guid, publishedAt, author, text }) => ({
      title,
      link: link ?? null,
      id: guid,
      date: publishedAt ?? null,
      author: author ?? null,
      content: text,
    })),
  };
}
