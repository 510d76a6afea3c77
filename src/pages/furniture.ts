// Knows the lines that stand around articles everywhere: links onward, sharing, subscribing, consent, comments, credits.

/** A line longer than this says something of its own, whatever it begins with. */
const lineCharsMax = 200;

const onward = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${[
    "read (?:more|also|next|the full|on)|also read|(?:see|watch|listen) (?:also|more|now)|see:|watch:|listen:|related(?: (?:articles?|stor(?:y|ies)|posts?|content|topics?|news|reading|coverage|links?))?\\W*$|related:|more (?:from|on|about|stories|news|articles|coverage|like this)\\b|more:|most (?:read|popular|viewed|shared)|recommended|trending|top stories|latest (?:news|stories|posts)|you (?:may|might|could) (?:also )?(?:like|be interested|enjoy)|don['’]t miss|in case you missed|what to read next|up next|editors?['’]s? picks?|further reading|explore more|continue reading|keep reading|click here|next (?:article|post|story)|previous (?:article|post|story)|read:|popular (?:posts|stories|articles)|recent (?:posts|stories|articles)|sponsored (?:content|stories)|from around the web|around the web|promoted (?:content|stories)",
    "mehr (?:zum thema|dazu|lesen|aus|von)|lesen sie (?:auch|mehr|hier|dazu)|lesen sie:|siehe auch|das könnte (?:sie|dich|euch|ihnen)|auch interessant|weiterlesen|zum thema|weitere (?:artikel|themen|meldungen|beiträge|informationen)|ähnliche (?:artikel|beiträge)|passend zum thema|verwandte|mehr:|neueste|meistgelesen|beliebte",
    "(?:à )?lire (?:aussi|également|la suite|plus)|voir aussi|sur le même (?:sujet|thème)|à (?:voir|découvrir) aussi|dans la même rubrique|articles? (?:similaires|liés|connexes)|vous aimerez|les plus lus",
    "le[ae] (?:también|más|además|tamb[eé]m|mais)|lee también|leer más|ver más|ver también|te puede interesar|(?:también )?(?:le|te) puede interesar|noticias relacionadas|art[ií]culos relacionados|más (?:noticias|información|sobre)|lo más (?:leído|visto)|contenido relacionado|leia (?:também|mais)|veja (?:também|mais)|saiba mais|você (?:pode|também)|notícias relacionadas|mais lidas|leggi anche|potrebbe(?:ro)? interessar|articoli correlati|ti potrebbe|vedi anche",
    "lees (?:ook|meer|verder)|meer (?:over|nieuws)|czytaj (?:też|także|więcej)|(?:zobacz|przeczytaj|sprawdź) (?:też|także|również)|powiązane|ilgili haberler|ayrıca oku|läs (?:också|mer|även)|les (?:også|mer)|læs også|lue (?:myös|lisää)|olvasta már|čtěte také",
    "читайте (?:также|также:|ещё|еще|подробнее)|читать (?:также|далее|дальше|ещё|еще|подробнее)|смотрите также|по теме|материалы по теме|ещё по теме|еще по теме|подробнее|другие новости|похожие|главные новости|самое читаемое|рекомендуем|читайте також|дивіться також|читати далі|за темою|більше новин",
    "相关(?:阅读|新闻|链接|文章|报道|推荐)|延伸阅读|推荐阅读|更多(?:新闻|内容|精彩)|猜你喜欢|热门(?:推荐|文章|新闻)|阅读更多|相關(?:新聞|閱讀|文章|報導)|延伸閱讀|推薦閱讀|更多新聞|上一篇|下一篇|责任编辑|責任編輯|関連(?:記事|ニュース|リンク|キーワード)|あわせて読みたい|おすすめ(?:記事)?|続きを読む|次の記事|前の記事|人気記事|관련 ?기사|추천 ?기사|더 ?보기|인기 ?기사|많이 본",
    "اقر[أا] (?:أيض[اًا]*|المزيد)|شاهد أيض|مواضيع ذات صلة|ذات صلة|المزيد من|للمزيد|موضوعات متعلقة|أخبار ذات صلة|קרא עוד|קראו (?:גם|עוד)|بیشتر بخوانید|مطالب مرتبط",
  ].join("|")})`,
  "iu",
);

const sharing = new RegExp(
  `^[\\s\\p{P}\\p{S}\\d]*(?:${[
    "share(?:s| this| on| via| article| with| your)?\\b|tweet(?: this)?\\W*$|email(?: this)?\\W*$|print(?: this)?\\W*$|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|copy link|save\\W*$|like(?: this)?\\W*$|follow (?:us|me|him|her|on|@)|(?:like|find|join) us on|add us|get the app|download (?:the|our) app",
    "teilen|artikel (?:teilen|drucken|versenden)|drucken|folgen sie|partager|imprimer|suivez-nous|compart(?:ir|e|ilhe|ilhar)|síguenos|condividi|seguici|siga-nos|udostępnij|paylaş|deel (?:dit|op)",
    "поделиться|подписывайтесь|следите за|поділитися|підписуйтесь|分享|关注我们|扫码|扫一扫|微信|シェア|ツイート|フォロー|공유|구독|شارك|تابعنا|تابعوا",
  ].join("|")})`,
  "iu",
);

const asking = new RegExp(
  [
    "^(?:please )?(?:subscribe|sign up|sign in|log ?in|register|join (?:our|the conversation|now)|get (?:our|the latest|more|breaking|unlimited|full access)|receive (?:our|the)|enter your e-?mail|support (?:our|us)|donate|become a (?:member|subscriber)|already a (?:subscriber|member)|create (?:a|an) (?:free )?account|start your|try (?:it )?(?:for )?free)",
    "newsletters?\\b.{0,60}$|our (?:daily|weekly) (?:briefing|email)|to (?:continue|keep) reading|subscribers? only|subscribe (?:now|today|to)|your (?:free )?(?:trial|subscription)",
    "^(?:abonnieren|jetzt (?:abonnieren|anmelden|registrieren)|melden sie sich|anmelden|abonnez-vous|inscrivez-vous|je m'abonne|suscr[ií]bete|regístrate|iscriviti|assine|cadastre-se|zapisz się|abone ol)",
    "^(?:подпишитесь|подписаться|войдите|зарегистрируйтесь|підпишіться|订阅|登录|注册|登入|訂閱|会員登録|ログイン|購読|구독|로그인|اشترك|سجل)",
    "^(?:advertisement|advertising|advertorial|ad\\W*$|ads by|sponsored|story continues|article continues|continue(?:d)? below|scroll (?:down )?to continue|anzeige|werbung|publicidad|publicité|pubblicità|publicidade|reklama|реклама|广告|廣告|広告|スポンサー|광고|إعلان)",
    "(?:we|site|website|page) uses? cookies|cookie (?:policy|settings|preferences|consent)|accept (?:all )?cookies|^(?:diese|unsere) (?:website|seite).{0,30}cookies|utiliza(?:mos)? cookies|utilise des cookies|использу(?:ет|ем) (?:файлы )?cookie",
    "enable javascript|javascript (?:is )?(?:disabled|required|must)|browser (?:does not|doesn['’]t|is not) support|ad ?blocker|loading\\W*$|^(?:back to top|skip to|go to|view (?:all|more|comments|gallery|image)|show (?:more|all)|load more|see all|see more|learn more|find out more|zum seitenanfang|nach oben|наверх|返回顶部)\\b",
  ].join("|"),
  "iu",
);

const comments = new RegExp(
  [
    "^(?:leave|write|post|add|submit) (?:a|your) (?:comment|reply|response|review)|^(?:view|show|read|see|hide|load) (?:all |the )?(?:\\d+ )?comments|^(?:no |\\d+ )?comments?\\b.{0,30}$|^\\d+ (?:replies|responses|thoughts on)|^join the (?:discussion|conversation)|^be the first to comment|comments? (?:are|is) (?:closed|disabled|moderated)|your email address will not be published|akismet|required fields are marked|^reply\\W*$|^report (?:this|abuse|a)",
    "^(?:schreibe? (?:einen|uns) |hinterlasse|kommentare?\\b.{0,30}$|\\d+ kommentare?|laisser? un commentaire|commentaires?\\b.{0,20}$|deja (?:un|tu) comentario|comentarios?\\b.{0,20}$|deixe (?:um|seu)|lascia un commento|commenti\\b.{0,20}$|dodaj komentarz|komentarze)",
    "^(?:комментари[ийяе]|оставить комментарий|добавить комментарий|коментар|评论|发表评论|我要评论|網友評論|留言|コメント|댓글|التعليقات|تعليق|أضف تعليق)",
  ].join("|"),
  "iu",
);

const rights =
  /^(?:©|\(c\)|copyright\b|all rights reserved)|all rights reserved\.?$|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti riservati|все права защищены|усі права захищені|版权所有|版權所有|無断転載|무단 ?전재|جميع الحقوق محفوظة/iu;

const credit =
  /^[[(]?\s*(?:photo|image|picture|video|foto|bild|fotos|photos|imagen|immagine|фото|видео|图片|圖片|写真|사진|صورة)(?: (?:credits?|by|courtesy|source|via))?\s*[:：©/|]|^[[(]?(?:credits?|source|image source|bildquelle|quelle|crédit|fuente|источник фото|图源|来源|來源)\s*[:：]|^(?:getty images|shutterstock|istock|alamy|file photo|screenshot|representative image|representational image|image for representation|symbolbild)\b|^a representative image|\b(?:getty images|shutterstock)\)?$|replace with actual image|\(image (?:url|placeholder)\)|^\[?image (?:placeholder|unavailable)/iu;

const byline =
  /^(?:by|von|par|por|door|автор|作者|文|기자)\s*[:：]?\s*\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]*){0,4}\W*$|^(?:(?:last )?(?:updated|published|posted|modified|created)|first published|publication date|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|опубликовано|обновлено|发布时间|更新时间|公開日|更新日|입력|수정)\b.{0,60}\d|^\d+ min(?:ute)?s?(?: read)?\W*$|^(?:estimated )?reading time|^\d+ (?:views|shares|likes)\b|^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|schlagwörter|themen|etiquetas|теги|метки|标签|關鍵字|タグ|태그)\s*[:：]/iu;

const timeOnly =
  /^\d{4}\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?[\s|]*(?:\d{1,2}:\d{2}(?::\d{2})?)?[\s|]*(?:(?:来源|來源|作者|出处|source)\s*[:：]\s?.{0,60})?$|^[\d\s.,:/\-–—|]+(?:(?:am|pm|uhr|h|gmt|utc|edt|est|msk|ist|cet|bst)[\s|]*)*$/iu;

export type Furniture = "onward" | "sharing" | "asking" | "comments" | "rights" | "credit" | "byline" | "time";

const kinds: readonly (readonly [Furniture, RegExp])[] = [
  ["onward", onward],
  ["sharing", sharing],
  ["asking", asking],
  ["comments", comments],
  ["rights", rights],
  ["credit", credit],
  ["byline", byline],
  ["time", timeOnly],
];

/** Sentences of so many words may be news about a platform, an advertiser or a share price. */
const sentenceWordsMin = 7;
const headingWordsMin = 5;
const wideSentenceCharsMin = 20;
const endOfSentence = /[.!?…。！？؟۔]["'”’»)\s]*$/u;
const leadIn = /^[^.!?。]{0,30}[:：]\s/u;
/** Sentences addressed to the reader are furniture even when they are whole. */
const addressed =
  /\b(?:you|your|our|us|we|this (?:site|article|post|story|page)|click|below|newsletter|sign up|sie|ihre?[nr]?|uns(?:ere?[nr]?)?|vous|votre|notre|usted|nuestr[oa]s?)\b|(?:^|\s)(?:вас|ваш\p{L}*|нас|наш\p{L}*|подпи\p{L}*|вам)(?=\s|\p{P}|$)|[你您请請]|我们|本站|本网/iu;
const never = /akismet|replace with actual image|all rights reserved|email address will not be published/iu;

/** Which kind of furniture a line is; undefined for a line that may be part of an article. */
export function furniture(text: string): Furniture | undefined {
  if (text.length > lineCharsMax) return undefined;

  const kind = kinds.find(([, pattern]) => pattern.test(text))?.[0];
  if (kind === undefined || never.test(text) || !saysSomething(text, kind)) return kind;
  return leadIn.test(text) || addressed.test(text) ? kind : undefined;
}

/** A sentence, or a heading of some words that begins with the name of a network or with "Share". */
function saysSomething(text: string, kind: Furniture): boolean {
  const words = text.split(" ").length;
  if (kind === "sharing" && words >= headingWordsMin) return true;
  if (!endOfSentence.test(text)) return false;
  if (words >= sentenceWordsMin) return true;
  return text.length >= wideSentenceCharsMin && /[\u3040-\u30ff\u4e00-\u9fff]/u.test(text);
}
