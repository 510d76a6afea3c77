// alerts.yaml, routes: which alerts go to which channels.
import { levels, type Route } from "../core/alert/alert.ts";
import type { SettingsProblem } from "../core/settings.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, isHidden, isUnresolved, type Part, placeText, problemAt } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { repeats } from "./repeats.ts";
import { choice, keys, name, oneOrMany, text } from "./shapes.ts";
import { unknownSentence } from "./unknown-sentence.ts";

const everyWatch = "*";

export const routeShape = keys({
  name,
  watches: oneOrMany(text("the name of a watch"), 'a list of names of watches, or "*" for all'),
  level: choice(levels).default("low"),
  to: oneOrMany(text("the name of a channel"), "the name of a channel, or a list of them"),
});

/** Names as written in the other parts; undefined where those could not be read, so that nobody can be blamed. */
export type KnownNames = {
  readonly channels: readonly string[] | undefined;
  readonly watches: readonly string[] | undefined;
};

/** `part` is the list of routes. A route to several channels becomes one for each of them. */
export function readRoutes(part: Part, known: KnownNames): Found<readonly Route[]> {
  const parts = children(part);
  const found = parts.map((one) => readRoute(one, known));
  return { value: found.flatMap(({ value }) => value), problems: [...problemsOf(...found), ...nameClashes(parts)] };
}

function readRoute(part: Part, known: KnownNames): Found<readonly Route[]> {
  const { value, problems } = checkShape(part, routeShape);
  const watches = children(child(part, "watches")).filter((one) => one.value !== everyWatch);
  const channels = children(child(part, "to"));
  const unknown = [
    ...unknownNames("watch", watches, known.watches),
    ...unknownNames("channel", channels, known.channels),
  ];
  const all = [...problems, ...unknown, ...repeats("watch", watches), ...repeats("channel", channels)];
  if (value === undefined) return { value: [], problems: all };

  const { to, ...route } = value;
  const names = routeNames(route.name, to);
  return {
    value: to.map((channel, index) => ({ ...route, name: names[index] ?? route.name, channel })),
    problems: all,
  };
}

/** `known` is undefined where nobody can be blamed. */
export function unknownNames(
  what: string,
  parts: readonly Part[],
  known: readonly string[] | undefined,
): readonly SettingsProblem[] {
  if (known === undefined) return [];

  return parts.flatMap((part) => {
    const { value } = part;
    if (typeof value !== "string" || value.trim() === "" || known.includes(value) || isUnresolved(part)) return [];

    return [
      problemAt(
        part,
        isHidden(part) ? `the value of this reference is an unknown ${what}` : unknownSentence(what, value, known),
      ),
    ];
  });
}

/** One name for each channel, in their order. */
function routeNames(route: string, channels: readonly string[]): readonly string[] {
  return channels.length === 1 ? [route] : channels.map((channel) => `${route}-${channel}`);
}

/** Notifications are told apart by the names of their routes, so no two may share one, as written or as made here. */
function nameClashes(parts: readonly Part[]): readonly SettingsProblem[] {
  const taken = new Map<string, Part>();
  const problems: SettingsProblem[] = [];
  for (const part of parts) {
    const written = child(part, "name");
    if (typeof written.value !== "string") continue;

    const channels = children(child(part, "to")).map(({ value }) => String(value));
    const names = new Set([written.value, ...routeNames(written.value, channels)]);
    const first = [...names].map((one) => taken.get(one)).find((one) => one !== undefined);
    if (first !== undefined) problems.push(problemAt(written, clashSentence(first)));
    for (const one of names) taken.set(one, written);
  }
  return problems;
}

function clashSentence(first: Part): string {
  return `this name, or one that its channels make of it, is taken by the route at ${placeText(first)}`;
}
