// Dirty text: each case is written with what must be flagged in it, and everything else must stay as it is.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { flagText } from "../../src/core/debris/flag-text.ts";
import { attributionLines } from "../../src/core/origin/attribution-lines.ts";
import { cutText } from "../../src/core/text/cut-text.ts";
import { marked, wordsOf } from "../helpers/dirty.ts";
import { shippedOutlets } from "../helpers/outlets.ts";

const outlets = shippedOutlets();

function flaggedIn(text: string, title = "Two neighbours sign a river treaty") {
  const cut = cutText(text);
  return flagText({ title, cut, known: attributionLines(cut, outlets).flagged });
}

type Case = readonly [what: string, written: string, title?: string];

const machineCases: readonly Case[] = [
  [
    "English refusal of three sentences",
    "The treaty was signed on Monday.\n⟦machine-debris|I cannot write a news article from the given input. The input holds only what seem to be random characters. To write a news article, I need text.⟧\nIt takes effect in May.",
  ],
  [
    "English refusal glued into a paragraph",
    "The treaty was signed on Monday. ⟦machine-debris|I'm sorry, but I cannot fulfill this request.⟧ It takes effect in May.",
  ],
  [
    "a paragraph that goes on with news, with a harmless word of the same kind at its end",
    "It is signed. ⟦machine-debris|I'm sorry, but I cannot fulfill this request.⟧ The river is long. The bridge is old. They left. The provided text was short.",
  ],
  [
    "English self-description",
    "The river is long.\n⟦machine-debris|As an AI language model, I do not have access to current events.⟧\nBoth banks are green.",
  ],
  [
    "English hand-over before the text",
    "⟦machine-debris|Sure! Here's a rewritten version of the article:⟧\nThe treaty was signed on Monday.",
  ],
  [
    "English hand-over behind the text",
    "The treaty was signed on Monday.\n⟦machine-debris|Would you like me to adjust the tone or make a shorter version?⟧",
  ],
  [
    "English knowledge cut-off",
    "⟦machine-debris|As of my last knowledge update, the treaty had not been signed.⟧\nThe river is long.",
  ],
  [
    "Russian refusal",
    "Договор подписан в понедельник.\n⟦machine-debris|К сожалению, я не могу выполнить этот запрос.⟧\nОн вступит в силу в мае.",
  ],
  ["Russian self-description", "⟦machine-debris|Как языковая модель, я не имею доступа к новостям.⟧\nРека длинная."],
  ["Russian hand-over", "⟦machine-debris|Конечно! Вот переписанная статья:⟧\nДоговор подписан в понедельник."],
  [
    "Russian refusal by two hints",
    "Договор подписан.\n⟦machine-debris|Я не могу написать новостную статью. Пожалуйста, предоставьте текст или данные.⟧",
  ],
  ["Chinese refusal", "条约于周一签署。\n⟦machine-debris|抱歉，我无法满足您的要求。⟧\n条约五月生效。"],
  ["Chinese self-description", "⟦machine-debris|作为一个AI语言模型，我无法获取实时新闻。⟧\n这条河很长。"],
  ["Chinese hand-over", "⟦machine-debris|当然！以下是改写后的文章：⟧\n条约于周一签署。"],
  [
    "Chinese refusal by two hints",
    "条约已签署。\n⟦machine-debris|我无法根据提供的输入生成新闻文章。请提供更多文本内容。⟧",
  ],
  [
    "Japanese refusal",
    "条約は月曜日に署名された。\n⟦machine-debris|申し訳ありませんが、このリクエストにはお応えできません。⟧",
  ],
  ["Japanese hand-over", "⟦machine-debris|もちろんです。以下がリライトした記事です。⟧\n条約は月曜日に署名された。"],
  [
    "Japanese refusal by two hints",
    "条約は署名された。\n⟦machine-debris|提供された入力からは記事を作成することができません。テキストを提供してください。⟧",
  ],
  ["Arabic refusal", "وُقعت المعاهدة يوم الاثنين.\n⟦machine-debris|عذرًا، لا أستطيع تنفيذ هذا الطلب.⟧\nالنهر طويل."],
  ["Arabic hand-over", "⟦machine-debris|بالتأكيد! إليك المقال بعد إعادة الصياغة:⟧\nوُقعت المعاهدة يوم الاثنين."],
  [
    "German refusal",
    "Der Vertrag wurde am Montag unterzeichnet.\n⟦machine-debris|Es tut mir leid, aber ich kann diese Anfrage nicht erfüllen.⟧",
  ],
  [
    "German self-description",
    "⟦machine-debris|Als KI-Sprachmodell habe ich keinen Zugriff auf Nachrichten.⟧\nDer Fluss ist lang.",
  ],
  [
    "French refusal",
    "Le traité a été signé lundi.\n⟦machine-debris|Je suis désolé, mais je ne peux pas répondre à cette demande.⟧",
  ],
  [
    "Spanish refusal",
    "El tratado se firmó el lunes.\n⟦machine-debris|Lo siento, pero no puedo completar esta solicitud.⟧",
  ],
  ["Spanish hand-over", "⟦machine-debris|¡Claro! Aquí tienes el artículo reescrito:⟧\nEl tratado se firmó el lunes."],
];

