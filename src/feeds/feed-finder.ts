// The finder of feeds the house uses: it runs where it can be stopped.
import type { PageFeeds } from "../core/feed/page-feeds.ts";
import type { Bytes, FeedFinder, Threaded } from "../ports/readers.ts";

const nothing: PageFeeds = { title: "", language: undefined, links: [] };

/** A page that took too much names no feeds. */
export function feedFinder(run: (input: Bytes) => Promise<Threaded<PageFeeds>>): FeedFinder {
  return {
    async findFeeds(input) {
      const outcome = await run(input);
      return outcome.kind === "value" ? outcome.value : nothing;
    },
  };
}
