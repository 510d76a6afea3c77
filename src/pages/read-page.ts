// Reads a page's bytes into an article.
import type { NoArticle, PageReading } from "../core/article.ts";
import { limits } from "../core/limits.ts";
import type { PageInput } from "../ports/readers.ts";
import type { PageBlocks } from "./block.ts";
import { knowBlock } from "./block-kind.ts";
import { boundMarkup } from "./bound-markup.ts";
import { chooseBlocks } from "./choose-blocks.ts";
import { squeeze, textWeight } from "./clean-text.ts";
import { decodePage } from "./decode-page.ts";
import { linkedArticle } from "./json-ld.ts";
import { type MarkupNode, parseMarkup } from "./markup.ts";
import type { Told } from "./model/told-lines.ts";
import { aboutPage } from "./page-about.ts";
import { statedDate } from "./page-date.ts";
import { pageElsewhere } from "./page-elsewhere.ts";
import { pageFacts } from "./page-facts.ts";
import { type PageText, pageText } from "./page-text.ts";
import { pageTitle } from "./page-title.ts";
import { pageTold } from "./page-told.ts";
import { type SelectedParts, selectedText, selectParts, withSelected } from "./selected-parts.ts";
import { sniffBytes, sniffText } from "./sniff-page.ts";
import { sourceNotes } from "./source-notes.ts";
import { walkPage } from "./walk-page.ts";

/**
 * Never throws: whatever the bytes are, the answer says what became of them. Pure, so that it can run in a thread
 * that is killed when a page takes too long. `problems` are in whole sentences, for the operator.
 */
export function readPage(input: PageInput): PageReading {
  try {
    return readBytes(input);
  } catch (error) {
    return noArticle("unreadable", error instanceof Error ? error.message : String(error));
  }
}

function readBytes({ bytes, contentType, url, selectors }: PageInput): PageReading {
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
  const problems = [...cut, ...decoded.problems, ...bounded.problems];
  if (selectors === undefined) return readTree(parseMarkup(bounded.markup), { url, problems });

  const selected = selectParts(bounded.markup, selectors);
  return readTree(selected.root, { url, problems: [...problems, ...selected.problems], selected });
}

type Around = { readonly url: string; readonly problems: readonly string[]; readonly selected?: SelectedParts };

function readTree(root: MarkupNode, { url, problems, selected }: Around): PageReading {
  const facts = pageFacts(root);
  const { article: linked, problems: linkedProblems } = linkedArticle(facts.structured);
  const found = pageTitle(facts, linked, url);
  const title = selected?.title === undefined ? found : { value: selected.title, source: "selector" as const };
  const page = walkPage(root);
  const chosen = selected?.body ?? [];
  const body = chosen.length > 0 ? selectedText(chosen) : bodyText(page, pageTold(facts, linked, title.value));
  const said = aboutPage(facts, linked, { url, title, text: body.text, blocks: page.blocks });
  const about = selected === undefined ? said : withSelected(said, selected);
  const statedAt = selected?.date?.at ?? statedDate(facts, linked)?.at;
  if (textWeight(body.text) < limits.articleTextCharsMin) {
    const why = about.metadata.isFree === false ? "paywall" : "no-text";
    const detail = `Only ${body.text.length} characters of running text were found.`;
    const { author, publishedAt, metadata } = about;
    const told = { title: title.value, author, publishedAt, metadata, statedAt };
    return { kind: "no-article", why, detail, elsewhere: pageElsewhere(facts, url), told };
  }
  return {
    kind: "article",
    article: {
      title: title.value,
      text: body.text,
      parts: body.parts,
      notes: sourceNotes(page.blocks, body.text),
      ...about,
    },
    statedAt,
    problems: [...problems, ...linkedProblems, ...body.problems],
  };
}

/** Pages that are drawn by scripts have their text only in the structured data, if anywhere. */
function bodyText(page: PageBlocks, told: Told): PageText {
  const shown = pageText(chooseBlocks(page, told).map((block) => knowBlock(block, page.containers)));
  if (textWeight(shown.text) >= limits.articleTextCharsMin || told.body === undefined) return shown;

  const paragraphs = told.body.split(/\r?\n/).map((text) => ({ text: squeeze(text), kind: "paragraph" as const }));
  return pageText(paragraphs.filter(({ text }) => text !== ""));
}

function noArticle(why: NoArticle, detail: string): PageReading {
  return { kind: "no-article", why, detail };
}
