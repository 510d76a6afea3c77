// The page reader the house uses: the extraction, run where it can be stopped.
import type { PageReading } from "../core/article.ts";
import type { Bytes, PageReader, Threaded } from "../ports/readers.ts";

export function pageReader(run: (input: Bytes) => Promise<Threaded<PageReading>>): PageReader {
  return {
    async readPage(input) {
      const outcome = await run(input);
      if (outcome.kind === "value") return outcome.value;

      return { kind: "no-article", why: "parse-timeout", detail: `Reading was stopped: it ${outcome.why}.` };
    },
  };
}
