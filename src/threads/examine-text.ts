// Examines an article's text in a thread; the outlets are read once for each list that comes.
import { findingsOf } from "../core/examine.ts";
import type { Outlets } from "../core/origin/outlet.ts";
import { type OutletList, readOutlets } from "../core/origin/outlet-list.ts";
import type { TextFindings } from "../core/text-findings.ts";
import type { ExamineTask } from "../ports/readers.ts";

/** The list of the last task: one at most, since lists change only when settings are reloaded. */
const known = new Map<string, Outlets>();

export function examineText({ article, url, feedSource, outlets }: ExamineTask): TextFindings {
  return findingsOf(article, { url, feedSource, outlets: outletsOf(outlets) });
}

function outletsOf(list: OutletList): Outlets {
  const last = known.get(list.key);
  if (last !== undefined) return last;

  const outlets = readOutlets(list);
  known.clear();
  known.set(list.key, outlets);
  return outlets;
}
