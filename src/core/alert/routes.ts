// Which routes an alert takes.
import { type Level, levels, type Route } from "./alert.ts";

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
