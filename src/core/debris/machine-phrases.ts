// What programs that write text leave behind when they are asked for an article: each phrase can be seen by a person.

/** `sure` is enough by itself. Of `hint`, two in one paragraph are needed, or one beside a sure one. */
export type MachinePhrase = { readonly weight: "sure" | "hint"; readonly pattern: RegExp };

/** At a sentence's start, as a writer speaks of itself; not "ChatGPT, as an AI language model, cannot". */
const selfDescriptions = [
  "as an? (?:ai|artificial intelligence|large|language)(?:[ -](?:based|powered))?(?: (?:language|text|assistant))*(?: (?:model|assistant|system))?(?: (?:developed|trained|created) by \\p{L}+)?,? (?:i|my)\\b",
  "i(?:['’]m| am) (?:just |only )?an? (?:ai|artificial intelligence|large language|language)[ -](?:language |based )?(?:model|assistant)",
  "my (?:knowledge|training)(?: data)? cut-?off\\b|as of my (?:last|latest|most recent) (?:knowledge |training )?update",
  "(?:я|как) (?:[—–-] )?(?:(?:большая )?языковая модель|искусственный интеллект|ии-ассистент)[,.]? (?:я|не|и)",
  "(?:作为|作為)(?:一个|一個|一名)?(?:ai|人工智能|人工智慧|大型?|大)?(?:语言|語言)?(?:模型|助手|助理)[，,]\\s?我",
  "(?:抱歉|很抱歉|对不起|對不起)[，,]?(?:但)?我(?:是一个|是一個)?(?:ai|人工智能|语言模型|語言模型)",
  "(?:私は)?(?:ai|大規模)?(?:言語モデル|アシスタント)(?:として|である(?:ため|私)|なので)",
  "(?:ب(?:اعتباري|صفتي)|كنموذج|أنا) ?(?:نموذج(?:ًا|ا)?|لغ(?:ة|وي)|مساعد).{0,30}(?:لغ|ذكاء|اصطناعي)",
  "als (?:ki|künstliche intelligenz|ki-sprachmodell|sprachmodell|großes sprachmodell|ki-assistent(?:in)?)\\b.{0,30}\\bich\\b|(?:ich bin|da ich) (?:nur )?ein (?:ki-)?(?:sprachmodell|assistent)",
  "en tant qu(?:e|['’]) ?(?:modèle|ia|intelligence artificielle|assistant).{0,40}\\bje\\b",
  "como (?:un )?(?:modelo de (?:lenguaje|linguagem|ia)|inteligencia artificial|ia|asistente de ia)\\b.{0,40}(?:no puedo|no tengo|não posso|não tenho|mi |meu )",
  "in quanto (?:modello linguistico|ia|intelligenza artificiale)\\b.{0,20}(?:non|mi)|bir yapay zek[aâ] (?:dil )?modeli olarak|(?:저는|나는) ?(?:ai|인공지능|언어 ?모델)|як мовна модель,? я",
];

