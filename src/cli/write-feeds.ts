// Writes new feeds into feeds.yaml for a command, and says what came of it.
import type { NewFeed } from "../core/feed/new-feed.ts";
import { counted } from "../core/status/how-long.ts";
import { writeFeeds } from "../settings/feeds-writer.ts";
import { formatProblems } from "../settings/format-problems.ts";
import type { Terminal } from "./command.ts";
import { configFolderOf } from "./read-desk.ts";

export type WritingNeeds = { readonly isDryRun: boolean; readonly terminal: Terminal };

/** Gives the exit code. */
export async function writeOrTell(feeds: readonly NewFeed[], { isDryRun, terminal }: WritingNeeds): Promise<number> {
  const written = await writeFeeds(feeds, { configFolder: configFolderOf(terminal.env), env: terminal.env, isDryRun });
  if (written.kind === "refused") {
    const problems = written.problems.length === 0 ? "" : `\n${formatProblems(written.problems)}`;
    terminal.err(`Nothing was written: ${written.why}.${problems}\n`);
    return 1;
  }
  terminal.out(
    isDryRun
      ? `Nothing was written, as --dry-run asks; ${written.file} would be right with it.\n`
      : `${counted(feeds.length, "feed")} added to ${written.file}; a running service reads it within seconds.\n`,
  );
  return 0;
}
