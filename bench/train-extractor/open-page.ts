// Takes a gold page apart just as the page reader does, up to the choice of blocks.
import type { PageBlocks } from "../../src/pages/block.ts";
import { boundMarkup } from "../../src/pages/bound-markup.ts";
import { linkedArticle } from "../../src/pages/json-ld.ts";
import { parseMarkup } from "../../src/pages/markup.ts";
import type { Told } from "../../src/pages/model/told-lines.ts";
import { pageFacts } from "../../src/pages/page-facts.ts";
import { pageTitle } from "../../src/pages/page-title.ts";
import { pageTold } from "../../src/pages/page-told.ts";
import { walkPage } from "../../src/pages/walk-page.ts";

export type OpenPage = { readonly walked: PageBlocks; readonly told: Told };

export function openPage(html: string, url: string): OpenPage {
  const root = parseMarkup(boundMarkup(html).markup);
  const facts = pageFacts(root);
  const linked = linkedArticle(facts.structured).article;
  return { walked: walkPage(root), told: pageTold(facts, linked, pageTitle(facts, linked, url).value) };
}
