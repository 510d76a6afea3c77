// Lines around articles, and sentences that only begin like them: each language has both.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { flagText } from "../../src/core/debris/flag-text.ts";
import { cutText } from "../../src/core/text/cut-text.ts";

type Case = readonly [line: string, reason: string | undefined];

const news = undefined;

const cases: readonly Case[] = [
  ["Copyright Office weighs in on training with books", news],
  ["Copyright license", news],
  ["Copyright law protects the singer, a court said", news],
  ["Copyright 2026 Evening Courier", "rights"],
  ["Copyright © Evening Courier", "rights"],
  ["© 2026 Evening Courier. All rights reserved.", "rights"],
  ["All rights reserved", "rights"],
  ["Alle Rechte vorbehalten.", "rights"],
  ["Alle Rechte der Frauen müssen gelten, sagte sie.", news],
  ["Tous droits réservés", "rights"],
  ["Tous les droits humains comptent, a-t-elle dit.", news],
  ["Todos los derechos reservados", "rights"],
  ["Todos los derechos humanos importan, dijo ella.", news],
  ["Все права защищены", "rights"],
  ["Все права граждан должны соблюдаться, сказал он.", news],
  ["版权所有 未经授权不得转载", "rights"],
  ["版权法保护歌手，法院周一裁定。", news],
  ["無断転載を禁じます", "rights"],
  ["جميع الحقوق محفوظة", "rights"],
  ["جميع حقوق الإنسان مهمة، قالت الوزيرة.", news],
  ["Credit/debit cards (two kinds)", news],
  ["Credit: Jane Roe", "caption"],
  ['entity_picture: "/api/image/serve/23/512x512"', news],
  ["The file is at https://bridge.example/image/serve/1", news],
  ["Photo: Jane Roe", "caption"],
  ["Photo sharing rose by half, the firm said.", news],
  ["Foto: Jana Muster", "caption"],
  ["Fotos zeigen den Schaden, sagte der Bürgermeister.", news],
  ["Фото: ТАСС", "caption"],
  ["Фото показывает ущерб, сказал мэр.", news],
  ["图为两国部长在桥上握手", "caption"],
  ["图书馆周一开放，市长说。", news],
  ["写真：共同", "caption"],
  ["写真展は月曜日に始まった。", news],
  ["الصورة: رويترز", "caption"],
  ["الصورة واضحة، قال الوزير.", news],
  ["Read more: The bridge is closed", "read-more"],
  ["Read more books, the minister told them.", news],
  ["Lesen Sie auch: Die Brücke ist zu", "read-more"],
  ["Lesen ist wichtig, sagte die Ministerin.", news],
  ["Lire aussi : Le pont est fermé", "read-more"],
  ["Lire est un droit, a dit la ministre.", news],
  ["Lea también: El puente está cerrado", "read-more"],
  ["Читайте также: Мост закрыт", "read-more"],
  ["Читайте больше книг, сказал министр детям.", news],
  ["延伸阅读：大桥关闭", "read-more"],
  ["阅读是一种权利，部长说。", news],
  ["関連記事：橋は閉鎖", "read-more"],
  ["関連企業は橋を閉鎖した。", news],
  ["اقرأ أيضا: الجسر مغلق", "read-more"],
  ["관련기사: 다리 폐쇄", "read-more"],
  ["Leave a comment", "comment-footer"],
  ["Leave a comment to the court, the judge said to both of them.", news],
  ["Schreiben Sie einen Kommentar", "comment-footer"],
  ["Kommentare des Ministers sorgten für Streit.", news],
  ["Laisser un commentaire", "comment-footer"],
  ["Оставить комментарий", "comment-footer"],
  ["Оставить город решили тысячи жителей.", news],
  ["发表评论", "comment-footer"],
  ["评论员说，大桥不会重开。", news],
  ["コメントを残す", "comment-footer"],
  ["댓글 쓰기", "comment-footer"],
  ["Subscribe to our newsletter", "subscribe"],
  ["Subscribe to this view and you lose, she said.", news],
  ["Подпишитесь на рассылку", "subscribe"],
  ["Подписались под письмом сто учёных.", news],
  ["订阅我们的新闻", "subscribe"],
  ["订阅人数上升了一半，公司说。", news],
  ["Share this article", "share"],
  ["Share prices fell in both towns.", news],
  ["Поделиться в Telegram", "share"],
  ["Поделиться опытом приехали врачи.", news],
  ["分享", "share"],
  ["分享会于周一举行。", news],
  ["We use cookies to improve your experience", "cookie"],
  ["We use cookies as a gift, the mayor said.", news],
  ["Diese Website verwendet Cookies", "cookie"],
  ["本网站使用cookies", "cookie"],
  ["Tags: bridge, river", "tags"],
  ["Tags were found on the walls of the bridge.", news],
  ["Теги: мост, река", "tags"],
  ["标签：大桥", "tags"],
  ["标签被撕下，警方说。", news],
  ["Advertisement", "advertisement"],
  ["Advertisement spending fell in both towns.", news],
  ["Реклама", "advertisement"],
  ["Реклама подорожала вдвое, сказал он.", news],
  ["Please enable JavaScript to view this page.", "script-notice"],
  ["JavaScript was written in ten days, its author said.", news],
];

function reasonOf(line: string): string | undefined {
  const text = `The treaty was signed on Monday.\n${line}\nIt is the first of its kind.`;
  const flagged = flagText({ title: "Two neighbours sign a treaty", cut: cutText(text) });
  const from = text.indexOf(line);
  assert.ok(
    flagged.every((span) => span.from >= from && span.to <= from + line.length),
    "the lines around it are news",
  );
  return flagged[0]?.reason;
}

describe("furniture and its look-alikes", () => {
  for (const [line, reason] of cases) {
    test(`flagText: "${line}" -> ${reason ?? "news"}`, () => assert.equal(reasonOf(line), reason));
  }
});
