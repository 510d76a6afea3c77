// alerts.yaml: the channels and the routes to them.
import { z } from "zod";
import type { Route } from "../core/alert/alert.ts";
import type { ChannelSetting } from "../core/settings.ts";
import { channelShape, readChannels } from "./channels.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, entries, isMap, type Part } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { repeats } from "./repeats.ts";
import { readRoutes, routeShape, unknownNames } from "./routes.ts";
import { keys, list, oneOrMany, text } from "./shapes.ts";

const receivers = oneOrMany(text("the name of a channel"), "the name of a channel, or a list of them");

const fileShape = keys({
  channels: z.record(z.string(), z.unknown(), { error: "a map from names to channels" }),
  routes: list(z.unknown(), "a list of routes"),
  notices: receivers.optional(),
});

/** The whole file in one shape, for editors. */
export const alertsFile = fileShape.extend({
  channels: z.record(z.string(), channelShape),
  routes: list(routeShape, "a list of routes"),
});

export type Alerts = {
  readonly channels: readonly ChannelSetting[];
  readonly routes: readonly Route[];
  /** Channels that the operator is told by. */
  readonly notices: readonly string[];
};

/** `watchNames` is undefined when some watch could not be read, so that a route to it is not blamed. */
export function readAlerts(file: Part, watchNames: readonly string[] | undefined): Found<Alerts> {
  const top = checkShape(file, fileShape);
  const written = child(file, "channels");
  const channels = readChannels(written);
  const channelNames = isMap(written.value) ? entries(written).map(({ name }) => name) : undefined;
  const routes = readRoutes(child(file, "routes"), { channels: channelNames, watches: watchNames });
  const parts = children(child(file, "notices"));
  const unknown = {
    value: undefined,
    problems: [...unknownNames("channel", parts, channelNames), ...repeats("channel", parts)],
  };
  return {
    value: { channels: channels.value, routes: routes.value, notices: top.value?.notices ?? consoles(channels.value) },
    problems: problemsOf(top, channels, routes, unknown),
  };
}

/** Who names no channel for notices finds them where the service is watched anyhow. */
function consoles(channels: readonly ChannelSetting[]): readonly string[] {
  return channels.filter(({ kind }) => kind === "console").map(({ name }) => name);
}