/** A refusal to the one who asked: no reader of a newspaper has requested anything. */
const refusals = [
  "(?:i['’]?m|i am) (?:very |really )?sorry,? (?:but )?(?:i|as an ai)\\b.{0,30}\\b(?:cannot|can['’]?t|am unable to|am not able to|won['’]?t be able to) (?:\\p{L}+ )?(?:fulfil?l?|complete|comply|assist|process|generate|help|provide|create|write|rewrite)\\b.{0,40}\\b(?:request|prompt|article|content|text|input|task|topic|summary|query)\\b(?!.{0,20}\\b(?:without|any ?more|any longer))",
  "(?:sorry,? (?:but )?)?i (?:cannot|can['’]?t|am unable to|am not able to|['’]m unable to|['’]m not able to) (?:fulfil?l?|comply with|complete|process) (?:this|that|your|the) (?:request|prompt|task)",
  "(?:к сожалению|извините|простите),? (?:но )?я не (?:могу|способ\\p{L}+) (?:выполнить|обработать|помочь|написать|создать|предоставить|переписать)",
  "(?:很?抱歉|对不起|對不起)[，,]?\\s?(?:但)?我(?:无法|無法|不能)(?:满足|滿足|完成|提供|生成|处理|處理|协助|协助|回答|撰写|撰寫|改写|改寫|为您|為您)",
  "(?:申し訳(?:ありません|ございません)|すみません)(?:が)?[、,]?.{0,25}(?:お手伝い|お応え|ご要望|リクエスト|作成|生成|対応|提供)(?:に|を|する)?.{0,10}(?:できません|いたしかねます)",
  "(?:عذر[اًا]*|آسف|أعتذر|نعتذر)[،,]?.{0,15}(?:لا (?:أستطيع|يمكنني|أقدر)|غير قادر).{0,30}(?:طلب|كتابة|إنشاء|مقال|مساعد)",
  "(?:es tut mir leid|leider|entschuldigung),? (?:aber )?(?:ich )?kann (?:ich )?(?:ihnen |dir )?(?:diese[rnm]? |keinen |diesen |ihre[nr]? )?(?:anfrage|artikel|anforderung|bitte|text)\\b.{0,40}(?:erfüllen|bearbeiten|schreiben|erstellen|verfassen)",
  "(?:je suis désolée?|désolée?|malheureusement),? (?:mais )?je ne (?:peux|suis pas en mesure)(?: pas)? (?:de )?(?:répondre à (?:cette|votre)|traiter|créer|rédiger|générer|satisfaire|accéder à|fournir)",
  "(?:lo siento|lamento|desculpe|lamentablemente),? (?:pero |mas )?(?:no puedo|não posso) (?:cumplir|completar|generar|crear|redactar|escribir|ayudar|procesar|atender|criar|gerar|escrever|cumprir)",
  "(?:mi dispiace|spiacente),? (?:ma )?non posso (?:creare|scrivere|generare|soddisfare|completare|elaborare)|(?:죄송(?:합니다|하지만)).{0,30}(?:요청|기사|작성).{0,20}(?:없습니다|어렵습니다)|(?:üzgünüm),? .{0,40}(?:isteği|talebi|makale).{0,30}(?:yerine getiremem|oluşturamam|yazamam)",
];

/** Talk with the one who asked, before or after the text. */
const handovers = [
  "(?:sure|certainly|of course|absolutely)[!,.] ?(?:here(?:['’]s| is| are)|i(?:['’]ve| have| can| will|['’]ll)|below is)\\b",
  "here(?:['’]s| is) (?:a|an|the|your) (?:\\p{L}+[ -]){0,3}?(?:rewritten|rephrased|paraphrased|revised|reworded|seo-optimi[sz]ed|\\d+-word|expanded|unique)\\b.{0,60}(?:article|version|text|content|post|headline|story|paragraph|summary)",
  "(?:if you(?:['’]d like| want| wish| prefer),? i can|would you like me to|do you want me to|let me know if you(?:['’]d| would) like me to)\\b.{0,120}\\b(?:version|article|draft|headline|summary|word count|do that next)\\b",
  "i hope this (?:(?:article|version|rewrite|draft) )?meets your\\b",
  "(?:конечно|разумеется)[!,.] ?вот (?:\\p{L}+ ){0,3}(?:стать|текст|вариант|верси)|вот (?:переписанн|перефразированн|уникальн)\\p{L}+ (?:\\p{L}+ )?(?:стать|текст|верси|вариант)",
  "(?:当然|當然|好的)[！!，,。]\\s?(?:以下是|这是|這是|下面是).{0,30}(?:文章|新闻|新聞|改写|改寫|版本|内容|稿)",
  "(?:もちろん(?:です)?|かしこまりました|承知(?:いた)?しました)[。！!、].{0,10}(?:以下|こちら).{0,30}(?:記事|文章|文|リライト)",
  "(?:بالتأكيد|بالطبع|حسن[اًا]*)[،!.] ?(?:إليك|هذا|هذه|فيما يلي).{0,30}(?:مقال|نص|صياغة|نسخة)",
  "(?:gerne|natürlich|klar)[!,.] ?(?:hier (?:ist|sind|kommt)|anbei)\\b.{0,60}(?:artikel|text|version|fassung|überarbeit)",
  "(?:bien sûr|certainement|voici)[ !,.]* ?(?:voici )?(?:une?|l['’]|la|le|votre)? ?(?:version (?:réécrite|reformulée|révisée)|article (?:réécrit|reformulé))",
  "(?:claro|por supuesto)[!,.] ?(?:aquí (?:tienes?|está)|a continuación|aqui está)\\b.{0,60}(?:artículo|texto|versión|artigo|versão)",
];

