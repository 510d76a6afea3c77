// Reads a text that a tool is given, from a file or from its standard input.
import { text } from "node:stream/consumers";
import { limits } from "../../core/limits.ts";
import type { ArticleText } from "../../core/watch/article-text.ts";
import { articleFromText } from "../../core/watch/watch-test.ts";
import { readBounded, textOf } from "../../settings/bounded-file.ts";
import type { Terminal } from "../command.ts";

/** An article whose title is the first line; undefined after what is wrong was said. */
export async function readGiven(path: string, terminal: Terminal): Promise<ArticleText | undefined> {
  const given = await readGivenText(path, terminal);
  return given === undefined ? undefined : articleFromText(given);
}

/** `-` is the standard input. */
export async function readGivenText(path: string, terminal: Terminal): Promise<string | undefined> {
  if (path === "-") return text(process.stdin);

  const reading = await readBounded(path, limits.fixtureBytesMax);
  const found = reading.kind === "bytes" ? textOf(reading.bytes) : undefined;
  if (found === undefined) {
    terminal.err(`The file ${path} ${reading.kind === "bytes" ? "is not UTF-8 text" : reading.why}.\n`);
  }
  return found;
}
