// The outlets that a desk knows by name: papers, agencies, stations, with what they are called and whose they are.
import { tokenize } from "../text/tokens.ts";

/** One line of `config/outlets.yaml`. */
export type Outlet = {
  readonly name: string;
  /** Without `www.`; a host below one of them is meant as well. */
  readonly hosts: readonly string[];
  /** What others call it, in any script; the name itself is one of them. */
  readonly aliases: readonly string[];
  readonly country: string;
  /** Outlets of one family are one voice: state media of one state, papers of one group. */
  readonly family?: string | undefined;
};

/** Made once for a list, asked for every text. */
export type Outlets = {
  readonly byHost: (host: string) => Outlet | undefined;
  /** 1 at the code of each letter with which a name may begin. */
  readonly starts: Uint8Array;
  /** The first letters of the names, in lower case, each as long as one of `openingLengths`. */
  readonly openings: ReadonlySet<string>;
  /** Length of the longest name. */
  readonly aliasCharsMax: number;
  /** Aliases by their first word, the longest first. */
  readonly startingWith: (word: string) => readonly OutletAlias[];
};

export type OutletAlias = {
  readonly outlet: Outlet;
  readonly words: readonly string[];
  /** Which of them must be written with a capital: "the paper reported" does not mean The Paper. */
  readonly capitals: readonly boolean[];
  /** Written in capitals only, so that "RT" is not a word of another kind. */
  readonly exact: string | undefined;
};

/** The longest are for names that begin with an article: "the te", "la re". */
export const openingLengths = [6, 5, 3, 2, 1] as const;
const openingChars = 3;

const capitalsOnly = /^[\p{Lu}\d .&-]{2,6}$/u;
const capital = /^\p{Lu}/u;
const notLetters = /[\s.’'-]/u;
const articles = new Set(["the", "der", "die", "le", "la", "el"]);
const noAliases: readonly OutletAlias[] = [];

export function outletsFrom(list: readonly Outlet[]): Outlets {
  const hosts = new Map(list.flatMap((outlet) => outlet.hosts.map((host) => [host, outlet])));
  const aliases = new Map<string, OutletAlias[]>();
  for (const outlet of list) {
    for (const written of new Set([outlet.name, ...outlet.aliases])) {
      const alias = aliasOf(outlet, written);
      const first = alias.words[0];
      if (first !== undefined) aliases.set(first, [...(aliases.get(first) ?? []), alias].sort(byLength));
    }
  }
  const written = list.flatMap(({ name, aliases: others }) => [name, ...others]);
  return {
    starts: firstLetters(written),
    openings: new Set(aliasStarts(list)),
    aliasCharsMax: Math.max(0, ...written.map(({ length }) => length)),
    byHost: (host) => lookUp(hosts, host),
    startingWith: (word) => aliases.get(word) ?? noAliases,
  };
}

function aliasOf(outlet: Outlet, written: string): OutletAlias {
  const tokens = tokenize(written);
  return {
    outlet,
    words: tokens.map(({ word }) => word),
    capitals: tokens.map(({ word, from }) => !articles.has(word) && capital.test(written.charAt(from))),
    exact: capitalsOnly.test(written) ? written : undefined,
  };
}

/** Of the written names, since accents are folded only once a word has been cut out. */
function aliasStarts(list: readonly Outlet[]): readonly string[] {
  return list.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((written) => {
      const small = written.toLowerCase();
      const first = small.split(notLetters, 1)[0] ?? "";
      return articles.has(first) ? small.slice(0, first.length + openingChars) : first.slice(0, openingChars);
    }),
  );
}

/** Also in capitals, as wide letters of Asian texts, and behind what Arabic writes in one word with a name. */
function firstLetters(written: readonly string[]): Uint8Array {
  const starts = new Uint8Array(codeUnits);
  const add = (letter: string) => starts.fill(1, letter.charCodeAt(0), letter.charCodeAt(0) + 1);
  for (const one of written) {
    const first = one.charAt(0);
    if (!capital.test(first)) add(first.toLowerCase());
    add(first.toUpperCase());
    if (asciiSign.test(first)) add(String.fromCharCode(wideLetters + first.toUpperCase().charCodeAt(0)));
    if (arabicLetter.test(first)) for (const prefix of "بلوفك") add(prefix);
  }
  return starts;
}

const codeUnits = 0x10000;
const asciiSign = /[!-~]/;
const arabicLetter = /[\u0621-\u064a]/;
/** From "!" to the wide "！". */
const wideLetters = 0xfee0;

function byLength(one: OutletAlias, other: OutletAlias): number {
  return other.words.length - one.words.length;
}

/** The outlet of the host, or of the nearest domain above it. */
function lookUp(hosts: ReadonlyMap<string, Outlet>, host: string): Outlet | undefined {
  const labels = host.toLowerCase().replace(/\.$/, "").split(".");
  for (let at = 0; at < labels.length - 1; at += 1) {
    const found = hosts.get(labels.slice(at).join("."));
    if (found !== undefined) return found;
  }
  return undefined;
}
