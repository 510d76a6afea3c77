// The watches that are set now, each with when it last fired.
import type { Level } from "../alert/alert.ts";
import type { StatusFacts, WatchFacts } from "./facts.ts";
import type { Desk } from "./loaded.ts";

export type WatchRow = {
  readonly name: string;
  readonly title: string;
  readonly level: Level;
  readonly version: number | undefined;
  readonly lastMatchAt: Date | undefined;
  readonly lastAlertAt: Date | undefined;
  readonly alerts: number;
  readonly owner?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly docs?: string | undefined;
};

const never: Pick<WatchFacts, "lastMatchAt" | "lastAlertAt" | "alerts"> = {
  lastMatchAt: undefined,
  lastAlertAt: undefined,
  alerts: 0,
};

export function watchRows({ watches }: Desk, facts: StatusFacts): readonly WatchRow[] {
  const byName = new Map(facts.watches.map((watch) => [watch.name, watch]));
  return watches.map(({ name, title, level, owner, labels, docs }) => {
    const { version, lastMatchAt, lastAlertAt, alerts } = { version: undefined, ...never, ...byName.get(name) };
    const about = {
      ...(owner === undefined ? {} : { owner }),
      ...(labels === undefined ? {} : { labels }),
      ...(docs === undefined ? {} : { docs }),
    };
    return { name, title, level, version, lastMatchAt, lastAlertAt, alerts, ...about };
  });
}
