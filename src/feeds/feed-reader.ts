// The feed reader the house uses: the parser, run where it can be stopped.
import type { FeedReading } from "../core/feed/feed.ts";
import type { Bytes, FeedReader, Threaded } from "../ports/readers.ts";

export function feedReader(run: (input: Bytes) => Promise<Threaded<FeedReading>>): FeedReader {
  return {
    async readFeed(input) {
      const outcome = await run(input);
      if (outcome.kind === "value") return outcome.value;

      return { kind: "not-a-feed", why: "parse-timeout", detail: `Parsing was stopped: it ${outcome.why}.` };
    },
  };
}
