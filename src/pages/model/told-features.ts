// Features of how far a block says what the page tells machines: title, description, author, body.
import { isBreadcrumb } from "../title-lines.ts";
import type { FeatureGroup } from "./feature.ts";
import { shareOf } from "./row.ts";
import { wordsOf } from "./told-lines.ts";

const unknown = -1;
/** Stands for "there is no such line": farther than any block is.  */
const farAway = -1_000;

export const toldFeatures: FeatureGroup = {
  names: [
    ..."titleShare ofTitle isTitle descriptionShare ofDescription startsDescription author inBody".split(" "),
    "sinceTitle",
    "breadcrumb",
  ],
  put({ told, folded, blocks }, index, rows) {
    const line = folded[index] ?? "";
    const words = wordsOf(line);
    const title = shared(words, told.titleWords);
    const description = shared(words, told.descriptionWords);
    rows.put(shareOf(title, words.length));
    rows.put(shareOf(title, told.titleWords.size));
    rows.putFlag(line !== "" && line === told.title);
    rows.put(shareOf(description, words.length));
    rows.put(shareOf(description, told.descriptionWords.size));
    rows.putFlag(told.description.length > 0 && line !== "" && told.description.startsWith(line));
    rows.putFlag(told.author !== "" && line.includes(told.author));
    rows.put(told.body === "" ? unknown : Number(line !== "" && told.body.includes(line)));
    rows.put(told.titleLine === unknown ? farAway : index - told.titleLine);
    rows.putFlag(isBreadcrumb(blocks[index]?.text ?? "", told.shownTitle));
  },
};

function shared(words: readonly string[], others: ReadonlySet<string>): number {
  let count = 0;
  for (const word of words) if (others.has(word)) count++;
  return count;
}
