// alerts.yaml, channels: where alerts can be sent.
import { z } from "zod";
import { unreachable } from "../core/outcome.ts";
import type { ChannelSetting } from "../core/settings.ts";
import { checkShape } from "./check-shape.ts";
import { emailShape, readEmail } from "./email-channel.ts";
import { nameProblems } from "./key-names.ts";
import { entries, type Part } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { choice, keys } from "./shapes.ts";
import { readWebhook, webhookShape } from "./webhook-channel.ts";

const kindShape = z.looseObject(
  { kind: choice(["console", "webhook", "email"]) },
  { error: "a map of keys, one of them kind" },
);
const consoleShape = keys({
  kind: z.literal("console"),
  format: choice(["text", "json", "auto"]).default("auto"),
});

/** A channel of any kind in one shape, for editors. */
export const channelShape = z.union([consoleShape, webhookShape, emailShape]);

/** `part` is the map of channels by name. */
export function readChannels(part: Part): Found<readonly ChannelSetting[]> {
  const found = entries(part).map((entry) => {
    const channel = readChannel(entry.name, entry.part);
    return { ...channel, problems: [...nameProblems(entry.name, entry.part), ...channel.problems] };
  });
  return { value: found.flatMap(({ value }) => value ?? []), problems: problemsOf(...found) };
}

function readChannel(name: string, part: Part): Found<ChannelSetting | undefined> {
  const { value, problems } = checkShape(part, kindShape);
  if (value === undefined) return { value, problems };

  switch (value.kind) {
    case "console":
      return readConsole(name, part);
    case "webhook":
      return readWebhook(name, part);
    case "email":
      return readEmail(name, part);
    default:
      return unreachable(value.kind);
  }
}

function readConsole(name: string, part: Part): Found<ChannelSetting | undefined> {
  const { value, problems } = checkShape(part, consoleShape);
  return { value: value && { name, ...value }, problems };
}
