// Finds the outlets that a text names, in any script.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type { Outlet, OutletAlias, Outlets } from "./outlet.ts";

const capital = /^\p{Lu}/u;
const possessive = /['’]s$/u;

export type Mention = Span & { readonly outlet: Outlet };

/** Arabic writes "by", "to", "and" in one word with what follows; Korean writes its particles behind. */
const attached =
  /^[\u0628\u0644\u0648\u0641\u0643](?:\u0627\u0644)?(?=[\u0621-\u064a]{3})|(?<=[가-힣]{2})(?:에서|에게|에|은|는|이|가|와|과|의|을|를|도|발)$/u;

/** In order, without overlaps, at most `limits.outletMentionsMax`. */
export function outletMentions(text: string, outlets: Outlets): readonly Mention[] {
  const tokens = tokenize(text);
  const found: Mention[] = [];
  for (let at = 0; at < tokens.length && found.length < limits.outletMentionsMax; at += 1) {
    const alias = aliasAt(text, tokens, { at, outlets });
    if (alias === undefined) continue;

    const last = at + alias.words.length - 1;
    found.push({ outlet: alias.outlet, from: tokens[at]?.from ?? 0, to: tokens[last]?.to ?? 0 });
    at = last;
  }
  return found;
}

type Place = { readonly at: number; readonly outlets: Outlets };

function aliasAt(text: string, tokens: readonly Token[], { at, outlets }: Place): OutletAlias | undefined {
  const word = tokens[at]?.word ?? "";
  const stripped = word.replace(attached, "");
  const whole = outlets.startingWith(word).find((alias) => standsAt(text, tokens, { at, alias, first: word }));
  if (whole !== undefined || stripped === word) return whole;

  return outlets.startingWith(stripped).find((alias) => standsAt(text, tokens, { at, alias, first: stripped }));
}

type Candidate = { readonly at: number; readonly alias: OutletAlias; readonly first: string };

function standsAt(text: string, tokens: readonly Token[], { at, alias, first }: Candidate): boolean {
  const { words, capitals, exact } = alias;
  const isThere = words.every((word, step) => {
    const token = tokens[at + step];
    const said = step === 0 ? first : token?.word;
    return said === word && (!capitals[step] || capital.test(text.charAt(token?.from ?? 0)));
  });
  if (!isThere || exact === undefined) return isThere;

  const written = text.slice(tokens[at]?.from ?? 0, tokens[at + words.length - 1]?.to ?? 0);
  return written.replace(possessive, "") === exact;
}
