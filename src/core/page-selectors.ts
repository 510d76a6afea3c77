// Where an operator says that the parts of a site's pages are, for pages that cannot be read otherwise.

/** CSS selectors. What is not given is found as on any other page. */
export type PageSelectors = {
  /** The host, and all hosts below it. */
  readonly host: string;
  readonly body?: string | undefined;
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly date?: string | undefined;
  /** Parts that are taken out before anything is read. */
  readonly drop: readonly string[];
};

/** The longest host that the address is on or below wins. */
export function selectorsFor(list: readonly PageSelectors[], url: string): PageSelectors | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  return list
    .filter((one) => host === one.host || host.endsWith(`.${one.host}`))
    .toSorted((left, right) => right.host.length - left.host.length)[0];
}
