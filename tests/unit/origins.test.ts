// Who first reported it: lines, datelines, sentences and what machines are told, in many languages, with their spans.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { ReadArticle } from "../../src/core/article.ts";
import { type ExamineNeeds, findingsOf } from "../../src/core/examine.ts";
import { readArticle } from "../helpers/make.ts";
import { shippedOutlets } from "../helpers/outlets.ts";

const outlets = shippedOutlets();
const bare = { title: "A title", author: undefined, canonicalUrl: undefined };

function originsOf(text: string, parts: Partial<ReadArticle> = {}, needs: Partial<ExamineNeeds> = {}) {
  const article = readArticle({ ...bare, text, ...parts });
  return findingsOf(article, { outlets, url: "https://small-paper.example/1", ...needs }).origins;
}

/** Kind, outlet or host, sign, and the words that say so. */
function said(text: string, parts: Partial<ReadArticle> = {}, needs: Partial<ExamineNeeds> = {}) {
  return originsOf(text, parts, needs).map(({ kind, outlet, host, by, span }) => {
    return [kind, outlet ?? host, by, span === undefined ? undefined : text.slice(span.from, span.to)];
  });
}

type Case = readonly [what: string, text: string, kind: string, outlet: string, words: string];

const lines: readonly Case[] = [
  [
    "host",
    "Signed.\nOriginal Source: www.hindustantimes.com",
    "rewrite",
    "Hindustan Times",
    "Original Source: www.hindustantimes.com",
  ],
  [
    "host that is not listed",
    "Signed.\nSource: https://evening-courier.example/a/1",
    "rewrite",
    "evening-courier.example",
    "Source: https://evening-courier.example/a/1",
  ],
  ["name", "Signed.\nSource: Xinhua", "rewrite", "Xinhua", "Source: Xinhua"],
  ["Russian", "Подписан.\nИсточник: РИА Новости", "rewrite", "RIA Novosti", "Источник: РИА Новости"],
  ["Chinese", "已签署。\n来源：新华社", "rewrite", "Xinhua", "来源：新华社"],
  ["Chinese copy", "已签署。\n本文转载自环球时报", "syndication", "Global Times", "本文转载自环球时报"],
  ["Japanese", "署名された。\n出典：共同通信", "rewrite", "Kyodo News", "出典：共同通信"],
  ["Arabic", "وُقعت.\nالمصدر: رويترز", "rewrite", "Reuters", "المصدر: رويترز"],
  ["German", "Unterzeichnet.\nQuelle: dpa", "rewrite", "dpa", "Quelle: dpa"],
  [
    "originally published",
    "This article was originally published in The Economist.\nSigned.",
    "syndication",
    "The Economist",
    "This article was originally published in The Economist.",
  ],
  [
    "republished",
    "Signed.\nThis story is republished from Politico.",
    "syndication",
    "Politico",
    "This story is republished from Politico.",
  ],
  [
    "Russian first published",
    "Подписан.\nЭта статья впервые опубликована в газете «Коммерсантъ».",
    "syndication",
    "Kommersant",
    "Эта статья впервые опубликована в газете «Коммерсантъ».",
  ],
  [
    "French first published",
    "Signé.\nCet article a été initialement publié dans Le Monde.",
    "syndication",
    "Le Monde",
    "Cet article a été initialement publié dans Le Monde.",
  ],
  [
    "German first published",
    "Unterzeichnet.\nDieser Artikel ist zuerst erschienen in Der Spiegel.",
    "syndication",
    "Der Spiegel",
    "Dieser Artikel ist zuerst erschienen in Der Spiegel.",
  ],
  ["inputs", "Signed.\n(With inputs from PTI)", "syndication", "PTI", "(With inputs from PTI)"],
  [
    "contributed",
    "Signed.\nReuters contributed to this report.",
    "quote",
    "Reuters",
    "Reuters contributed to this report.",
  ],
  ["an agency behind the last word", "The treaty was signed on Monday. (ANI)", "syndication", "ANI", "(ANI)"],
];

