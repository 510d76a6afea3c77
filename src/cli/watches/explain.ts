// `newswatch watches explain`: each clause of a rule, met or not, by which words, and how near it comes.
import { markedText } from "../../core/alert/alert-text.ts";
import type { Settings } from "../../core/settings.ts";
import type { ArticleText } from "../../core/watch/article-text.ts";
import { explainClauses } from "../../core/watch/explain-clauses.ts";
import { judge, readText } from "../../core/watch/judge.ts";
import type { Watch } from "../../core/watch/watch.ts";
import { clauseLines } from "../../core/watch-tools/clause-lines.ts";
import { askStore } from "../ask-store.ts";
import { type Command, readArguments, type Terminal, wrongUsage } from "../command.ts";
import { readOrTell } from "../read-desk.ts";
import { namedWatch } from "./find-watch.ts";
import { readGiven } from "./read-given.ts";

export const watchesExplain: Command = {
  usage: "watches explain NAME URL|FILE",
  does: "each clause of the rule against an article of the archive or a text file: met or not, and how near",
  async run(args, terminal) {
    const read = readArguments({ args: [...args], allowPositionals: true });
    if (read.kind === "wrong") return wrongUsage(terminal, watchesExplain, read.message);

    const [name, given, extra] = read.parsed.positionals;
    if (name === undefined || given === undefined) {
      return wrongUsage(terminal, watchesExplain, "name a watch, and an address or a text file");
    }
    if (extra !== undefined) return wrongUsage(terminal, watchesExplain, `unexpected "${extra}"`);

    const reading = await readOrTell(terminal);
    const watch = reading === undefined ? undefined : namedWatch(name, reading.settings.desk, terminal);
    if (reading === undefined || watch === undefined) return 1;

    const article = await givenArticle(given, reading.settings, terminal);
    if (article === undefined) return 1;

    terminal.out(`${explanation(watch, article).join("\n")}\n`);
    return 0;
  },
};

async function givenArticle(given: string, settings: Settings, terminal: Terminal): Promise<ArticleText | undefined> {
  if (!/^https?:\/\//i.test(given)) return readGiven(given, terminal);

  const article = await askStore(settings, terminal, async ({ status, archive }) => {
    const trails = await status.trail(given);
    const id = trails.find((trail) => trail.article !== undefined)?.article?.id;
    return id === undefined ? undefined : archive.article(id);
  });
  if (article !== undefined) return article.text;

  terminal.err(
    `No judged article with the address ${given} is in the archive. See newswatch explain ${given} for what is known ` +
      "of it, or save its text in a file, the title in the first line, and give the file.\n",
  );
  return undefined;
}

/** Also what `try` shows of a text. */
export function explanation(watch: Watch, article: ArticleText): readonly string[] {
  const text = readText(article);
  const verdict = judge(text, watch);
  const head = verdict.kind === "match" ? `${watch.name}: met` : `${watch.name}: not met, ${verdict.why}`;
  const marked = verdict.kind === "match" ? verdict.evidence.sentences.map((one) => `  ${markedText(one)}`) : [];
  return [head, ...marked, "clauses:", ...clauseLines(text, explainClauses(text, watch.expression))];
}
