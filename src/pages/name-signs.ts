// What the names of an element (its class and id) say about it: a date, a byline, a headline, a paywall, or a part beside the article.
import { classAndId } from "./element-hints.ts";
import type { MarkupNode } from "./markup.ts";

export type NameSigns = {
  readonly names: string;
  readonly isBeside: boolean;
  readonly isDated: boolean;
  readonly isByline: boolean;
  readonly isHeaded: boolean;
  readonly isPaywall: boolean;
};

/** Pages repeat their names, and matching them is most of the work, so one reading of a page remembers what it saw. */
export type SeenSigns = Map<string, NameSigns>;

const besideNames =
  /(?:^|[\s_-])(?:comments?|commentlist|respond|related|recommend\w*|sidebar|side-?bar|teasers?|footer|menu|nav|navigation|popular|most-?read|trending|newsletter|latest|more-?(?:news|from|stories)|read-?(?:more|next)|promo|carousel|slider|ticker)(?:$|[\s_-])/i;
/** Some systems call every part a widget, the article's own too. */
const widgetNames = /(?:^|[\s_-])widgets?(?:$|[\s_-])/i;
const ownNames = /(?:^|[\s_-])(?:blog|main|content|posts?|article|story|single|entry)(?:$|[\s_-])/i;
const dateNames =
  /(?:^|[\s_-])(?:\w*date|dates?|datum|fecha|data|dateline|time|\w*timestamp|post-?meta\w*|entry-?meta\w*|article-?meta\w*|meta-?info|byline|submitted|authored|published\w*|created|publishing-?date|docdata|stand|posted(?:-?on)?|zeit|datetime|info|publication|time-?published|node__submitted)(?:$|[\s_-])|[a-z](?:Date|Time)\b|date(?:time|published|line)/;
const notDateNames =
  /(?:up|in?vali|candi|man|consoli|accommo|liqui)date(?:$|\s)|countdown|read(?:ing)?-?time|timeline|event|birth/i;
const bylinePattern =
  /(?:^|[\s_-])(?:by-?lines?\w*|authors?(?:-?names?)?|author-?(?:links?|info|title|meta)|\w+-authors?|p-author|writers?|journalists?|autor(?:en?|es)?|auteurs?|verfasser|redakteur|username|posted-?by|contributors?|creator|credits?-?author|authored-?by|fn|vcard|von)(?:$|[\s_-])|[a-z](?:Author|Byline)(?:$|[\sA-Z_-])|(?:^|[\s_-])(?:author|byline)(?=[A-Z_-]|__)/;
const notBylinePattern =
  /author[-_]*(?:bio|image|avatar|photo|desc|pic|thumb|social|count|box-?text|text|about|position|role|job)|comment|bookmark|related|card__|avatar|(?:^|\s)(?:bio|biography)|photo|image|caption|credit\b|copyright/i;
const paywallNames =
  /(?:^|[\s_-])(?:paywall\w*|pay-wall|piano-?(?:offer|wall)|subscriber-?(?:only|wall)|subscription-?(?:wall|required)|regwall|meter-?wall|tp-container-inner|premium-?(?:wall|overlay|barrier)|article-?barrier)(?:$|[\s_-])/i;
const headedNames = /headline|(?:article|post|entry|news|content)[-_]?title/i;

export function signsOf(node: MarkupNode, seen: SeenSigns): NameSigns {
  const { attribs } = node;
  if (attribs?.["class"] === undefined && attribs?.["id"] === undefined) return noSigns;

  const names = classAndId(node);
  const known = seen.get(names);
  if (known !== undefined) return known;

  const signs = signsIn(names);
  seen.set(names, signs);
  return signs;
}

const noSigns: NameSigns = {
  names: "",
  isBeside: false,
  isDated: false,
  isByline: false,
  isHeaded: false,
  isPaywall: false,
};

function signsIn(names: string): NameSigns {
  return {
    names,
    isBeside: besideNames.test(names) || (widgetNames.test(names) && !ownNames.test(names)),
    isDated: dateNames.test(names) && !notDateNames.test(names),
    isByline: isBylineName(names),
    isHeaded: headedNames.test(names),
    isPaywall: paywallNames.test(names),
  };
}

export function isBylineName(names: string): boolean {
  return bylinePattern.test(names) && !notBylinePattern.test(names);
}