const slotCases: readonly Case[] = [
  ["English slot", "The minister, ⟦placeholder|[Insert name]⟧, signed the treaty on Monday."],
  ["braces", "The treaty ⟦placeholder|{{title}}⟧ was signed on Monday in the town hall."],
  ["author's name", "By ⟦placeholder|[Your Name]⟧, for the evening paper, on Monday at noon."],
  ["two bare slots", "⟦placeholder|[City]⟧, ⟦placeholder|[Date]⟧ - The treaty was signed on Monday in the town hall."],
  ["Russian slot", "Министр ⟦placeholder|[вставьте имя]⟧ подписал договор в понедельник."],
  ["Chinese slot", "部长⟦placeholder|【此处插入姓名】⟧于周一签署了条约。"],
  [
    "Japanese slot",
    "大臣の⟦placeholder|［ここに名前を挿入］⟧が月曜日に署名した。".replace("［", "[").replace("］", "]"),
  ],
  ["German slot", "Der Minister ⟦placeholder|[Name hier einfügen]⟧ unterschrieb am Montag."],
  ["filler text", "The treaty was signed. ⟦placeholder|Lorem ipsum dolor sit amet⟧, and so on it goes."],
  [
    "a placeholder under a picture's name",
    "⟦caption|The ministers at the river⟧\n⟦placeholder|A representative image of the ministers. (Replace with actual image URL)⟧\nThe treaty was signed on Monday.",
  ],
  [
    "a picture's address to be put in",
    "⟦caption|The two presidents at the bridge⟧\n⟦placeholder|A symbolic picture of the two presidents. (Insert picture address here)⟧\nThe treaty was signed.",
  ],
  ["a file name", "⟦placeholder|river-treaty-final.jpg⟧\nThe treaty was signed on Monday."],
];

const pictureCases: readonly Case[] = [
  [
    "English credit",
    "⟦caption|The ministers shake hands on the bridge. Photo: A. Nother⟧\nThe treaty was signed on Monday.",
  ],
  [
    "wire file photo",
    "⟦caption|FILE PHOTO: The minister arrives at the airport on May 3.⟧\nThe treaty was signed on Monday.",
  ],
  [
    "agency credit",
    "⟦caption|The minister speaks in the town hall. (AP Photo/Jane Roe)⟧\nThe treaty was signed on Monday.",
  ],
  ["a credit below a heading", "The bridge at dawn\n⟦caption|Photo: Jane Roe⟧\nThe treaty was signed."],
  ["Russian credit", "⟦caption|Министр в аэропорту. Фото: ТАСС⟧\nДоговор подписан в понедельник."],
  ["Chinese caption", "⟦caption|图为两国部长在桥上握手。新华社记者 张三 摄⟧\n条约于周一签署。"],
  ["Japanese caption", "⟦caption|写真は橋の上で握手する両大臣⟧\n条約は月曜日に署名された。"],
  ["Arabic caption", "⟦caption|صورة: الوزيران على الجسر⟧\nوُقعت المعاهدة يوم الاثنين."],
  ["German caption", "⟦caption|Symbolbild: Eine Brücke am Abend⟧\nDer Vertrag wurde am Montag unterzeichnet."],
];

const titleCases: readonly Case[] = [
  [
    "breadcrumb and title",
    "⟦breadcrumb|Home » World » Two neighbours sign a river treaty⟧\n⟦repeated-title|Two neighbours sign a river treaty⟧\nThe treaty was signed on Monday.",
  ],
  ["breadcrumb without the title", "⟦breadcrumb|Home > News > World⟧\nThe treaty was signed on Monday."],
  [
    "title with the outlet",
    "⟦repeated-title|Two neighbours sign a river treaty | Evening Courier⟧\nThe treaty was signed.",
  ],
  [
    "Russian breadcrumb",
    "⟦breadcrumb|Главная / Новости / В мире⟧\nДоговор подписан в понедельник.",
    "Соседи подписали договор",
  ],
  ["Chinese breadcrumb", "⟦breadcrumb|首页 > 国际 > 正文⟧\n条约于周一签署。", "两国签署条约"],
  [
    "a sentence said twice",
    "The treaty was signed on Monday in the old town hall. It is short.\n⟦repeated|The treaty was signed on Monday in the old town hall.⟧ Then they left.",
  ],
];

