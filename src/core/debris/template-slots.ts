// Finds the slots of templates that were never filled in: [Insert name], {{title}}, "Replace with actual image URL".
import type { Span } from "../alert/alert.ts";

const named =
  "title|headline|name|first_?name|date|city|location|author|body|content|image|image_?url|url|link|summary|article|category|keyword|company|source|topic";
/** What might be one: looked for first, because it is quickly found out that nearly every bracket holds something else. */
const brackets =
  /[[({（【][^\])}）】\n]{1,90}[\])}）】]{1,2}|\$\{\w+\}|<%[^%\n]{1,40}%>|%\w{3,20}%|[Ll]orem ipsum dolor sit amet/g;
const slot = new RegExp(
  `^(?:${[
    `\\{\\{\\s?(?:[\\w]{1,20}\\.){0,2}(?:${named})\\s?\\}\\}`,
    `\\$\\{(?:${named})\\}|<%=? ?(?:${named}) ?%>|%(?:${named})%`,
    "\\[(?:insert|add|enter|paste|replace with|put|fill in|to be filled|placeholder)\\b[^\\]\\n]{1,60}\\]|\\((?:(?:insert|add|put|replace with) (?:the |an? |your |actual )*(?:image|picture|photo|caption|name|date|title|quote|source|link|url|location|city)\\b|placeholder)[^)\\n]{0,60}\\)",
    "\\[(?:your|company|author|editor|city|reporter|organi[sz]ation|recipient)(?:['’]s)?(?: \\p{L}{1,15}){0,2} (?:name|title|here|address|email|phone number)\\]",
    "[\\[(（【](?:вставьте|укажите|введите|добавьте|заменить на|впишите) [^\\])）】\\n]{1,60}[\\])）】]|\\[название компании\\]",
    "[\\[(（【](?:插入|填写|填寫|此处(?:插入|填写)|请(?:插入|填写|替换)|替换为|輸入|输入)[^\\])）】\\n]{0,40}[\\])）】]|[\\[【]公司名称[\\]】]",
    "[\\[(（【](?:ここに|画像を|名前を)[^\\])）】\\n]{0,30}(?:挿入|入力|記入|置き換え)[^\\])）】\\n]{0,10}[\\])）】]|[\\[【]会社名[\\]】]",
    "[\\[(](?:أدخل|أدرج|ضع|استبدل|أضف) [^\\])\\n]{1,50}[\\])]",
    "[\\[(](?:einfügen|hier einfügen|ersetzen durch|bitte einfügen)[^\\])\\n]{0,50}[\\])]|\\[[^\\]\\n]{1,40} (?:hier )?(?:einfügen|eintragen|ergänzen)\\]|\\[ihr name\\]",
    "[\\[(](?:insérer|insérez|ajouter|remplacer par|remplacez par)\\b[^\\])\\n]{1,60}[\\])]|\\[votre nom\\]",
    "[\\[(](?:insertar|inserte|inserir|insira|añadir|reemplazar (?:con|por)|inserisci)\\b[^\\])\\n]{1,60}[\\])]|\\[su nombre\\]",
    "lorem ipsum dolor sit amet",
  ].join("|")})`,
  "iu",
);
/** One alone may be an example of something; two are slots: "[City], [Date] - The minister". */
const bareSlot =
  /^[[【](?:name|date|city|headline|title|author|имя|дата|город|заголовок|姓名|日期|标题|標題|城市|名前|日付|タイトル|الاسم|التاريخ|العنوان|المدينة|datum|stadt|titel|nom|ville|titre|nombre|fecha|ciudad|título|nome|data|cidade|titolo)[\]】]$/iu;
const bareSlotsMin = 2;
/** An article about templates, code or letters shows slots on purpose. */
const aboutTemplates =
  /\btemplat|\bsyntax\b|\bplaceholder|\bvariables?\b|\bmustache\b|\bhandlebars\b|\bjinja|\bjavascript\b|\bcopywrit|\btypeset|шаблон|синтаксис|переменн|模板|语法|変数|テンプレート|構文|قالب|\bvorlage|\bplatzhalter|\bmodèle|\bgabarit|\bplantilla|\bmarcador/iu;
/** Nobody writes these about a picture that is there. */
const pictureNotes =
  /[([（](?:replace with (?:the )?actual|insert (?:an? |the )?(?:image|picture|photo)|image (?:url|placeholder)|placeholder (?:image|photo)|symbolic image url)/iu;

/** The slots in a text, in order; none where the text itself is about templates. */
export function templateSlots(text: string): readonly Span[] {
  const bracketed = [...text.matchAll(brackets)];
  const isBareMeant = bracketed.filter(([written]) => bareSlot.test(written)).length >= bareSlotsMin;
  const found = bracketed.filter(([written]) => slot.test(written) || (isBareMeant && bareSlot.test(written)));
  if (found.length === 0) return [];

  const isOnPurpose = aboutTemplates.test(without(text, found));
  return found
    .filter(([written]) => !isOnPurpose || pictureNotes.test(written))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

function without(text: string, found: readonly RegExpExecArray[]): string {
  const ends = found.map((match) => match.index + match[0].length);
  return [0, ...ends].map((from, at) => text.slice(from, found[at]?.index)).join(" ");
}