const datelines: readonly Case[] = [
  ["Reuters alone", "(Reuters) - The treaty was signed.", "syndication", "Reuters", "(Reuters)"],
  ["place and date", "MOSCOW, Nov 21 (TASS) - The treaty was signed.", "syndication", "TASS", "MOSCOW, Nov 21 (TASS)"],
  ["place", "LONDON (AP) — The treaty was signed.", "syndication", "Associated Press", "LONDON (AP)"],
  [
    "slashes",
    "MOSCOW, November 21. /TASS/. The treaty was signed.",
    "syndication",
    "TASS",
    "MOSCOW, November 21. /TASS/",
  ],
  [
    "two dashes",
    "BEIJING, Nov. 21 (Xinhua) -- The treaty was signed.",
    "syndication",
    "Xinhua",
    "BEIJING, Nov. 21 (Xinhua)",
  ],
  [
    "Russian slashes",
    "МОСКВА, 21 ноября. /ТАСС/. Договор подписан.",
    "syndication",
    "TASS",
    "МОСКВА, 21 ноября. /ТАСС/",
  ],
  [
    "Russian dash",
    "МОСКВА, 21 ноя — РИА Новости. Договор подписан.",
    "syndication",
    "RIA Novosti",
    "МОСКВА, 21 ноя — РИА Новости",
  ],
  ["Chinese wire", "新华社北京11月21日电（记者张三）条约签署。", "syndication", "Xinhua", "新华社北京11月21日电"],
  ["Chinese report", "央视网消息：条约签署。", "syndication", "CCTV", "央视网消息"],
  ["Japanese bracket", "【北京共同】条約が署名された。", "syndication", "Kyodo News", "【北京共同】"],
  ["Japanese agency", "【時事】条約が署名された。", "syndication", "Jiji Press", "【時事】"],
  ["Arabic", "موسكو (رويترز) - وُقعت المعاهدة.", "syndication", "Reuters", "موسكو (رويترز)"],
  ["German", "Berlin (dpa) - Der Vertrag ist unterzeichnet.", "syndication", "dpa", "Berlin (dpa)"],
  ["Spanish", "Moscú, 21 nov (EFE).- El tratado está firmado.", "syndication", "EFE", "Moscú, 21 nov (EFE)"],
];

const sentences: readonly Case[] = [
  [
    "reported by",
    "He praised it in a message reported by China’s Xinhua news agency on Monday.",
    "quote",
    "Xinhua",
    "reported by China’s Xinhua",
  ],
  [
    "according to",
    "The treaty is signed, according to the Financial Times.",
    "quote",
    "Financial Times",
    "according to the Financial Times",
  ],
  ["said behind", "The treaty is signed, Interfax reported on Monday.", "quote", "Interfax", "Interfax reported"],
  ["agency said", "The treaty is signed, the Yonhap news agency said.", "quote", "Yonhap", "Yonhap news agency said"],
  ["told", "“It is signed,” the minister told Bloomberg on Monday.", "quote", "Bloomberg", "told Bloomberg"],
  [
    "first reported",
    "The talks, as first reported by Axios, took a day.",
    "quote",
    "Axios",
    "as first reported by Axios",
  ],
  ["citing", "The paper, citing Kommersant, wrote of a treaty.", "quote", "Kommersant", "citing Kommersant"],
  ["Russian behind", "Договор подписан. Об этом сообщает ТАСС.", "quote", "TASS", "сообщает ТАСС"],
  [
    "Russian with reference",
    "Договор подписан, пишет газета со ссылкой на Reuters.",
    "quote",
    "Reuters",
    "со ссылкой на Reuters",
  ],
  ["Chinese", "据新华社报道，条约已签署。", "quote", "Xinhua", "据新华社报道"],
  ["Chinese citing", "法新社援引官员的话说，条约已签署。", "quote", "AFP", "法新社援引"],
  ["Japanese", "ロイター通信によると、条約は署名された。", "quote", "Reuters", "ロイター通信によると"],
  ["Arabic", "وُقعت المعاهدة، بحسب وكالة رويترز.", "quote", "Reuters", "بحسب وكالة رويترز"],
  ["Arabic attached", "قال الوزير لرويترز إن المعاهدة وُقعت.", "quote", "Reuters", "قال الوزير لرويترز"],
  ["German", "Der Vertrag ist laut Bild unterzeichnet.", "quote", "Bild", "laut Bild"],
  ["French", "Le traité est signé, selon l’AFP.", "quote", "AFP", "selon l’AFP"],
  ["Spanish", "El tratado está firmado, según El País.", "quote", "El País", "según El País"],
  ["Korean", "연합뉴스에 따르면 조약이 서명됐다.", "quote", "Yonhap", "연합뉴스에 따르면"],
];

for (const [by, cases] of Object.entries({ line: lines, dateline: datelines, prose: sentences })) {
  describe(`origins, ${by}`, () => {
    for (const [what, text, kind, outlet, words] of cases) {
      test(`origins: ${what} -> ${outlet}, with the words that say so`, () => {
        assert.deepEqual(said(text), [[kind, outlet, by, words]]);
      });
    }
  });
}

