// An article of the sample wire. All of them are invented for trying out newswatch.

export type SampleArticle = {
  /** Its place under /sample-wire/ and its lasting id in the feed. */
  readonly slug: string;
  readonly title: string;
  readonly language: "en" | "ru" | "zh";
  readonly author: string;
  readonly section: string;
  readonly caption: string;
  readonly paragraphs: readonly string[];
  /** When it comes out, counted from the wire's epoch; below 0 it was there from the start. */
  readonly afterMs: number;
};
