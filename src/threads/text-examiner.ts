// The examiner the house uses: what can be known of a text, looked for where it can be stopped.
import type { ReadArticle } from "../core/article.ts";
import { type ExaminedText, unexamined } from "../core/examine.ts";
import type { OutletList } from "../core/origin/outlet-list.ts";
import type { TextFindings } from "../core/text-findings.ts";
import type { ExamineTask, TextExaminer, Threaded } from "../ports/readers.ts";

/**
 * Apart from the reading of the page: a text that is stopped here has already been read and is not lost, what a feed
 * says itself goes the same way, and a page that is read again unchanged costs nothing here.
 */
export function textExaminer(
  run: (task: ExamineTask) => Promise<Threaded<TextFindings>>,
  outlets: () => OutletList,
): TextExaminer {
  return {
    async examine(read) {
      const { article, url, item } = read;
      const task = { article: lookedAt(article), url, feedSource: item.source, outlets: outlets() };
      const outcome = await run(task);
      const findings = outcome.kind === "value" ? outcome.value : unexamined(article.text);
      return { ...read, article: { ...article, findings } };
    },
  };
}

/** Paragraphs are most of the parts, and nothing is asked of them. */
function lookedAt({
  title,
  text,
  author,
  canonicalUrl,
  parts,
  notes,
  declaredSources,
  metadata,
}: ReadArticle): ExaminedText {
  const told = parts?.filter(({ kind }) => kind === "caption" || kind === "heading");
  const isFree = metadata?.isFree;
  return { title, text, author, canonicalUrl, parts: told, notes, declaredSources, metadata: { isFree } };
}
