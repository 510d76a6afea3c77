// Which routes an alert takes, or why it takes none.
import { type Duty, offDuty } from "../watch/duty.ts";
import { type Level, levels, type Route } from "./alert.ts";

export type OpenRoutes =
  | { readonly kind: "open"; readonly routes: readonly { readonly name: string; readonly channel: string }[] }
  | { readonly kind: "none"; readonly why: string };

/** A watch that is off duty tells nobody: its match is recorded, and the next one of the story may still tell. */
export function openRoutes(
  watch: Duty & { readonly name: string; readonly level: Level },
  routes: readonly Route[],
  now: Date,
): OpenRoutes {
  const off = offDuty(watch, now);
  if (off !== undefined) return { kind: "none", why: off };

  const open = routesFor(watch.name, watch.level, routes).map(({ name, channel }) => ({ name, channel }));
  return open.length > 0
    ? { kind: "open", routes: open }
    : { kind: "none", why: `no route covers this watch at level ${watch.level}` };
}

/** The routes that name the watch (or every watch) and whose lowest level the alert reaches. */
export function routesFor(watch: string, level: Level, routes: readonly Route[]): readonly Route[] {
  return routes.filter((route) => namesWatch(route, watch) && reaches(level, route.level));
}

function namesWatch(route: Route, watch: string): boolean {
  return route.watches.includes("*") || route.watches.includes(watch);
}

function reaches(level: Level, lowest: Level): boolean {
  return levels.indexOf(level) >= levels.indexOf(lowest);
}
