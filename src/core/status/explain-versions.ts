// The versions of an article and how each differs from the one before, in lines for a person.
import { utcTime } from "../alert/alert-text.ts";
import { type ArticleDifference, differenceLine } from "../article-difference.ts";
import type { Trail } from "./trail.ts";

type Version = NonNullable<Trail["versions"]>[number];

const causes: Readonly<Record<string, string>> = {
  read: "first reading",
  reread: "its page was edited",
  reprocess: "read again from the archive",
};
const shownMax = 3;

export function versionLines(versions: readonly Version[]): readonly string[] {
  return versions.flatMap(({ version, cause, fetchedAt, difference }) => [
    `  version ${version}  ${causes[cause] ?? cause}, at ${utcTime(fetchedAt)}`,
    ...(difference === undefined ? [] : differenceLines(difference)),
  ]);
}

function differenceLines(difference: ArticleDifference): readonly string[] {
  const what = differenceLine(difference);
  const notices = new Set(difference.notices);
  return [
    ...(what === "" ? [] : [`             ${what}`]),
    ...difference.notices.map((sentence) => `             notice: ${sentence}`),
    ...difference.added
      .filter((sentence) => !notices.has(sentence))
      .slice(0, shownMax)
      .map((sentence) => `             + ${sentence}`),
    ...difference.gone.slice(0, shownMax).map((sentence) => `             - ${sentence}`),
  ];
}
