// The words of a title by which two reports of one event are known as such.
import { tokenize } from "../text/tokens.ts";

/** Words that nearly every title has; negations are not among them, for they turn a title round. */
const empty = new Set(
  (
    "a an the of to in on at for from by with and or as is are was were be been has have had it its this that his her " +
    "their says say said after over amid into new what we so how why live updates latest и в во на по с со из к о об от до для за при что как его ее их это " +
    "а но же бы ли или де le la les des du et en un une der die das und im am von zu den dem 的 了 在 和 与 同 将 对"
  ).split(" "),
);

const han = /^\p{Script=Han}$/u;

/** Folded words in order, without the empty ones; runs of Han characters as pairs. */
export function titleWords(title: string): readonly string[] {
  const words: string[] = [];
  let before: { readonly word: string; readonly to: number } | undefined;
  for (const token of tokenize(title)) {
    if (!han.test(token.word)) {
      if (!empty.has(token.word)) words.push(token.word);
      before = undefined;
      continue;
    }

    if (before?.to === token.from) words.push(before.word + token.word);
    before = token;
  }
  return [...new Set(words)];
}