const nobody: readonly (readonly [string, string])[] = [
  ["an agency that is only spoken of", "Xinhua was founded in 1931. The minister visited Reuters in London."],
  ["words that are names of papers too", "The times are hard, according to the paper. At dawn the guardian said no."],
  ["short words in small letters", "The app was down, an ap in the shop said. It was right, rt."],
  ["an agency within a sentence's brackets", "The agency (TASS) is old."],
  ["a source that is no outlet", "Sources: Xi to visit the river in May"],
  ["reporters", "The minister told reporters on Monday that it is signed."],
  ["an outlet in brackets in a line of its own", "It is signed.\n[ The Guardian ]\nIt is long, a reader wrote."],
  ["letters that are an agency elsewhere", "It grew in the region, according to MENA officials and an RIA."],
  ["nothing", "The treaty was signed on Monday."],
];
describe("origins, look-alikes", () => {
  for (const [what, text] of nobody) {
    test(`origins: ${what} -> none`, () => {
      assert.deepEqual(said(text), []);
    });
  }
});

describe("origins, machines", () => {
  const text = "The treaty was signed on Monday.";

  test("origins: the canonical address is another site's -> syndication from there", () => {
    assert.deepEqual(said(text, { canonicalUrl: "https://www.reuters.com/world/1" }), [
      ["syndication", "Reuters", "canonical", undefined],
    ]);
    assert.deepEqual(said(text, { canonicalUrl: "https://unknown.example.org/1" }), [
      ["syndication", "unknown.example.org", "canonical", undefined],
    ]);
  });

  test("origins: the canonical address is the site's own -> none", () => {
    const url = "https://amp.small-paper.co.uk/1";
    assert.deepEqual(said(text, { canonicalUrl: "https://www.small-paper.co.uk/1" }, { url }), []);
    assert.deepEqual(said(text, { canonicalUrl: "https://m.small-paper.example/1" }), []);
    assert.deepEqual(said(text, { canonicalUrl: "https://xinhuanet.com/1" }, { url: "https://news.cn/1" }), []);
  });

  test("origins: the byline is an agency -> syndication, and own on its own site", () => {
    assert.deepEqual(said(text, { author: "Reuters Staff" }), [["syndication", "Reuters", "meta", undefined]]);
    assert.deepEqual(said(text, { author: "AFP" }, { url: "https://www.afp.com/1" }), [
      ["own", "AFP", "meta", undefined],
    ]);
    assert.deepEqual(said(text, { author: "Jane Roe, formerly of Reuters" }), []);
  });

  test("origins: the feed names a source -> syndication from there", () => {
    const feedSource = { name: "Le Monde", url: "https://www.lemonde.fr" };
    assert.deepEqual(said(text, {}, { feedSource }), [["syndication", "Le Monde", "feed-source", undefined]]);
  });

  test("origins: an agency's own dateline on its own site -> own; its own name in a sentence -> none", () => {
    const url = "https://tass.com/politics/1";
    assert.deepEqual(said("MOSCOW, November 21. /TASS/. It is signed, the minister told TASS.", {}, { url }), [
      ["own", "TASS", "dateline", "MOSCOW, November 21. /TASS/"],
    ]);
  });

  test("origins: lines that the page keeps apart from its text -> origins without a span", () => {
    assert.deepEqual(said(text, { notes: ["来源：新华网 编辑：张三", "Original source: www.dw.com"] }), [
      ["rewrite", "Xinhua", "line", undefined],
      ["rewrite", "Deutsche Welle", "line", undefined],
    ]);
  });

  test("origins: an outlet names itself by its host beside its editor -> own, with the words that say so", () => {
    assert.deepEqual(said("To shed light on this,evening-courier.example Senior Editor,Ann Example,spoke to us."), [
      ["own", "evening-courier.example", "prose", "evening-courier.example Senior Editor"],
    ]);
    assert.deepEqual(said("Write to editor@courier.example, or to the editor."), []);
  });

  test("origins: one outlet named often -> told once for each kind, with its family", () => {
    const often = "据新华社报道，条约签署。据新华社报道，河流很长。\n来源：新华社";
    assert.deepEqual(
      originsOf(often).map(({ kind, outlet, family }) => [kind, outlet, family]),
      [
        ["rewrite", "Xinhua", "china-state"],
        ["quote", "Xinhua", "china-state"],
      ],
    );
  });
});

test("origins: an outlet whose domain is called like a part of others' -> its own hosts are known, strangers' are not", () => {
  const own = said(
    "BEIJING, Nov. 21 (Xinhua) -- The treaty was signed.",
    {},
    { url: "https://english.news.cn/20261121/1" },
  );
  assert.deepEqual(
    own.map(([kind, outlet]) => [kind, outlet]),
    [["own", "Xinhua"]],
  );

  const url = "https://news.com/1";
  const canonicalUrl = "https://m.com/1";
  const foreign = said("The treaty was signed.", { canonicalUrl }, { url });
  assert.deepEqual(
    foreign.map(([kind, host]) => [kind, host]),
    [["syndication", "m.com"]],
  );
});
