// Says how good an article's text is as news, from what can be seen of it.
import { limits } from "../limits.ts";
import { endsSentence, type Line, linesOf } from "../text/lines.ts";
import { unflagged } from "../text/unflagged.ts";
import type { FlaggedSpan, FlagReason, Quality } from "../text-findings.ts";

/** Two extra letters for every wide one: a Han, Kana or Hangul character says as much as three letters. */
const wideLetters = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/gu;
const wideLetterExtra = 2;

const errorPage =
  /^[\s\p{P}\p{S}]{0,4}(?:(?:error )?(?:404|403|410|500|502|503)\b.{0,60}|(?:sorry[,!] )?(?:the )?(?:page|article|story|content)(?: you (?:requested|are looking for|were looking for))? (?:was |is |could |can|has )?(?:not|no longer|n['’]t|cannot|been removed|moved)\b.{0,80}(?:found|available|exist|be found|removed)?.{0,60}|page not found.{0,60}|access (?:to this page has been )?denied.{0,100}|just a moment.{0,60}|attention required.{0,60}|are you (?:a )?(?:human|robot)\b.{0,40}|please enable (?:javascript|js|cookies)\b.{0,160}|seite nicht gefunden.{0,60}|page (?:introuvable|non trouvée).{0,60}|página no encontrada.{0,60}|(?:страница|материал|статья) (?:не найден\p{L}*|удален\p{L}*|не существует).{0,60}|доступ (?:запрещ[её]н|ограничен).{0,80}|(?:页面|頁面|文章|网页|網頁|您访问的页面)(?:不存在|未找到|已删除|已刪除|找不到|无法访问).{0,30}|(?:お探しの)?ページ(?:が|は)(?:見つかりません|存在しません).{0,40}|(?:الصفحة|المقال) (?:غير موجود\p{L}*|التي تبحث عنها).{0,60}|페이지를 찾을 수 없.{0,30})/iu;
const paywall =
  /(?:subscribe|log ?in|sign in|register|become a (?:member|subscriber)) (?:now )?to (?:continue|keep|read|unlock|access)\b|(?:this|the) (?:article|story|content) is (?:only )?(?:for|available (?:only )?to|reserved for|exclusive to) (?:our )?(?:paid |premium )?(?:subscribers|members)|to (?:continue|keep) reading|you(?:['’]ve| have) (?:reached|used) (?:your|all).{0,30}(?:limit|free articles)|(?:nur für abonnenten|weiterlesen mit|jetzt (?:abonnieren und )?weiterlesen|dieser artikel ist .{0,20}abonnenten)|(?:réservée?s? (?:aux|à nos) abonnés|il vous reste \d+ ?% de cet article)|(?:contenido exclusivo para|solo para) suscriptores|(?:conteúdo exclusivo para|só para) assinantes|(?:доступ(?:ен|н\p{L}+) только (?:по подписке|подписчик\p{L}+)|чтобы (?:читать|дочитать|продолжить чтение))|(?:订阅|訂閱|登录|登入|付费|付費)(?:后|後)?(?:即可|可|以)?(?:继续|繼續|查看|阅读|閱讀)(?:阅读|閱讀|全文|更多)?|本文(?:为|為|仅限)?(?:付费|付費|会员|會員)|(?:この記事は)?(?:有料会員限定|会員限定|有料記事)|残り ?[\d０-９,]+ ?文字|(?:المحتوى|المقال) (?:متاح|مخصص) (?:فقط )?للمشتركين/iu;

const debrisReasons: ReadonlySet<FlagReason> = new Set(["machine-debris", "placeholder"]);
const indexLinesMin = 8;
/** In a list of headlines hardly any letter stands in a line that ends a sentence. */
const sentenceShareMin = 0.2;

export type Judged = {
  readonly text: string;
  readonly flagged: readonly FlaggedSpan[];
  /** What the page tells machines; undefined when it says nothing. */
  readonly isFree?: boolean | undefined;
};

export function qualityOf({ text, flagged, isFree }: Judged): Quality {
  const said = unflagged(text, flagged);
  const lines = linesOf(said);
  const weight = lines.reduce((sum, line) => sum + weightOf(line.text), 0);
  if (flagged.some(({ reason }) => debrisReasons.has(reason))) return "debris";
  if (isNoArticle(lines, weight)) return "not-an-article";

  const isTeaser = weight < limits.teaserCharsMax;
  if (isTeaser && (isFree === false || paywall.test(text))) return "paywalled";
  return weight < limits.thinCharsMax ? "thin" : "ok";
}

function isNoArticle(lines: readonly Line[], weight: number): boolean {
  const first = lines[0];
  if (first === undefined) return true;
  if (weight < limits.teaserCharsMax && errorPage.test(first.text)) return true;

  const inSentences = lines.reduce((sum, line) => sum + (endsSentence(line.text) ? weightOf(line.text) : 0), 0);
  return lines.length >= indexLinesMin && inSentences < sentenceShareMin * weight;
}

/** Length in Latin terms. */
function weightOf(text: string): number {
  return text.length + (text.match(wideLetters)?.length ?? 0) * wideLetterExtra;
}
