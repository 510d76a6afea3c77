// Lines that stand around articles everywhere, by what they are for. Each pattern is for a whole line, so that a sentence
// which only begins like one ("Share prices rose", "Cookies are baked") stays.
import type { FlagReason } from "../text-findings.ts";

type LinePattern = {
  readonly reason: FlagReason;
  readonly pattern: RegExp;
  /** Words without which the pattern, which may begin with anything, cannot be there: found out sooner. */
  readonly sign?: RegExp;
};

const networks =
  "facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|tiktok|e-?mail|messenger|vk|вконтакте|одноклассники|viber|wechat|weibo|line|微信|微博|コピー|واتساب|فيسبوك|تويتر";

const share = [
  `(?:share|tweet|print|e-?mail|copy link|save|partager|imprimer|teilen|drucken|compartir|compartilhar|condividi|поделиться|поделитесь|печать|分享|シェア(?:する)?|ツイート|공유|شارك|مشاركة)(?: (?:this|the|on|via|with|article|story|post|page|auf|sur|en|в|على|новостью|статьей|статьёй|эту|новость|المقال|الخبر|artikel|${networks}|[,|/&]))*`,
  `(?:(?:${networks})[\\s,|/·•]*){2,12}`,
  `(?:follow|like|find|join) (?:us|me) on (?:${networks}).{0,60}|folgen sie uns (?:auf|bei) .{0,60}|suivez-nous sur .{0,60}|síguenos en .{0,60}|siga-nos .{0,60}|seguici su .{0,60}|(?:подписывайтесь|подпишитесь) на (?:нас|наш\\p{L}*|канал).{0,80}|(?:关注|關注)我们.{0,40}|تابعونا على .{0,60}|フォローする`,
  "扫(?:一扫|码).{0,40}(?:微信|分享|关注|阅读).{0,20}",
];
const cookie = [
  "(?:we|this (?:site|website)|our (?:site|website)) uses? cookies(?:\\.|$| (?:and (?:similar|other)|on (?:this|our)|to (?:give|improve|ensure|personali[sz]e|offer|provide|analy[sz]e|understand|enhance|make|help|deliver|store|remember))\\b.{0,200})|by (?:continuing|using) (?:to (?:use|browse) )?(?:this|our) (?:site|website)\\b.{0,160}(?:cookies|privacy|terms).{0,80}|(?:accept|manage|reject) (?:all )?cookies|cookie (?:settings|policy|preferences|consent)",
  "(?:diese (?:website|seite)|wir) (?:verwende[tn]|nutz(?:t|en)) cookies.{0,200}|cookie-einstellungen|(?:ce site|nous) utilis(?:e|ons) des cookies.{0,200}|(?:este sitio|esta web|utilizamos|usamos) (?:web )?(?:utiliza |usa )?cookies.{0,200}",
  "(?:мы используем|этот сайт использует|наш сайт использует|сайт использует) (?:файлы )?(?:cookie|куки).{0,200}|本(?:网站|網站|站)使用(?:cookie|cookies).{0,80}|(?:当|本)サイトでは(?:、)?(?:cookie|クッキー)を.{0,100}|(?:يستخدم (?:هذا )?الموقع|نحن نستخدم|نستخدم) (?:ملفات )?(?:تعريف الارتباط|الكوكيز).{0,160}",
];
const subscribe = [
  "(?:please )?(?:subscribe|sign up|register)(?: (?:now|today|here|free))?(?: (?:to|for) (?:our|my|free|daily|weekly)\\b.{0,100})?|get (?:our|the) (?:daily|weekly|free|morning|latest)\\b.{0,60}(?:newsletter|in your inbox|briefing).{0,40}|(?:newsletter|newsletters) ?(?:sign-?up)?|enter your e-?mail(?: address)?.{0,60}|already a (?:subscriber|member)\\??.{0,30}|become a (?:member|subscriber)(?: today)?",
  "(?:abonnieren sie|jetzt abonnieren|melden sie sich (?:für|zu)|hier (?:geht es )?zum newsletter).{0,100}|(?:abonnez-vous|inscrivez-vous) (?:à|pour).{0,100}|suscr[ií]bete(?: (?:a|ahora|aquí|gratis).{0,80})?|iscriviti (?:alla|a).{0,80}|(?:assine|inscreva-se).{0,60}newsletter.{0,30}",
  "(?:подпи(?:шитесь|сывайтесь)|подписаться) на (?:рассылку|новости|обновления|нашу|наш|телеграм|telegram).{0,100}|(?:订阅|訂閱)(?:我们|我們|本报|本報|邮件|電子報|电子报|新闻).{0,40}|(?:メールマガジン|ニュースレター|メルマガ)(?:に|を|の)?(?:登録|購読).{0,40}|(?:اشترك|سجل|سجّل) (?:الآن |في |بال).{0,80}(?:نشرة|بريد|قائمة).{0,40}|구독(?:하기|신청).{0,20}",
];
const readMore = [
  "(?:read|see|watch) (?:more|also|next|the (?:full|rest of the|original) (?:story|article|report|post))(?: (?:on|at|here|about|from|in)\\b.{0,100}|[:：→>].{0,160})?|(?:also|don['’]t miss|must) read ?[:：].{0,160}|(?:related|recommended|more)(?: (?:stories|articles|news|coverage|posts|reading|content))?(?: ?[:：].{0,160})|(?:related|recommended) (?:stories|articles|news|coverage|posts|reading|content)|you (?:may|might) also (?:like|be interested in)\\b.{0,60}|continue reading(?: .{0,100})?|click here (?:to|for)\\b.{0,100}|(?:\\[…\\]|\\[\\.{3}\\]|\\(more\\))|the post .{1,160} (?:appeared first|first appeared) on .{1,80}",
  "(?:lesen sie (?:auch|mehr|hier)|mehr zum thema|siehe auch|weiterlesen|auch interessant)(?: ?[:：…>].{0,160}| .{0,100})?|(?:lire (?:aussi|également|la suite)|à lire (?:aussi|également)|voir aussi)(?: ?[:：…>»].{0,160}| .{0,100})?|(?:le(?:a|er|e) (?:también|más|además)|te puede interesar|leia (?:também|mais)|leggi anche)(?: ?[:：…>].{0,160}| .{0,100})?",
  "(?:читайте|смотрите) (?:также|ещё|еще|далее)(?: ?[:：…>].{0,160}| .{0,120})?|читать (?:далее|полностью|также|подробнее)(?: .{0,60})?|(?:материалы |новости )?по теме ?[:：]?.{0,160}|подробнее(?: (?:об этом|на сайте).{0,80}|[:：].{0,160})?",
  "(?:延伸阅读|延伸閱讀|相关(?:阅读|新闻|报道|链接)|相關(?:新聞|閱讀|報導)|推荐阅读|推薦閱讀|更多(?:新闻|新聞|内容|报道))(?:[:：].{0,80})?|(?:点击|點擊)(?:此处|这里|這裡|查看|阅读).{0,40}|(?:阅读|閱讀)(?:全文|原文|更多)|(?:関連(?:記事|ニュース|リンク)|あわせて読みたい|こちらもおすすめ)(?:[:：].{0,80})?|(?:続きを読む|もっと見る|全文を読む|(?:この記事の)?続きはこちら).{0,20}|관련 ?기사(?:[:：].{0,80})?",
  "(?:اقر[أا] (?:أيض[اًا]*|المزيد)|شاهد أيض[اًا]*|مواضيع ذات صلة|أخبار ذات صلة|للمزيد|لقراءة المزيد)(?: ?[:：].{0,160}| .{0,100})?",
];
const comments = [
  "(?:leave|post|add|write) (?:a|your) (?:comment|reply)(?: below)?|(?:\\d+ )?comments?(?: \\(\\d+\\)| are closed\\.?| off)?|(?:no|show|view|hide|load (?:more )?)(?: all)?(?: \\d+)? comments(?: yet)?|join the (?:conversation|discussion)|your e-?mail address will not be published.{0,80}|required fields are marked.{0,20}|you must be logged in to (?:post|leave).{0,40}|.{0,60}\\bakismet\\b.{0,160}|(?:this site uses .{1,60} to reduce spam|this site uses a filter against).{0,160}|learn how your comments? (?:data )?is (?:processed|handled)\\.?|log in to (?:comment|reply)|save my name, e-?mail.{0,120}",
  "(?:schreiben sie einen|kommentar) (?:kommentar|schreiben|hinterlassen|verfassen)|(?:\\d+ )?kommentare?|ihre e-mail-adresse wird nicht veröffentlicht.{0,60}|(?:laisser|écrire|ajouter) un commentaire|(?:\\d+ )?commentaires?|votre adresse e-mail ne sera pas publiée.{0,60}|(?:deja|deje|dejar|escribe) (?:un|tu|su) comentario|(?:\\d+ )?comentarios?|tu dirección de correo .{0,60}no será publicada.{0,40}|lascia un commento|deixe (?:um|o seu) comentário",
  "(?:оставить|написать|добавить) (?:комментарий|отзыв)|оставьте (?:свой )?комментарий|(?:\\d+ )?комментари(?:й|и|ев|я)(?: \\(?\\d+\\)?)?|ваш (?:адрес )?e-?mail не будет опубликован.{0,60}|войдите,? чтобы (?:оставить|добавить) комментарий.{0,20}",
  "(?:发表|發表|添加|写|我要)评论|發表(?:評論|留言|迴響)|(?:网友|网民|全部|最新|热门)?评论(?: ?[(（]?\\d+[)）]?)?|您的(?:电子)?邮箱(?:地址)?不会被公开.{0,30}|请(?:先)?登录后(?:再)?(?:发表)?评论.{0,10}|コメント(?:を(?:残す|書く|投稿する)|する| ?[(（]?\\d+[)）]?件?)?|メールアドレスが公開されることはありません.{0,40}|댓글(?: ?\\d+| ?쓰기| ?남기기)?|(?:اترك|أضف|اكتب) (?:تعليق[اًا]*|رد[اًا]*|تعليقك).{0,20}|(?:التعليقات|تعليقات)(?: ?\\(?\\d+\\)?)?|لن يتم نشر (?:عنوان )?بريدك.{0,60}",
];
const tags = [
  "(?:tags?|tagged|topics?|keywords?|filed under|categories|in this story|schlagw(?:ort|orte|örter)|themen|mots[- ]clés|étiquettes|etiquetas|temas|palabras clave|тег[иы]?|метки|рубрик[аи]|ключевые слова|темы|标签|標籤|关键词|關鍵詞|关键字|タグ|キーワード|태그|الوسوم|وسوم|كلمات (?:دلالية|مفتاحية)|الكلمات الدلالية) ?[:：]\\s?[^.!?。]{1,240}",
  "(?:#[\\p{L}\\p{N}_]{2,40}[\\s,]*){2,20}",
];
const advertisement = [
  "(?:advertisement|advertising|sponsored(?: content)?|ad|story continues below(?: this)?(?: advertisement| ad)?|article continues (?:below|after)(?: this)?(?: advertisement| ad)?|continues below(?: advertisement)?|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|реклама|на правах рекламы|广告|廣告|広告|スポンサーリンク|광고|إعلان)",
];
const rights = [
  "(?:©|\\(c\\)|©️)\\s?.{0,160}|copyright\\s?(?:[©(:].{0,160}|.{0,80}(?:(?:19|20)\\d\\d|reserved|ltd|inc|llc|gmbh).{0,80})?|.{0,80}all rights reserved.{0,80}|(?:no part of|this material may not be) .{0,160}(?:reproduced|published|broadcast|redistributed).{0,120}|alle rechte vorbehalten.{0,40}|tous droits réservés.{0,60}|(?:todos los derechos|todos os direitos) reservados.{0,60}|.{0,40}все права защищены.{0,80}|при (?:полном или частичном )?(?:использовании|цитировании|перепечатке) материалов .{0,160}|.{0,40}(?:版权所有|版權所有|未经(?:授权|许可)|未經(?:授權|許可)).{0,80}|.{0,30}無断(?:転載|複製).{0,40}|.{0,40}جميع الحقوق محفوظة.{0,60}|.{0,40}무단 ?전재.{0,40}",
];
const rightsSign =
  /©|\(c\)|copyright|rights|no part of|may not be|rechte|droits|derechos|direitos|права|при|权|權|授|許可|無断|حقوق|무단/iu;
