// Reads a page's bytes into an article.
import type { NoArticle, PageReading, ReadArticle } from "../core/article.ts";
import { limits } from "../core/limits.ts";
import { guessLanguage, primaryTag } from "../core/text/language.ts";
import type { Bytes } from "../ports/readers.ts";
import type { Block, PageBlocks } from "./block.ts";
import { boundMarkup } from "./bound-markup.ts";
import { canonicalUrl } from "./canonical-url.ts";
import { chooseBlocks } from "./choose-blocks.ts";
import { squeeze, textWeight } from "./clean-text.ts";
import { decodePage } from "./decode-page.ts";
import { type LinkedArticle, linkedArticle } from "./json-ld.ts";
import { type MarkupNode, parseMarkup } from "./markup.ts";
import { pageAuthor } from "./page-author.ts";
import { pageDate, statedDate } from "./page-date.ts";
import { type PageFacts, pageFacts } from "./page-facts.ts";
import { type PageText, pageText } from "./page-text.ts";
import { pageTitle } from "./page-title.ts";
import { sniffBytes, sniffText } from "./sniff-page.ts";
import { walkPage } from "./walk-page.ts";

/**
 * Never throws: whatever the bytes are, the answer says what became of them. Pure, so that it can run in a thread
 * that is killed when a page takes too long. `problems` are in whole sentences, for the operator.
 */
export function readPage(input: Bytes): PageReading {
  try {
    return readBytes(input);
  } catch (error) {
    return noArticle("unreadable", error instanceof Error ? error.message : String(error));
  }
}

function readBytes({ bytes, contentType, url }: Bytes): PageReading {
  const whole = bytes.subarray(0, limits.pageBodyBytesMax);
  const cut = bytes.length > whole.length ? [`The page was cut at ${limits.pageBodyBytesMax} bytes.`] : [];
  if (whole.length === 0) return noArticle("no-text", "The page is empty.");

  const signature = sniffBytes(whole);
  if (signature !== undefined) return noArticle("not-html", `It is ${signature}.`);

  const decoded = decodePage(whole, contentType);
  if (decoded.markup.trim() === "") return noArticle("no-text", "The page is empty.");

  const other = sniffText(decoded.markup, contentType);
  if (other !== undefined) return noArticle("not-html", `It is ${other}.`);

  const bounded = boundMarkup(decoded.markup);
  return readTree(parseMarkup(bounded.markup), { url, problems: [...cut, ...decoded.problems, ...bounded.problems] });
}

type Around = { readonly url: string; readonly problems: readonly string[] };

function readTree(root: MarkupNode, { url, problems }: Around): PageReading {
  const facts = pageFacts(root);
  const { article: linked, problems: linkedProblems } = linkedArticle(facts.structured);
  const title = pageTitle(facts, linked);
  const page = walkPage(root);
  const body = bodyText(page, title, linked);
  if (textWeight(body.text) < limits.articleTextCharsMin) {
    return noArticle("no-text", `Only ${body.text.length} characters of running text were found.`);
  }
  return {
    kind: "article",
    article: { title, text: body.text, ...about(facts, linked, { url, text: body.text, blocks: page.blocks }) },
    statedAt: statedDate(facts, linked),
    problems: [...problems, ...linkedProblems, ...body.problems],
  };
}

/** Pages that are drawn by scripts have their text only in the structured data, if anywhere. */
function bodyText(page: PageBlocks, title: string, linked: LinkedArticle | undefined): PageText {
  const shown = pageText(chooseBlocks(page, title));
  if (textWeight(shown.text) >= limits.articleTextCharsMin || linked?.body === undefined) return shown;

  const paragraphs = linked.body.split(/\r?\n/).map((text) => ({ text: squeeze(text) }));
  return pageText(paragraphs.filter(({ text }) => text !== ""));
}

type Known = { readonly url: string; readonly text: string; readonly blocks: readonly Block[] };

function about(
  facts: PageFacts,
  linked: LinkedArticle | undefined,
  { url, text, blocks }: Known,
): Omit<ReadArticle, "title" | "text"> {
  return {
    author: pageAuthor(facts, linked),
    publishedAt: pageDate(facts, linked, { url, blocks }),
    language: guessLanguage(text) ?? primaryTag(facts.language),
    canonicalUrl: canonicalUrl(facts, url),
  };
}

function noArticle(why: NoArticle, detail: string): PageReading {
  return { kind: "no-article", why, detail };
}
