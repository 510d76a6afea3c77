// The page reader the house uses: the extraction, run where it can be stopped, with what the operator says of the site.
import type { PageReading } from "../core/article.ts";
import type { PageSelectors } from "../core/page-selectors.ts";
import type { PageInput, PageReader, Threaded } from "../ports/readers.ts";

export function pageReader(
  run: (input: PageInput) => Promise<Threaded<PageReading>>,
  selectorsOf: (url: string) => PageSelectors | undefined = () => undefined,
): PageReader {
  return {
    async readPage(input) {
      const selectors = selectorsOf(input.url);
      const outcome = await run(selectors === undefined ? input : { ...input, selectors });
      if (outcome.kind === "value") return outcome.value;

      return { kind: "no-article", why: "parse-timeout", detail: `Reading was stopped: it ${outcome.why}.` };
    },
  };
}
