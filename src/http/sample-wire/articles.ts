// Everything the sample wire ever brings, in the order in which it comes out.
import { backgroundArticles } from "./background.ts";
import { chineseArticles } from "./chinese-articles.ts";
import { englishArticles } from "./english-articles.ts";
import { otherArticles } from "./other-articles.ts";
import { russianArticles } from "./russian-articles.ts";
import type { SampleArticle } from "./sample-article.ts";

export const sampleArticles: readonly SampleArticle[] = [
  ...backgroundArticles,
  ...englishArticles,
  ...otherArticles,
  ...russianArticles,
  ...chineseArticles,
].sort((one, other) => one.afterMs - other.afterMs);
