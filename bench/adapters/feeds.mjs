// Lets a scorer of feed parsers ask ours: node score.mjs bench/adapters/feeds.mjs

import { openFeed } from "../../dist/src/feeds/open-feed.js";
import { parseFeed } from "../../dist/src/feeds/parse-feed.js";
import { pageLinks } from "../../dist/src/feeds/read-entry.js";
import { entryText } from "../../dist/src/feeds/read-text.js";

export const name = "newswatch";

const nowhere = "http://feed.invalid/";

/**
 * Scorers compare HTML, of which we keep only the text: they get the markup that our text was made of. A link that
 * stands on the address we made up, or that is none of the web and therefore left out, is given as the document says it.
 */
export async function parse(bytes, options) {
  const input = { bytes, contentType: options.contentType ?? undefined, url: options.url ?? nowhere };
  const reading = await parseFeed(input);
  if (reading.kind === "not-a-feed") throw new Error(`${reading.why}: ${reading.detail}`);

  const raw = await openFeed(input);
  const { title, link, description, entries } = reading.feed;
  return {
    feed: { title, link: asSaid(link, raw.feed), description },
    entries: entries.map(({ title, link, guid, publishedAt, author }, index) => ({
      title,
      link: asSaid(link, raw.feed.entries[index]),
      id: guid,
      date: publishedAt ?? null,
      author: author ?? null,
      content: entryText(raw.feed.entries[index]).markup,
    })),
  };
}

function asSaid(link, { links }) {
  if (link !== undefined && !link.startsWith(nowhere)) return link;

  return pageLinks(links)[0]?.href ?? null;
}
