// Which blocks of a page are its article.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseBlocks } from "../../src/pages/choose-blocks.ts";
import { type Furniture, furniture } from "../../src/pages/furniture.ts";
import { parseMarkup } from "../../src/pages/markup.ts";
import { isBreadcrumb, sameLine } from "../../src/pages/title-lines.ts";
import { walkPage } from "../../src/pages/walk-page.ts";

const first = "The council met on Monday to speak about the harbour, and the meeting went on until the evening.";
const second = "Nothing was decided, but the mayor said that the plan would be made public before the summer.";
const third = "Two members left the room before the end. They want to explain their reasons to the press today.";
const other = "A different story that has nothing to do with it, told in a sentence of about the same length.";

function chosen(markup: string, title = "Council meets"): readonly string[] {
  const told = { title, description: undefined, author: undefined, body: undefined };
  return chooseBlocks(walkPage(parseMarkup(markup)), told).map((block) => block.text);
}

function p(...texts: readonly string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join("");
}

test("article: plain paragraphs in one container -> are all chosen", () => {
  assert.deepEqual(chosen(`<div>${p(first, second, third)}</div>`), [first, second, third]);
});

test("article: in two sections side by side -> both are chosen", () => {
  const markup = `<div><section>${p(first, second)}</section><section>${p(third)}</section></div>`;

  assert.deepEqual(chosen(markup), [first, second, third]);
});

test("article: beside menus, asides, footers and forms -> they are left out", () => {
  const around = ["nav", "aside", "footer", "form"].map((tag) => `<${tag}>${p(other)}</${tag}>`).join("");

  assert.deepEqual(chosen(`<body>${around}<div>${p(first, second)}</div>${around}</body>`), [first, second]);
});

/** A page as sites send them: a menu, a headline, the body, a footer. */
function sitePage(body: string, above = ""): string {
  return `<body><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav><main><article><h1>Council meets</h1>${above}
    <div class="article-body">${body}</div></article></main><footer><p>© The Paper</p></footer></body>`;
}

const lines = [
  first,
  second,
  third,
  "A third of the houses by the water were built before the war, and their owners fear for the view.",
  "“We have waited for ten years,” said a fisherman whose boat is moored beside the old custom house.",
  "The port authority expects forty ships a month when the new pier is ready, twice as many as today.",
];

test("article: boxes of other purpose inside it -> are left out", () => {
  for (const name of ["newsletter", "comments", "byline", "ad", "author-bio", "promo-box", "login-form subscribe"]) {
    const box = `<div class="${name}">${p(other)}</div>`;
    assert.deepEqual(chosen(sitePage(p(...lines.slice(0, 3)) + box + p(...lines.slice(3)))), lines, name);
  }
});

test("article: blocks of links inside it -> are left out, links in sentences stay", () => {
  const linked = `<p>${first} <a href=x>More about the harbour</a> can be read in the plan.</p>`;
  const markup = `<div>${linked}<ul><li><a href=y>${other}</a></li></ul>${p(second)}</div>`;

  assert.deepEqual(chosen(markup), [`${first} More about the harbour can be read in the plan.`, second]);
});

test("article: short lines and subheadings between paragraphs -> stay", () => {
  const markup = `<div>${p(first)}<h2>What comes next</h2>${p("“Not yet.”", second)}<ul><li>One</li><li>Two</li></ul></div>`;

  assert.deepEqual(chosen(markup), [first, "What comes next", "“Not yet.”", second, "One", "Two"]);
});

test("article: much shorter than the readers' comments -> is still the article", () => {
  const comments = `<div id="comments">${p(...Array.from({ length: 20 }, () => other))}</div>`;

  assert.deepEqual(chosen(`<div><div class="post">${p(first, second)}</div>${comments}</div>`), [first, second]);
});

test("article: comments are all there is -> they are read", () => {
  assert.deepEqual(chosen(`<div class="discussion">${p(first, second)}</div>`), [first, second]);
});

test("article: named after a small part of the page -> the name is not believed", () => {
  for (const name of ["sidebar-page", "newsletter", "search-results", "hidden", "share", "header"]) {
    assert.deepEqual(chosen(`<div><div class="${name}">${p(first, second, third)}</div></div>`), [
      first,
      second,
      third,
    ]);
  }
});