const furnitureCases: readonly Case[] = [
  [
    "comment footer",
    "The treaty was signed.\n⟦comment-footer|Leave a Comment⟧\n⟦comment-footer|This site uses Akismet to reduce spam. Learn how your comment data is processed.⟧",
  ],
  ["comment footer glued on", "The treaty was signed on Monday.⟦comment-footer|Leave a Comment⟧"],
  ["share line", "⟦share|Share this article⟧\nThe treaty was signed.\n⟦share|Facebook Twitter WhatsApp⟧"],
  ["cookie line", "⟦cookie|We use cookies to give you the best experience on our website.⟧\nThe treaty was signed."],
  ["newsletter", "The treaty was signed.\n⟦subscribe|Subscribe to our daily newsletter⟧"],
  ["read more", "The treaty was signed.\n⟦read-more|Read more: How the river was shared in the past⟧"],
  [
    "feed footer",
    "The treaty was signed.\n⟦read-more|The post Two neighbours sign a river treaty appeared first on Evening Courier.⟧",
  ],
  ["continue reading behind a sentence", "The treaty was signed on Monday. ⟦read-more|Continue reading...⟧"],
  ["tags", "The treaty was signed.\n⟦tags|Tags: rivers, treaties, neighbours⟧\n⟦tags|#rivers #treaties⟧"],
  ["advertisement", "The treaty was signed.\n⟦advertisement|Story continues below advertisement⟧\nIt is short."],
  ["rights", "The treaty was signed.\n⟦rights|© 2026 Evening Courier. All rights reserved.⟧"],
  ["script notice", "⟦script-notice|Please enable JavaScript to view the comments.⟧\nThe treaty was signed."],
  [
    "Russian footer",
    "Договор подписан.\n⟦read-more|Читайте также: Как делили реку⟧\n⟦comment-footer|Оставить комментарий⟧",
  ],
  ["Russian channel", "Договор подписан.\n⟦share|Подписывайтесь на наш канал в Telegram⟧"],
  ["Chinese footer", "条约已签署。\n⟦read-more|延伸阅读：河流的历史⟧\n⟦rights|版权所有，未经授权不得转载⟧"],
  ["Japanese footer", "条約は署名された。\n⟦read-more|関連記事：川の歴史⟧\n⟦rights|無断転載を禁じます⟧"],
  ["Arabic footer", "وُقعت المعاهدة.\n⟦read-more|اقرأ أيضا: تاريخ النهر⟧\n⟦comment-footer|اترك تعليقا⟧"],
  ["German footer", "Der Vertrag ist unterzeichnet.\n⟦read-more|Lesen Sie auch: Die Geschichte des Flusses⟧"],
  ["French footer", "Le traité est signé.\n⟦read-more|À lire aussi : L’histoire du fleuve⟧"],
  ["Spanish footer", "El tratado está firmado.\n⟦read-more|Lea también: La historia del río⟧"],
];

const attributionCases: readonly Case[] = [
  ["original source by host", "The treaty was signed.\n⟦attribution|Original Source: www.evening-courier.example⟧"],
  [
    "glued to the last sentence",
    "The treaty was signed on Monday.⟦attribution|Original Source: www.evening-courier.example⟧",
  ],
  ["source by name", "The treaty was signed.\n⟦attribution|Source: Xinhua⟧"],
  [
    "published elsewhere",
    "⟦attribution|This article was originally published in The Economist.⟧\nThe treaty was signed.",
  ],
  ["reporters of an agency", "The treaty was signed.\n⟦attribution|(Reporting by Jane Roe; editing by John Doe)⟧"],
  ["Russian source", "Договор подписан.\n⟦attribution|Источник: РИА Новости⟧"],
  ["Chinese source", "条约已签署。\n⟦attribution|来源：新华社⟧"],
  ["Japanese source", "条約は署名された。\n⟦attribution|出典：共同通信⟧"],
  ["Arabic source", "وُقعت المعاهدة.\n⟦attribution|المصدر: رويترز⟧"],
  ["German source", "Der Vertrag ist unterzeichnet.\n⟦attribution|Quelle: dpa⟧"],
];

const groups = {
  machine: machineCases,
  slot: slotCases,
  picture: pictureCases,
  title: titleCases,
  furniture: furnitureCases,
  attribution: attributionCases,
};

for (const [group, cases] of Object.entries(groups)) {
  describe(`dirty text, ${group}`, () => {
    for (const [what, written, title] of cases) {
      test(`${group}: ${what} -> these spans and no others`, () => {
        const { text, flagged } = marked(written);

        assert.deepEqual(wordsOf(text, flaggedIn(text, title)), flagged);
      });
    }
  });
}