/** Not enough by themselves: a columnist may write the first, a teacher the second. */
const hints = [
  "i (?:cannot|can['’]?t|am unable to|['’]m unable to|am not able to|do not have enough \\p{L}+ to) (?:\\p{L}+ )?(?:create|write|generate|produce|provide|summari[sz]e|rewrite)\\b.{0,60}\\b(?:article|summary|story|headline|content|text|translation|information)",
  "(?:provided|given|supplied|following) (?:input|text|content|data|snippet|prompt|html)\\b|\\b(?:input|text|content|snippet|prompt) (?:you )?(?:provided|supplied|given|appears to be|consists (?:only )?of|seems to be|contains only|holds only)",
  "(?:please|kindly) (?:provide|share|paste|supply|give) (?:me )?(?:with )?(?:the|more|a|actual|additional|your)\\b.{0,40}(?:article|text|content|input|details|context|information)",
  "i (?:need|would need|require) (?:actual|more|additional|the|some|text)\\b.{0,50}(?:content|text|article|information|input|context)|to (?:create|write) (?:a|an|the) (?:news )?article, i need",
  "я не могу (?:написать|создать|составить|переписать|подготовить|сгенерировать).{0,40}(?:стать|новост|текст)",
  "(?:предоставленн|указанн|введённ|введенн|исходн)\\p{L}+ (?:текст|ввод|данн|входн)|пожалуйста,? (?:предоставьте|пришлите|укажите).{0,40}(?:текст|стать|данн|информац)",
  "我(?:无法|無法|不能)(?:根据|根據|基于|撰写|撰寫|生成|创建|創建|编写).{0,30}(?:文章|新闻|新聞|内容|內容)|(?:提供的|输入的|輸入的)(?:输入|輸入|文本|内容|內容|信息|資訊)|请(?:您)?提供.{0,20}(?:文本|内容|文章|信息)|請(?:您)?提供.{0,20}(?:文本|內容|文章)",
  "記事を(?:作成|生成|書く)(?:する)?(?:こと(?:は|が))?でき(?:ません|ない)|(?:提供|入力)された(?:入力|テキスト|情報|内容|データ)|(?:テキスト|内容|記事|情報)を(?:ご)?(?:提供|入力)(?:して)?(?:ください|いただ)",
  "لا (?:أستطيع|يمكنني) (?:كتابة|إنشاء|تقديم|إعداد).{0,40}(?:مقال|خبر|نص)|(?:المدخلات|النص|المحتوى|المعلومات) (?:المقدم|المدخل|المتوفر|المقدّم)\\p{L}*|(?:يرجى|الرجاء) (?:تقديم|تزويدي|إرسال).{0,30}(?:نص|مقال|معلومات|محتوى)",
  "ich kann (?:auf (?:dieser )?basis|aus|anhand|keinen|diesen).{0,60}(?:artikel|text|nachricht)|(?:bereitgestellte[nr]?|eingegebene[nr]?|angegebene[nr]?) (?:text|eingabe|inhalt|informationen|daten)|bitte (?:stellen sie|geben sie|senden sie).{0,50}(?:text|artikel|informationen|inhalt)",
  "je ne (?:peux|suis) pas (?:en mesure de )?(?:créer|rédiger|écrire|générer).{0,40}(?:article|texte|contenu)|(?:texte|contenu|données?|entrée) (?:fournie?s?|saisie?s?)|veuillez (?:fournir|indiquer|me donner).{0,40}(?:texte|article|contenu|information)",
  "no puedo (?:crear|redactar|escribir|generar).{0,40}(?:artículo|noticia|texto)|(?:texto|contenido|entrada|información) (?:proporcionad[oa]|suministrad[oa])|(?:por favor,? )?(?:proporcion[ea]|facilite|envíe).{0,40}(?:texto|artículo|contenido|información)",
];

export const machinePhrases: readonly MachinePhrase[] = [
  // These may begin a sentence only: a report says them of somebody else.
  { weight: "sure", pattern: startOf([...selfDescriptions, ...refusals, ...handovers]) },
  ...hints.map((hint) => ({ weight: "hint" as const, pattern: new RegExp(`(?:^|[^\\p{L}])(?:${hint})`, "iu") })),
];

function startOf(patterns: readonly string[]): RegExp {
  return new RegExp(`^[\\s\\p{P}\\p{S}]{0,4}(?:${patterns.join("|")})`, "iu");
}