test("article: in a body that is named after everything -> the name is not believed", () => {
  const markup = `<body class="comments-open has-sidebar nav-fixed"><div>${p(first, second)}</div>
    <div class="sidebar">${p(other)}</div></body>`;

  assert.deepEqual(chosen(markup), [first, second]);
});

test("article: named as a body beside a longer text that is not -> wins", () => {
  const markup = `<main><div class="article-body">${p(first, second, third)}</div>
    <div>${p(other, other, other, other)}</div></main>`;

  assert.deepEqual(chosen(markup).slice(0, 3), [first, second, third]);
});

test("headline: h1 and lines that repeat the title -> are left out wherever they stand", () => {
  const markup = `<div><h1>Council meets</h1><p>COUNCIL MEETS!</p>${p(first)}<p>Council meets</p>${p(second)}</div>`;

  assert.deepEqual(chosen(markup), [first, second]);
});

test("lead: under the headline and outside the body -> comes first", () => {
  const markup = `<article><header><h1>Council meets</h1><p>${third}</p></header>
    <div class="article-body">${p(first, second, other, first)}</div></article>`;

  assert.equal(chosen(markup)[0], third);
});

test("lead: between headline and body stands a form, a byline, a caption or a link onward -> is none", () => {
  for (const name of ["byline", "caption", "newsletter", "related"]) {
    assert.deepEqual(chosen(sitePage(p(...lines), `<div class="${name}">${p(other)}</div>`)), lines, name);
  }
});

test("lines worded like furniture: links onward, sharing, rights -> are left out", () => {
  const odd = ["Read more: the whole plan", "Share this article", "All rights reserved."];
  const [one = "", two = "", three = ""] = odd;
  const body = p(...lines.slice(0, 2), one, ...lines.slice(2, 4), two, ...lines.slice(4), three);

  assert.deepEqual(chosen(sitePage(body)), lines);
});

test("list of other articles below the body: headings that are links, with first lines -> is left out", () => {
  const card = (at: number) =>
    `<li class="card"><h4><a href=/${at}>Another story ${at}</a></h4><p>${other.slice(0, -1)} ${at}.</p></li>`;
  const cards = `<section><h3>More stories</h3><ul>${[1, 2, 3, 4].map(card).join("")}</ul></section>`;

  assert.deepEqual(chosen(`${sitePage(p(...lines))}${cards}`), lines);
});

test("body in Chinese, Russian, Arabic -> is chosen, and the furniture around it is not", () => {
  for (const sentence of [
    "市议会星期一开会讨论港口问题，会议一直持续到晚上，没有作出任何决定，市长说计划将在夏天之前公布。",
    "Городской совет в понедельник обсуждал судьбу порта, и заседание продолжалось до самого вечера без решения.",
    "اجتمع مجلس المدينة يوم الاثنين لبحث مستقبل الميناء، واستمر الاجتماع حتى المساء دون التوصل إلى أي قرار.",
  ]) {
    const texts = Array.from({ length: 6 }, (_, at) => `${at + 1} ${sentence}`);
    assert.deepEqual(chosen(sitePage(p(...texts))), texts);
  }
});

test("text that stands twice, once for narrow screens -> is read once", () => {
  const body = `<div class="wide">${p(...lines)}</div><div class="narrow">${p(...lines)}</div>`;

  assert.deepEqual(chosen(sitePage(body)), lines);
});

test("article: a page without any text -> none", () => {
  assert.deepEqual(chosen("<div></div>"), []);
  assert.deepEqual(chosen("<nav><a href=x>Home</a></nav>"), []);
});

