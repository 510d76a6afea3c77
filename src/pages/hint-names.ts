// The words by which people name the parts of a page in tags, roles, classes and ids.
import type { Hint } from "./block.ts";
import { spellings } from "./spellings.ts";

export const tagHints: ReadonlyMap<string, Hint> = new Map([
  ["nav", "navigation"],
  ["menu", "navigation"],
  ["aside", "aside"],
  ["header", "header"],
  ["footer", "footer"],
  ["form", "form"],
  ["fieldset", "form"],
  ["dialog", "promotion"],
  ["figcaption", "caption"],
  ["figure", "caption"],
  ["caption", "caption"],
  ["address", "byline"],
]);

export const roleHints: ReadonlyMap<string, Hint> = new Map([
  ["navigation", "navigation"],
  ["menu", "navigation"],
  ["menubar", "navigation"],
  ["toolbar", "navigation"],
  ["search", "form"],
  ["complementary", "aside"],
  ["banner", "header"],
  ["contentinfo", "footer"],
  ["dialog", "promotion"],
  ["alert", "promotion"],
  ["alertdialog", "promotion"],
]);

/** Each list is matched as whole words in names brought to the form `-word-word-`. */
const names: readonly (readonly [Hint, string])[] = [
  [
    "navigation",
    `nav|navi|navbar|navigation|menu|submenu|breadcrumbs?|crumbs?|pagination|pager|paging|topbar|toolbar|sitemap|toc|
    skip(?:-link|-to)|tabs|jump-links?|hamburger|masthead`,
  ],
  [
    "aside",
    `sidebar|side-?bar|aside|rail|right-?col(?:umn)?|right-?rail|widgets?|factbox|infobox|supplement(?:al|ary)?`,
  ],
  ["footer", `footer|foot|colophon|copyright|legal|disclaimer|disclosure|imprint|impressum|footnotes?`],
  ["header", `site-header|page-header|global-header|top-header|header-bar|branding|logo`],
  ["form", `search(?:-?form|-?box|-?bar)?|login|signin|sign-in|register|poll|survey|quiz`],
  [
    "comments",
    `comments?|commentlist|comment-?list|disqus|disqus-thread|respond|replies|kommentare?|commentaires|comentarios|
    discussion|livefyre|reader-?responses?|reactions|guestbook`,
  ],
  [
    "related",
    `related|relateds|recommend|recommended|recommendations?|recirc|recirculation|read-?(?:more|also|next)|
    more-(?:stories|news|articles|posts|from|on|in|links|like)|see-?also|you-?may|also-?like|
    most-?(?:read|popular|viewed|shared)|popular|trending|up-?next|next-(?:post|article|story)|
    prev(?:ious)?-(?:post|article|story)|post-nav(?:igation)?|latest|teasers?|outbrain|taboola|zergnet|revcontent|
    suggest(?:ed|ions?)|similar|further-reading|inline-?links?|linkbox|link-list|linklist|article-?list|headlines|
    tag-?list|tag-?cloud|tags|topics|keywords|categories|archives?|blogroll|carousel|slider|gallery|slideshow`,
  ],
  [
    "share",
    `share|shares|sharing|sharedaddy|share-?bar|share-?tools|social|social-?(?:links?|media|bar|share|icons?|buttons?)|
    addthis|addtoany|sociable|follow|follow-us|print|email-link|like-button|teilen`,
  ],
  [
    "promotion",
    `ads?|advert|advertis(?:ement|ing|e)|advertorial|banner|sponsor(?:ed|s)?|promo|promos|promotion|promoted|newsletter|
    subscribe|subscription|subscriber|signup|sign-up|paywall|pay-?wall|regwall|cookie|cookies|gdpr|consent|modal|popup|
    pop-up|overlay|lightbox|donate|donation|membership|cta|call-to-action|affiliate|shop|shopping|product-?card|notice|
    notification|alert-bar|app-download|optin|opt-in|about-?(?:the-)?author|
    author-?(?:bio|box|info|card|profile|description|about)|bio|biography|anzeige|werbung`,
  ],
  [
    "caption",
    `caption|captions|wp-caption(?:-text)?|image-?(?:caption|credit|description|source)|photo-?(?:caption|credit|info)|
    credit|credits|photographer|copyright-notice|bildunterschrift|media-caption|img-desc|legend`,
  ],
  [
    "byline",
    `byline|by-line|dateline|timestamp|time-?stamp|date|datetime|pub-?date|published|post-?(?:meta|date|info)|
    entry-?(?:meta|date|footer)|article-?(?:meta|date|info|byline)|meta|meta-?data|author|authors|posted-on|
    reading-?time|read-time`,
  ],
  [
    "hidden",
    `hidden|hide|visually-?hidden|sr-only|screen-?reader(?:-text)?|invisible|d-none|off-?screen|print-only|noprint`,
  ],
  [
    "lead",
    `lead|lede|intro|introduction|dek|deck|standfirst|summary|excerpt|sub-?(?:title|head|heading|headline)|abstract|
    chapo|chapeau|vorspann|anleser|teaser-?text|entradilla|sapo|sommario|ingress|preamble|strap-?line|kicker`,
  ],
  ["title", `title|headline|heading|page-?title|entry-?title|post-?title|article-?(?:title|headline)|titre|titulo`],
  [
    "tags",
    `tags|tag|tag-?(?:list|cloud|links)|topics|keywords|categories|category|labels|rubric|section-?name|eyebrow`,
  ],
  ["card", `card|cards|tile|item|box|module|block|panel|teaser|thumb|thumbnail|unit|entry|post|story`],
  ["list", `list|listing|grid|feed|stream|archive|items|posts|stories|articles|news|results|river|collection|index`],
  [
    "media",
    `image|images|img|photo|photos|picture|video|player|gallery|media|embed|iframe|tweet|twitter|instagram|facebook|
    youtube|figure|slide|slideshow|audio|podcast|map|chart|infographic`,
  ],
  ["quote", `quote|blockquote|pull-?quote|quotation|zitat|citation|testimonial`],
  ["live", `live|live-?(?:blog|entry|post|feed)|timeline|updates?|ticker|minute`],
  ["content", `content|contents|article|main|text|story|post|entry|inner|column|primary|single|detail|details`],
  [
    "body",
    `article-?(?:body|text|content|copy|main)|(?:post|entry|story|news|blog|page)-?(?:body|text|content|copy)|
    body-?(?:text|copy|content)|main-?(?:content|text)|rich-?text|wysiwyg|field-name-body|storybody|
    artikel-?(?:text|body)|texto?|content-?body`,
  ],
];

