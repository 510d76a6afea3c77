// Reads inside sentences who reported what: "reported by China's Xinhua news agency", "Об этом сообщает ТАСС", "据新华社报道".
import type { Span } from "../alert/alert.ts";
import type { CutText } from "../text/cut-text.ts";
import type { Mention } from "./mentions.ts";

const lookBackChars = 80;
const lookAheadChars = 60;
/** Between the words that point to an outlet and its name there may be so much: "reported by China's official". */
const between = "(?:[^.!?;:\\n]{0,40}[\\s'’«\"“(])?";

/** Words that stand before the outlet. */
const before = new RegExp(
  `(?:^|[^\\p{L}])(${[
    "(?:as |was |were |been |is |are |first |initially )*(?:reported|published|released|carried|quoted|cited|broadcast|revealed|relayed) (?:on .{1,20} )?(?:by|in)|according to|citing|quoting|(?:told|speaking to|statement to|remarks to|comments to|said to)|in an? (?:exclusive )?interview (?:with|to|for|published by)|(?:a |the )?reports? (?:by|from|in)|via",
    "сообща(?:ет|ют|л[аио]?)|сообщил[аио]?|передал[аио]?|переда[её]т|передают|пишет|пишут|написал[аио]?|информирует|отмечает|уточняет|со ссылкой на|по (?:данным|информации|сообщению|сведениям)|(?:в )?интервью|рассказал[аио]?|заявил[аио]?|цитиру(?:ет|ют)|ссыла(?:ясь|ется|ются) на|как (?:сообщает|пишет|передает|передаёт|стало известно)|опубликован\\p{L}* (?:в|на)|сказал[аио]?|повідомля(?:є|ють)|за даними",
    "laut|nach (?:angaben|informationen|einem bericht)(?: (?:der|des|von))?|berichtet(?:e|en)?|meldet(?:e|en)?|unter berufung auf|(?:gegenüber|im (?:gespräch|interview) mit)|zitiert(?:e)? von|sagte (?:der|dem)",
    "selon|d['’]après|rapport(?:e|é|ée) par|rapporte|cit(?:e|é|ée|ant)(?: par)?|a (?:rapporté|annoncé|indiqué|déclaré) (?:à|l['’]agence)|dans un(?: entretien|e interview) (?:à|avec|accordée? à)",
    "según|seg[uú]ndo|secondo|de acuerdo con|de acordo com|inform(?:ó|a|ou|ado por)|report(?:ó|a|ado por|ou)|citad[oa] por|citando a|dijo a|declaró a|entrevista (?:con|a|com)|riferi(?:sce|to da)|riportato da",
    "بحسب|حسبما (?:ذكرت|أفادت|نقلت)|وفق[اًا]* (?:ل|لما)?|نقلت(?: عنه| عنها)?|نقلا? عن|أفادت?|ذكرت?|قالت?|أوردت?|ونقلت|وذكرت|وأفادت|وقالت|حسب|في (?:مقابلة|حديث|تصريح\\p{L}*) (?:مع|ل|إلى)",
  ].join("|")})\\s*${between}$`,
  "iu",
);

/** Words that stand behind it. */
const behind =
  /^["”»)]?(?:['’]s)?(?:,? (?:(?:news|state(?:-run)?|official|central)(?: (?:news|media|press))? ?(?:agency|service|television|tv|broadcaster|daily|newspaper|magazine)?|(?:news)?(?:agency|newspaper|daily|magazine|television|channel)))?,? (?:(?:has |have |had |also |first |later |earlier |then )*(?:reports?|reported|said|says|wrote|writes|quoted|cited|quotes|cites|published|announced|revealed|learned|carried)\b|(?:сообщил[аио]?|сообща(?:ет|ют|ло|л)|передал[аио]?|переда[её]т|пишет|написал[аио]?|рассказал[аио]?)(?![\p{L}])|(?:berichtet|meldet|zitiert|berichtete|meldete)\b|(?:rapporte|indique|précise|a rapporté|a indiqué)\b|(?:informó|reportó|señaló|citó|informou|riferisce|bildirdi|duyurdu)(?![\p{L}])|повідомляє)|^["”」』》]?(?:记者|記者|网|網)?[^。，,！？\n]{0,20}?(?:报道|報道|報導|消息|援引|获悉|獲悉|电|電|によると|によれば|が報じ|は報じ|が伝え|は伝え|の取材|が報道|보도|에 따르면|이 전했|가 전했|은 보도|는 보도)|^\)?(?:이|가|은|는|에)? ?(?:보도|따르면)/iu;
const wideBefore = /(?:据|據|援引|引述|接受|告诉|告訴|对|對|向|みると|[、，。「（(]|^)[^。！？\n]{0,12}$/u;
const wideStrong = /(?:据|據|援引|引述|接受|告诉|告訴)[^。，！？\n]{0,12}$/u;
const wideSaid =
  /^["”」』》]?(?:记者|記者|社|通讯社|通訊社|通信|电视台|電視台)?[^。，,！？\n]{0,12}?(?:采访|採訪|专访|專訪|インタビュー)/u;
const wide = /[\u3040-\u30ff\u3400-\u9fff]/u;

/** The mentions that somebody is quoted by, each with the stretch that says so; it lies within one sentence. */
export function quotedMentions(
  { text, lines }: CutText,
  mentions: readonly Mention[],
): readonly (Mention & { readonly span: Span })[] {
  if (mentions.length === 0) return [];

  return mentions.flatMap((mention) => {
    const line = lines.find(({ to }) => mention.to <= to);
    const sentence = line?.sentences.find(({ from, to }) => from <= mention.from && mention.to <= to);
    const span = sentence === undefined ? undefined : saidSpan(text, sentence, mention);
    return span === undefined ? [] : [{ ...mention, span }];
  });
}

function saidSpan(text: string, sentence: Span, { from, to }: Mention): Span | undefined {
  const back = text.slice(Math.max(sentence.from, from - lookBackChars), from);
  const ahead = text.slice(to, Math.min(sentence.to, to + lookAheadChars));
  const isWide = wide.test(text.slice(from, to));
  const pointing = isWide ? wideStrong.exec(back)?.index : pointingAt(back);
  if (pointing !== undefined && !isWide) return { from: from - back.length + pointing, to };

  const saying = behind.exec(ahead) ?? (wideBefore.test(back) ? wideSaid.exec(ahead) : null);
  if (pointing === undefined && saying === null) return undefined;

  const lead = pointing === undefined ? 0 : back.length - pointing;
  return { from: from - lead, to: to + (saying?.[0].length ?? 0) };
}

/** Where the last words begin that point to what stands behind `back`: "writes, with reference to" points from "with". */
function pointingAt(back: string): number | undefined {
  let at: number | undefined;
  let next = 0;
  for (let found = before.exec(back); found !== null; found = before.exec(back.slice(next))) {
    const cue = found[1] ?? "";
    at = next + found.index + found[0].indexOf(cue);
    next = at + cue.length;
  }
  return at;
}