const furnitureLines: readonly (readonly [Furniture, readonly string[]])[] = [
  [
    "onward",
    [
      "Read more: the whole plan",
      "READ ALSO",
      "Related articles",
      "You may also like",
      "Lesen Sie auch: Der Plan",
      "Mehr zum Thema",
      "À lire aussi",
      "Lea también: el plan",
      "Leggi anche",
      "Leia também",
      "Читайте также:",
      "Читайте також",
      "По теме",
      "相关阅读",
      "延伸閱讀",
      "関連記事",
      "관련 기사",
      "اقرأ أيضا",
      "Czytaj też",
    ],
  ],
  ["sharing", ["Share", "Share this article", "Tweet", "Follow us on X", "Teilen", "Поделиться", "分享到微信", "شارك"]],
  [
    "asking",
    [
      "Subscribe to our newsletter",
      "Sign up for the briefing and get it every morning.",
      "Advertisement",
      "Anzeige",
      "Реклама",
      "We use cookies to make our pages better for you.",
      "Please enable JavaScript",
      "Подпишитесь на рассылку",
      "Loading...",
      "Skip to content",
    ],
  ],
  [
    "comments",
    [
      "Leave a Comment",
      "Leave a reply",
      "12 comments",
      "Your email address will not be published.",
      "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
      "Kommentare (3)",
      "Комментарии",
      "发表评论",
    ],
  ],
  ["rights", ["© 2025 The Paper", "All rights reserved.", "Alle Rechte vorbehalten", "版权所有"]],
  ["credit", ["Photo: A. Person", "(Foto: dpa)", "Getty Images", "Фото: Архив", "图片：新华", "Representative image"]],
  ["byline", ["By Jane Okafor", "Von Petra Hahn", "Published: 4 May 2025", "5 min read", "Tags: harbour, plan"]],
  ["time", ["12:30", "04.05.2025, 12:30 Uhr", "2025年05月14日 10:30 来源：海湾新闻网"]],
];

for (const [kind, lines] of furnitureLines) {
  test(`furniture: lines of the kind ${kind} -> are known`, () => {
    for (const line of lines) assert.equal(furniture(line), kind, line);
  });
}

test("furniture: news that begins with the same words -> is not furniture", () => {
  for (const line of [
    "Share prices fell on Monday after the minister had spoken.",
    "Facebook said on Tuesday that it would pay the fine in full.",
    "Twitter was blocked in the whole country on Sunday evening.",
    "Advertising revenue fell by a third in the first quarter, the group said.",
    "Sponsored by the government, the bill passed by two votes.",
    "Published in 2019, the report had warned of exactly this flood.",
    "More on Friday was said by the president than in all of the year before.",
    "Комментарии экспертов о соглашении были осторожными и краткими.",
    "Recommended by the committee, the treaty goes to parliament now.",
    "Register offices across the country stayed closed on Thursday.",
    "Facebook and the ministry part ways",
    "分享会议成果的声明将在星期五由两国外长共同发表。",
  ]) {
    assert.equal(furniture(line), undefined, line);
  }
});

test("furniture: a long text whatever it begins with -> is not furniture", () => {
  assert.equal(furniture(`Read more ${"and more ".repeat(30)}`), undefined);
});

test("furniture: lines made to keep a pattern busy -> are answered at once", () => {
  const startedAt = process.cpuUsage();
  for (const sign of [" ", "-", "1", "(", "a", "会", ". ", "|1"]) furniture(sign.repeat(200).slice(0, 200));
  const { user } = process.cpuUsage(startedAt);

  assert.ok(user < 200_000, `${user / 1_000} ms`);
});

test("lines: the same but for case, marks and spaces -> are the same", () => {
  assert.ok(sameLine("  Council – MEETS! ", "council meets"));
  assert.ok(!sameLine("Council meets again", "Council meets"));
  assert.ok(!sameLine("", ""));
  assert.ok(!sameLine("!!!", "???"));
});

test("breadcrumbs: steps into the site -> are known by the title at their end, or by being short", () => {
  assert.ok(isBreadcrumb("Home » World » Council meets", "Council meets"));
  assert.ok(isBreadcrumb("Start / Politik / Ausland", "Council meets"));
  assert.ok(isBreadcrumb("首页 > 国际 > 要闻", "会谈"));
  assert.ok(!isBreadcrumb("He said yes > no and left the room. Then he came back.", "Council meets"));
  assert.ok(!isBreadcrumb("Council meets", "Council meets"));
  assert.ok(!isBreadcrumb("The price rose from 5 to 6 / 7 crowns", "Council meets"));
});
