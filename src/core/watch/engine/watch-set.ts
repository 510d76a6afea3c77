// The watches in force: which of them an article meets. A reload takes in anew only what changed.
import type { Watch } from "../watch.ts";
import type { WatchText } from "../watch-text.ts";
import { openEngine } from "./engine.ts";

export type WatchSet<Kept extends Watch> = {
  /** Puts these watches in force instead of those before; each has a name of its own. */
  load(watches: readonly Kept[]): void;
  /** The watches that the text meets, in the order in which they were given. */
  metBy(text: WatchText): readonly Kept[];
};

type Entry<Kept> = { readonly rule: number; readonly watch: Kept; readonly order: number };

export function openWatchSet<Kept extends Watch>(first: readonly Kept[] = []): WatchSet<Kept> {
  const engine = openEngine();
  let byName: ReadonlyMap<string, Entry<Kept>> = new Map();
  let byRule: ReadonlyMap<number, Entry<Kept>> = new Map();

  const take = (watch: Kept): number => {
    const known = byName.get(watch.name);
    if (known === undefined) return engine.add(watch.expression);
    if (!isSameRule(known.watch, watch)) engine.change(known.rule, watch.expression);
    return known.rule;
  };
  const load = (watches: readonly Kept[]) => {
    const names = new Set(watches.map(({ name }) => name));
    for (const { rule, watch } of byName.values()) if (!names.has(watch.name)) engine.remove(rule);

    const entries = watches.map((watch, order): Entry<Kept> => ({ rule: take(watch), watch, order }));
    byName = new Map(entries.map((entry) => [entry.watch.name, entry]));
    byRule = new Map(entries.map((entry) => [entry.rule, entry]));
  };

  load(first);
  return {
    load,
    metBy(text) {
      const met = engine.match(text).flatMap((rule) => byRule.get(rule) ?? []);
      return met.toSorted((one, other) => one.order - other.order).map(({ watch }) => watch);
    },
  };
}

/** A rule that is written as before means something else when a name it mentions got another alias. */
function isSameRule(before: Watch, now: Watch): boolean {
  return before.when === now.when && JSON.stringify(before.expression) === JSON.stringify(now.expression);
}