const scriptNotice = [
  "(?:please )?(?:enable|turn on) javascript\\b.{0,160}|(?:you need to|javascript (?:is|must be)) (?:enable|disabled|enabled|required)\\b.{0,120}|your browser (?:does not|doesn['’]t) support .{0,120}|(?:checking|verifying) (?:your browser|you are human|that you are human).{0,120}|bitte aktivieren sie javascript.{0,80}|(?:veuillez|merci d['’]) ?activer javascript.{0,80}|(?:por favor,? )?(?:habilit[ea]|activ[ea]) javascript.{0,80}|(?:пожалуйста,? )?включите javascript.{0,80}|请(?:启用|开启|打开) ?javascript.{0,40}|javascript ?を(?:有効|オン)に.{0,40}|(?:يرجى )?تفعيل (?:جافا ?سكريبت|javascript).{0,60}|(?:video|audio) (?:player )?(?:cannot|could not) (?:play|be loaded).{0,60}",
];

export const furniturePatterns: readonly LinePattern[] = [
  { reason: "share", pattern: wholeLine(share) },
  { reason: "cookie", pattern: wholeLine(cookie) },
  { reason: "subscribe", pattern: wholeLine(subscribe) },
  { reason: "read-more", pattern: wholeLine(readMore) },
  { reason: "comment-footer", pattern: wholeLine(comments) },
  { reason: "tags", pattern: wholeLine(tags) },
  { reason: "advertisement", pattern: wholeLine(advertisement) },
  { reason: "rights", pattern: wholeLine(rights), sign: rightsSign },
  { reason: "script-notice", pattern: wholeLine(scriptNotice) },
];

/** Signs at the edges do not count; a line of more than a few words after the phrase is no longer that line. */
function wholeLine(patterns: readonly string[]): RegExp {
  return new RegExp(`^[\\s\\p{P}\\p{S}]{0,4}(?:${patterns.join("|")})[\\s\\p{P}\\p{S}]{0,4}$`, "iu");
}
