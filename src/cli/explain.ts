// `newswatch explain URL`: shows what happened to an article, step by step, and why.
import { explainTrail, type WatchVerdict } from "../core/status/explain-trail.ts";
import type { Trail } from "../core/status/trail.ts";
import type { ArticleText } from "../core/watch/article-text.ts";
import { judge, readText } from "../core/watch/judge.ts";
import type { Watch } from "../core/watch/watch.ts";
import { watchable } from "../core/watchable.ts";
import type { Store } from "../ports/store.ts";
import { askStore } from "./ask-store.ts";
import { type Command, readArguments, wrongUsage } from "./command.ts";
import { readOrTell } from "./read-desk.ts";

export const explain: Command = {
  usage: "explain URL",
  does: "show what happened to an article, step by step, and why",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, explain, read.message);

    const [url, extra] = read.parsed.positionals;
    if (url === undefined) return wrongUsage(terminal, explain, "give an address, as the feed or the alert shows it");
    if (extra !== undefined) return wrongUsage(terminal, explain, `only one address at a time; unexpected "${extra}"`);

    if (!isAddressOrId(url)) return wrongUsage(terminal, explain, `"${url}" is no address; it begins with http(s)://`);

    const reading = await readOrTell(terminal);
    if (reading === undefined) return 1;

    const asked = await askStore(reading.settings, terminal, (store) => findTrails(store, url));
    if (asked.length === 0) {
      terminal.err(`No item with the address ${url} has been seen in any feed.\n`);
      return 1;
    }

    const { watches } = reading.settings.desk;
    terminal.out(asked.map(({ trail, text }) => explainTrail(trail, askAgain(text, watches))).join("\n"));
    return 0;
  },
};

/** The status page and the log name items by id. */
function isAddressOrId(text: string): boolean {
  return URL.canParse(text) || /^[0-9a-f-]{36}$/i.test(text);
}

type AskedTrail = { readonly trail: Trail; readonly text: ArticleText | undefined };

/** The text is the one that was judged, with all facts that rules may ask for; before it is judged, what is stored. */
async function findTrails({ status, archive }: Pick<Store, "status" | "archive">, url: string) {
  const trails = await status.trail(url);
  const found: AskedTrail[] = [];
  for (const trail of trails) {
    const archived = trail.article === undefined ? undefined : await archive.article(trail.article.id);
    found.push({ trail, text: archived?.text ?? storedText(trail) });
  }
  return found;
}

function storedText({ article }: Trail): ArticleText | undefined {
  return article?.text === undefined ? undefined : watchable({ ...article, text: article.text });
}

/** What the current watches say of the stored text. */
function askAgain(given: ArticleText | undefined, watches: readonly Watch[]): readonly WatchVerdict[] {
  if (given === undefined) return [];

  const text = readText(given);
  return watches.map((watch) => ({ watch: watch.name, verdict: judge(text, watch) }));
}
