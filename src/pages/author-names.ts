// Takes the names of people out of a line that says who wrote something.
import { limits } from "../core/limits.ts";
import { monthOf } from "./date-words.ts";
import { toldLine } from "./markup.ts";

const verbs =
  "(?:written|posted|reported|published|edited|created|submitted|text|story|words|article|post author|report|veröffentlicht|erstellt|geschrieben|verfasst|gespeichert|artikel|beitrag|ein beitrag|interview|rezension|kommentar|publié|écrit|rédigé|escrito|publicado|scritto|pubblicato|napisane|napisał|gepubliceerd|geschreven|skrivet|skrevet)";
const prefix = new RegExp(
  `^[\\s|•·–—-]*(?:${verbs}\\s*:?\\s+)?(?:by|von|vom|par|por|di|door|av|af|przez|autor(?:in|en|es?|a|zy|ka)?(?:/in)?|authors?|author\\(s\\)|auteure?s?|autori|yazar|автор(?:ы)?|текст|redaktion:|verfasser|verfasst von|tekst|foto's en tekst|bài|oleh|reporter|written by)(?:\\s*[:：]\\s*|\\s+|$)|^(?:作者|记者|記者|文|责任编辑|编辑|글|기자|執筆|ライター|筆者|取材|الكاتب|بقلم|كتب(?:ت)?|نویسنده|लेखक|द्वारा)(?:\\s*[:：/]\\s*|\\s+)`,
  "iu",
);
const verbOnly = new RegExp(`^${verbs}\\s+(?:am|on|le)?`, "iu");
/** What follows a name in a byline: a date, a role, an address, another part. */
const afterName =
  /\s*(?:[|•·(【[]|\/|\s[–—-]\s|\s[–—]|(?<![\p{L}\p{N}._-])\d|@|https?:|www\.|(?<![\p{L}\p{M}])(?:published|updated|posted|last (?:updated|modified|edited)|contributor|contributing|correspondent|staff|senior|reporter|editors?|follow|read more|view (?:all|profile|more|posts)|see (?:all|more)|more (?:by|from|articles|posts)|alle (?:artikel|beiträge)|über|about|kategorien?|veröffentlicht|erstellt|chefredakteur(?:in)?|redakteur(?:in)?|chief|head of|freelance|special to|profile|shares?|comments?|kommentare?|hace|il y a|(?:medically )?reviewed by|fact.checked|edited by|datum|date|stand)(?![\p{L}\p{M}'’.-])).*$/iu;
/** What is told as a name is cut only where a name cannot go on: "Rasender Reporter" is one. */
const afterToldName =
  /\s*(?:[|•·(【[]|\s[–—-]\s|(?<![\p{L}\p{N}._-])\d|\s@|https?:|www\.|\s(?:published|updated|posted) ).*$/iu;
/** Small words that may follow a name of one word: "MixmasterFred in Workshop". */
const afterOneWord = new Set("in am um at on le el il vom from für schreibt says wrote".split(" "));
const agencies =
  /^(?:dpa|afp|ap|apa|efe|ansa|reuters|tass|sid|kna|epd|upi|pti|ani|ians|jiji|kyodo|red|agentur(?:en)?|agencies)$/i;
const weekdays =
  /^(?:mo|tu|we|th|fr|sa|su|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|mi|do|so|di|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\p{L}+days?)$/iu;
const joiner =
  /\s*[;、，\n|]\s*|\s*,\s*(?!(?:jr|sr|ii|iii|iv|md|phd|ph\.d)\b\.?)|\s+(?:and|und|et|y|e|и|та|och|og|en|ve|&|&amp;|with|mit|\+)\s+(?=\p{Lu}|\p{Lo})/iu;
/** Lower-case words that belong inside a name. */
const particles = new Set(
  "de da do dos das del della di du la le los las el al van von der den ter ten zu zum zur af av bin ibn ben bint y e und of the'".split(
    " ",
  ),
);
/** Words that no name of a person holds: outlets, desks, roles, parts of pages. */
const notNames =
  /^(?:admin|administrator|editor|editors|editorial|staff|author|the author|unknown|null|undefined|none|anonymous|guest|user|root|webmaster|redaktion|die redaktion|redacción|redazione|rédaction|la rédaction|la redacción|redactie|редакция|редакція|news|home|press|contact|kontakt|impressum|share|teilen|profile|website|email|e-mail|twitter|facebook|linkedin|instagram|newsletter|login|autor|post|posts|no author|edit|live css|please|alle|all|by|von|foto|photo|image|text|quelle|source|wordpress|wordpressadmin|afficher mon profil complet|view my complete profile|mein profil vollständig anzeigen|staff (?:writers?|reporters?|report)|web ?desk|news ?desk|online ?desk|\S+ staff)$/iu;
/** Words that stand in links and lines beside a byline and in no name. */
const notNameWords =
  /(?<![\p{L}\p{M}])(?:more|mehr|mins?|minutes?|learn|posts|artikel|articles|alle|view|share|subscribe|follow us|lesezeit|übersicht|artikelübersicht|zur|cookies?|click|hier|here|impact)(?![\p{L}\p{M}])|→/iu;
const words = /\s+/u;
const wordsMax = 6;
const nameCharsMax = 60;

/** `told`: the line is said to be a name (a meta tag, structured data), so less is taken off it than of a line that is shown. */
export function namesIn(text: string, how: "told" | "shown"): readonly string[] {
  const line = toldLine(text, limits.authorCharsMax * 2) ?? "";
  if (/^(?:https?:|\/\/|www\.)/i.test(line)) return [];
  if (how === "told" && isInstitution(line)) return [line];

  const names = line
    .replace(prefix, "")
    .split(joiner)
    .map((name) => trimmed(name, how))
    .filter((name) => isName(name) && (how === "told" || isShownAsName(name)));
  const people = names.filter((name) => !agencies.test(name));
  return people.length > 0 ? people : names;
}

/** "Center for Drug Evaluation and Research" is one name, not two. */
function isInstitution(line: string): boolean {
  return /\s(?:for|of|für)\s.*\s(?:and|und|&)\s/i.test(line) && line.split(words).length > 3;
}

function trimmed(name: string, how: "told" | "shown"): string {
  const bare = name.replace(prefix, "").replace(verbOnly, "");
  const cut = withoutDate(bare.replace(how === "told" ? afterToldName : afterName, "")).replace(
    /^[\s"“”«»:–—-]+|[\s"“”«»:,–—-]+$/gu,
    "",
  );
  return how === "told" ? cut : upToLowerCase(cut);
}

/** "Jane Okafor Feb" is what is left of "Jane Okafor Feb 3, 2025". */
function withoutDate(name: string): string {
  const parts = name.split(words);
  while (parts.length > 2 && isDateWord(parts.at(-1) ?? "")) parts.pop();
  return parts.length === 1 && isDateWord(parts[0] ?? "") ? "" : parts.join(" ");
}

function isDateWord(word: string): boolean {
  const bare = word.replace(/[.,]+$/, "");
  return weekdays.test(bare) || (bare.length >= 3 && monthOf(bare) !== undefined && monthNames.test(bare));
}
const monthNames =
  /^(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?|décembre|février|avril|juin|juillet|août)$/i;

/** A name that begins with a capital ends before a small word that no name holds: "Jane Okafor is our reporter". */
function upToLowerCase(name: string): string {
  const parts = name.split(words);
  if (!/^\p{Lu}/u.test(parts[0] ?? "")) return name;

  const end = parts.findIndex(
    (part) => /^\p{Ll}/u.test(part) && !particles.has(part) && !/^\p{Ll}['’]\p{Lu}/u.test(part),
  );
  if (end === 1 && !afterOneWord.has(parts[1] ?? "")) return "";
  const kept = end === -1 ? [...parts] : parts.slice(0, end);
  while (kept.length > 1 && particles.has(kept.at(-1) ?? "")) kept.pop();
  return kept.join(" ");
}

function isName(name: string): boolean {
  if (
    notNames.test(name) ||
    name.length > nameCharsMax ||
    /[?!:=<>{}#©]|\.(?:com|de|net|org|html?|php|jpg)\b/i.test(name)
  )
    return false;
  return /\p{L}{2}/u.test(name) && name.split(words).length <= wordsMax;
}

/** Lines beginning with a small letter are sentences; one word may be a login. */
function isShownAsName(name: string): boolean {
  if (notNameWords.test(name)) return false;
  return !/^\p{Ll}/u.test(name) || name.split(words).length === 1 || particles.has(name.split(words)[0] ?? "");
}
