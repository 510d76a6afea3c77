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

const capitalsOnly = /^[\p{Lu}\d .&-]{2,6}$/u;
const capital = /^\p{Lu}/u;
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
  return { byHost: (host) => lookUp(hosts, host), startingWith: (word) => aliases.get(word) ?? noAliases };
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
