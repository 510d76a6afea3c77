// feeds.yaml: which feeds are watched, and how often.
import { z } from "zod";
import type { FeedSetting } from "../core/feed/feed.ts";
import { limits } from "../core/limits.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, type Part } from "./part.ts";
import { type Found, problemsOf } from "./problem.ts";
import { repeats } from "./repeats.ts";
import { country, durationMs, keys, language, list, name, text, webAddress } from "./shapes.ts";

/** The address that stands for the feed which the status server itself serves for trying things out. */
export const sampleWire = "builtin:sample-wire";

const every = durationMs(limits.feedIntervalMsMin, limits.feedIntervalMsMax);
const window = durationMs(limits.feedIntervalMsMin, limits.feedWindowMsMax);
const adapt = z.boolean({ error: "true or false" });

const fileShape = keys({
  defaults: keys({
    every: every.default(limits.feedIntervalMsDefault),
    window: window.default(limits.itemWindowMsDefault),
    adapt: adapt.default(true),
  }).prefault({}),
  feeds: list(z.unknown(), "a list of feeds"),
});

const feedShape = keys({
  name,
  url: webAddress(sampleWire),
  outlet: text("the name of the paper or agency"),
  country,
  language,
  every: every.optional(),
  window: window.optional(),
  adapt: adapt.optional(),
});

/** The whole file in one shape, for editors. */
export const feedsFile = fileShape.extend({ feeds: list(feedShape, "a list of feeds") });

/** `statusUrl` is where this service's own server is reached, for the sample wire. */
export function readFeeds(file: Part, statusUrl: string): Found<readonly FeedSetting[]> {
  const top = checkShape(file, fileShape);
  const defaults = top.value?.defaults ?? {
    every: limits.feedIntervalMsDefault,
    window: limits.itemWindowMsDefault,
    adapt: true,
  };
  const parts = children(child(file, "feeds"));
  const found = parts.map((part) => readFeed(part, { defaults, statusUrl }));
  const twice = [
    ...repeats(
      "name",
      parts.map((part) => child(part, "name")),
    ),
    ...repeats(
      "address",
      parts.map((part) => child(part, "url")),
      sameAddress,
    ),
  ];
  return {
    value: found.flatMap(({ value }) => (value === undefined ? [] : [value])),
    problems: [...problemsOf(top, ...found), ...twice],
  };
}

type FeedNeeds = {
  readonly defaults: { readonly every: number; readonly window: number; readonly adapt: boolean };
  readonly statusUrl: string;
};

function readFeed(part: Part, { defaults, statusUrl }: FeedNeeds): Found<FeedSetting | undefined> {
  const found = checkShape(part, feedShape);
  if (found.value === undefined) return { value: undefined, problems: found.problems };

  const { url, every: intervalMs, window: windowMs, ...rest } = found.value;
  const value = {
    ...rest,
    url: url === sampleWire ? `${statusUrl}/sample-wire/feed.xml` : url,
    intervalMs: intervalMs ?? defaults.every,
    windowMs: windowMs ?? defaults.window,
    adapt: found.value.adapt ?? defaults.adapt,
  };
  return { value, problems: found.problems };
}

/** `HTTP://Example.org` and `http://example.org/` are the same address. */
function sameAddress(written: string): string {
  return URL.canParse(written) ? new URL(written).href : written;
}