/** Every phrase that the lists allow, with its hints. */
function phrasesOf(lists: typeof names): ReadonlyMap<string, readonly Hint[]> {
  const phrases = new Map<string, Hint[]>();
  for (const [hint, words] of lists) {
    for (const phrase of spellings(words.replace(/\s+/g, ""))) {
      const known = phrases.get(phrase);
      if (known === undefined) phrases.set(phrase, [hint]);
      else if (!known.includes(hint)) known.push(hint);
    }
  }
  return phrases;
}

const phrases = phrasesOf(names);
const phraseWordsMax = 4;
/** Most words of a page begin no phrase. */
const firstWords: ReadonlySet<string> = new Set([...phrases.keys()].map((phrase) => phrase.split("-")[0] ?? ""));
const listOrder: ReadonlyMap<Hint, number> = new Map(names.map(([hint], order) => [hint, order]));

/** What a class attribute or an id says, in camel case, with dashes or underscores. In the order of the lists. */
export function namedHints(classesAndIds: string): readonly Hint[] {
  const parted = /[a-z][A-Z]/.test(classesAndIds) ? classesAndIds.replace(/([a-z])([A-Z])/g, "$1-$2") : classesAndIds;
  const words = parted.toLowerCase().split(/[^a-z0-9]+/);
  const hints = new Set<Hint>();
  for (let from = 0; from < words.length; from++) {
    let phrase = words[from] ?? "";
    if (!firstWords.has(phrase)) continue;
    for (let to = from + 1; to <= from + phraseWordsMax; to++) {
      for (const hint of phrases.get(phrase) ?? []) hints.add(hint);
      phrase = `${phrase}-${words[to] ?? ""}`;
    }
  }
  return [...hints].sort((left, right) => (listOrder.get(left) ?? 0) - (listOrder.get(right) ?? 0));
}
