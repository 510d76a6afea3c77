// Lists new feeds in feeds.yaml: only when the settings are right afterwards, and as one change.
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { NewFeed } from "../core/feed/new-feed.ts";
import { limits } from "../core/limits.ts";
import type { SettingsProblem } from "../core/settings.ts";
import { readBounded, textOf } from "./bounded-file.ts";
import { shownPath } from "./config-folder.ts";
import { durationText } from "./duration.ts";
import { withFeeds } from "./feeds-text.ts";
import type { SettingsOptions } from "./fingerprint.ts";
import { readSettings } from "./read-settings.ts";
import { replaceFile } from "./replace-file.ts";

export type FeedsWriting =
  | { readonly kind: "written"; readonly file: string }
  | { readonly kind: "refused"; readonly why: string; readonly problems: readonly SettingsProblem[] };

export type FeedsWritingOptions = SettingsOptions & { readonly isDryRun: boolean };

/** With `isDryRun` everything is done but the writing. */
export async function writeFeeds(feeds: readonly NewFeed[], options: FeedsWritingOptions): Promise<FeedsWriting> {
  const path = join(options.configFolder, "feeds.yaml");
  const file = shownPath(path);
  const reading = await readBounded(path, limits.configFileBytesMax);
  if (reading.kind !== "bytes") return refusal(`${file} ${reading.why}`);

  const text = textOf(reading.bytes);
  if (text === undefined) return refusal(`${file} is not UTF-8 text`);

  const added = withFeeds(text, feeds.map(inOrder));
  if (added.kind === "refused") return refusal(`${file} cannot be added to: ${added.why}`);

  const bytes = new TextEncoder().encode(hasMark(reading.bytes) ? `\ufeff${added.text}` : added.text);
  const checked = await readSettings({ ...options, feedsBytes: bytes });
  if (checked.kind === "problems") {
    return { kind: "refused", why: "the settings would not be right", problems: checked.problems };
  }
  if (options.isDryRun) return { kind: "written", file };

  const replaced = await replaceFile(path, { before: reading.bytes, after: bytes });
  return replaced === "replaced" ? { kind: "written", file } : refusal(`${file} was changed by someone else meanwhile`);
}

/** Whether an entry would only repeat what `defaults` in feeds.yaml say. */
export type FeedDefaults = { readonly every: string; readonly window: string; readonly adapt: boolean };

/** What feeds.yaml gives to entries that do not say it themselves. */
export async function feedDefaults({ configFolder }: SettingsOptions): Promise<FeedDefaults> {
  const reading = await readBounded(join(configFolder, "feeds.yaml"), limits.configFileBytesMax);
  const text = reading.kind === "bytes" ? textOf(reading.bytes) : undefined;
  const document = parseDocument(text ?? "", { logLevel: "error" });
  const written = (key: string) => document.getIn(["defaults", key]);
  return {
    every: String(written("every") ?? durationText(limits.feedIntervalMsDefault)),
    window: String(written("window") ?? durationText(limits.itemWindowMsDefault)),
    adapt: written("adapt") !== false,
  };
}

function refusal(why: string): FeedsWriting {
  return { kind: "refused", why, problems: [] };
}

/** As the entries of the shipped file are written. */
function inOrder({ name, url, outlet, country, language, every, window, adapt }: NewFeed): NewFeed {
  return {
    ...{ name, url, outlet, country, language },
    ...(every === undefined ? {} : { every }),
    ...(window === undefined ? {} : { window }),
    ...(adapt === undefined ? {} : { adapt }),
  };
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
