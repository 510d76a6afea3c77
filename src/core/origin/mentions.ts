// Finds the outlets that a text names, in any script.
import type { Span } from "../alert/alert.ts";
import { limits } from "../limits.ts";
import { standsAlone, type Token, tokenize } from "../text/tokens.ts";
import { type Outlet, type OutletAlias, type Outlets, openingLengths } from "./outlet.ts";

const capital = /^\p{Lu}/u;
const latinLetter = /[A-Za-z]/;
const inWord = /[\p{L}\p{M}\p{N}]/u;
const mayBeAttached = /[\u0621-\u064a가-힣]/;
const wide = /[\uff01-\uff5e]/;
const arabicPrefix = /^[بلوفك]/;
/** "by the" in one word with what follows. */
const attachedCharsMax = 3;
const possessive = /['’]s$/u;

export type Mention = Span & { readonly outlet: Outlet };

/** Arabic writes "by", "to", "and" in one word with what follows; Korean writes its particles behind. */
const attached =
  /^[\u0628\u0644\u0648\u0641\u0643](?:\u0627\u0644)?(?=[\u0621-\u064a]{3})|(?<=[가-힣]{2})(?:에서|에게|에|은|는|이|가|와|과|의|을|를|도|발)$/u;

/** A word longer than this begins no outlet's name. */
const wordCharsMax = 48;

/**
 * In order, without overlaps, at most `limits.outletMentionsMax`. Only where a letter stands that begins a name is the
 * text cut into words, since nearly all of it names nobody.
 */
export function outletMentions(text: string, outlets: Outlets): readonly Mention[] {
  const found: Mention[] = [];
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (outlets.starts[text.charCodeAt(at)] !== 1 || latinLetter.test(text.charAt(at - 1))) continue;
    if (at < end || !mayBegin(text, at, outlets) || isInsideWord(text, at)) continue;

    const mention = mentionAt(text, at, outlets);
    if (mention === undefined) continue;

    found.push(mention);
    end = mention.to;
    if (found.length >= limits.outletMentionsMax) break;
  }
  return found;
}

/** Asked before a word is cut out, because it answers "no" for nearly every letter that might begin a name. */
function mayBegin(text: string, at: number, { openings }: Outlets): boolean {
  const letters = text.slice(at, at + openingLengths[0]);
  const seen = (wide.test(letters) ? letters.normalize("NFKC") : letters).toLowerCase();
  if (openingLengths.some((length) => openings.has(seen.slice(0, length)))) return true;
  if (!arabicPrefix.test(seen)) return false;

  const behind = [1, attachedCharsMax].map((from) => text.slice(at + from, at + from + openingLengths[0]));
  return behind.some((rest) => openingLengths.some((length) => openings.has(rest.slice(0, length))));
}

function isInsideWord(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return inWord.test(before) && !standsAlone(before) && !standsAlone(text.charAt(at));
}

function mentionAt(text: string, at: number, outlets: Outlets): Mention | undefined {
  const word = wordAt(text, at);
  const aliases = outlets.startingWith(word);
  const stripped = mayBeAttached.test(word) ? word.replace(attached, "") : word;
  const others = stripped === word ? aliases : outlets.startingWith(stripped);
  if (aliases.length === 0 && others.length === 0) return undefined;

  const window = text.slice(at, at + outlets.aliasCharsMax + wordCharsMax);
  const tokens = tokenize(window);
  const alias =
    aliases.find((one) => standsAt(window, tokens, { alias: one, first: word })) ??
    others.find((one) => standsAt(window, tokens, { alias: one, first: stripped }));
  if (alias === undefined) return undefined;
  return { outlet: alias.outlet, from: at, to: at + (tokens[alias.words.length - 1]?.to ?? 0) };
}

/** Folded; empty where no word begins. */
function wordAt(text: string, at: number): string {
  const isAlone = standsAlone(text.charAt(at));
  const [first = ""] = text.slice(at, at + (isAlone ? 1 : wordCharsMax)).split(" ", 1);
  const token = tokenize(first)[0];
  return token?.from === 0 ? token.word : "";
}

type Candidate = { readonly alias: OutletAlias; readonly first: string };

function standsAt(text: string, tokens: readonly Token[], { alias, first }: Candidate): boolean {
  const { words, capitals, exact } = alias;
  const isThere = words.every((word, step) => {
    const token = tokens[step];
    const said = step === 0 ? first : token?.word;
    return said === word && (!capitals[step] || capital.test(text.charAt(token?.from ?? 0)));
  });
  if (!isThere || exact === undefined) return isThere;

  const written = text.slice(0, tokens[words.length - 1]?.to);
  return written.replace(possessive, "") === exact;
}
