// What looks like debris and is none: nothing of it may be flagged, or an alert would be lost.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { flagText } from "../../src/core/debris/flag-text.ts";
import { findingsOf } from "../../src/core/examine.ts";
import { attributionLines } from "../../src/core/origin/attribution-lines.ts";
import { cutText } from "../../src/core/text/cut-text.ts";
import { unflagged } from "../../src/core/text/unflagged.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { watchable } from "../../src/core/watchable.ts";
import { wordsOf } from "../helpers/dirty.ts";
import { readArticle } from "../helpers/make.ts";
import { shippedOutlets } from "../helpers/outlets.ts";
import { watchOf } from "../helpers/rules.ts";

const outlets = shippedOutlets();

const clean: readonly (readonly [string, string])[] = [
  [
    "a chatbot is quoted",
    "The paper printed a strange line. “I cannot write a news article based on the provided input,” it read.\nReaders laughed.",
  ],
  ["straight quotes", 'The listing was called "I\'m sorry, but I cannot fulfill this request" for a week.'],
  [
    "a quotation of several sentences",
    "He read it aloud: “It is long. As an AI language model, I do not have opinions. It ends there.”",
  ],
  [
    "a quotation in the next line",
    "Readers found this in their morning paper:\nI cannot write a news article based on the provided input.",
  ],
  [
    "a report about chatbots",
    "ChatGPT answers in a set phrase.\nAs an AI language model, I do not have access to current events.\nThe chatbot says so whenever it is asked, OpenAI explained.",
  ],
  ["a third person", "As an AI language model, the program cannot feel. It was trained on books."],
  ["a columnist", "I cannot write this article without thinking of my father. He loved the river."],
  ["a politician", "I cannot create jobs by decree. I need the votes of both houses."],
  ["a spokesman who is sorry", "I am sorry but I cannot help thinking of the dead. We all do."],
  ["a letter to the editor", "Please provide more buses to the river. I need them every day."],
  ["an interview with a program", "Jane Roe: Do you write?\nProgram: As an AI language model, I do."],
  ["a Russian quotation", "«К сожалению, я не могу выполнить этот запрос», — ответил бот депутату."],
  ["a Russian politician", "К сожалению, я не могу согласиться с этим решением, сказал депутат."],
  ["a Chinese quotation", "机器人回答：“抱歉，我无法满足您的要求。”记者笑了。"],
  ["a Chinese spokesman", "我无法提供更多信息，发言人说。"],
  ["a Japanese apology", "申し訳ありませんが、本日は休業します。明日は開いています。"],
  ["an Arabic apology", "أعتذر للشعب عن التأخير، قال الوزير."],
  ["a German apology", "Es tut mir leid, aber ich kann diese Politik nicht unterstützen, sagte sie."],
  ["a French apology", "Je suis désolé, mais je ne peux pas voter ce texte, a dit le député."],
  ["a Spanish apology", "Lo siento, pero no puedo votar este texto, dijo la diputada."],
  ["editors' brackets", "“They [the ministers] agreed [sic] on Monday [May 3],” the aide said."],
  [
    "an article about templates",
    "In this template the variable {{title}} stands for the headline, and [Insert name] for the name.",
  ],
  ["code", `The function prints $\{name} into a variable, and <%= title %> into JavaScript.`],
  ["a joke in brackets", "They would need a new bridge (insert expensive wish) and a new town hall."],
  ["an example of a search", "People search for bridge [city] on Mondays, a study found."],
  ["an address of a picture", "The picture is at http://bridge.example/main_image.jpg and was seen by many."],
  ["when it was published", "Originally published in March 2022."],
  [
    "a heading above a credit",
    "A long headline of a second part that stands above the picture and names two leaders\nIt is long.",
  ],
  ["a name withheld", "The witness [name withheld] saw the bridge fall."],
  ["share prices", "Share prices rose on Monday."],
  ["sharing a river", "Share of the river: one half each, says the treaty."],
  ["cookies that are eaten", "Cookies are baked in both towns. We use cookies as a gift, the mayor said."],
  ["subscribers", "Subscribers to the paper rose by half. Subscribe or die, its owner once joked."],
  ["reading", "Read more books, the minister told the pupils. They laughed."],
  ["comments by a minister", "Comments by the minister caused anger on Monday."],
  ["advertising", "Advertising is half of the income. Advertisement spending fell."],
  ["a treaty about rights", "All rights are reserved to the people, the treaty says in its third article."],
  ["a Russian sentence with a furniture word", "Комментарии министра вызвали споры. Реклама подорожала вдвое."],
  ["a Chinese sentence with a furniture word", "评论人士说，广告收入下降了一半。分享会于周一举行。"],
  ["a Japanese sentence with a furniture word", "コメントを出したのは大臣だった。広告収入は半減した。"],
  ["a headline with sources", "Sources: Xi to visit the river in May\nThe visit is expected."],
  ["a report that was published", "The report was published by the ministry on Monday. It is long."],
  ["a novel", "First published in 1925, the novel is still read on both banks."],
  ["a Chinese paragraph that begins with 来自", "来自邻国的代表团周一抵达北京。双方签署了条约。"],
  ["a photo in a sentence", "A photo of the bridge was seen by millions. The picture shows two ministers."],
  ["a heading with a colon", "River treaty: What we know\nThe treaty was signed on Monday."],
  ["a sentence with an arrow of time", "From home to work in ten minutes: the new bridge."],
  ["the title within a sentence", "Two neighbours sign a river treaty, and then they leave for the mountains."],
  ["short sentences said twice", "Thank you. We agree. Thank you. We agree."],
  ["a tag question and a hash", "Is the treaty No. #1 for both? They think so."],
];

describe("dirty text, look-alikes", () => {
  for (const [what, text] of clean) {
    test(`clean: ${what} -> nothing is flagged`, () => {
      const cut = cutText(text);
      const known = attributionLines(cut, outlets).flagged;

      const flagged = flagText({ title: "Two neighbours sign a river treaty", cut, known });

      assert.deepEqual(wordsOf(text, flagged), []);
    });
  }
});

describe("dirty text, as the page sets it", () => {
  test("captions: a line that the page sets as a caption -> flagged, whatever it says", () => {
    const text = "The treaty was signed.\nThe two presidents on the bridge, where they will meet again.\nIt is long.";
    const parts = [{ kind: "caption", from: 23, to: 84 }] as const;

    const { flagged } = findingsOf(readArticle({ text, parts }), { outlets });

    assert.deepEqual(wordsOf(text, flagged), [
      { reason: "caption", from: 23, words: "The two presidents on the bridge, where they will meet again." },
    ]);
  });
});

describe("watchable", () => {
  test("watchable: flagged spans -> nothing in them is found, what stands around them is", () => {
    const text = "Signed.\nLeave a Comment\nMore";
    const findings = {
      quality: "ok",
      flagged: [{ from: 8, to: 23, reason: "comment-footer" }],
      segments: [],
      origins: [],
    } as const;

    const asked = readText(watchable(readArticle({ text, findings })));

    assert.equal(judge(asked, watchOf("talk", "comment")).kind, "no-match");
    assert.equal(judge(asked, watchOf("more", "signed AND more")).kind, "match");
    assert.equal(judge(asked, watchOf("near", "signed NEAR/5 more")).kind, "no-match", "nothing reaches over them");
  });

  test("unflagged: a span over several lines -> spaces, and the line ends stay where they are", () => {
    assert.equal(unflagged("a bc\nde\r\nf g", [{ from: 2, to: 10 }]), "a   \n  \r\n  g");
  });

  test("watchable: a text that nobody has examined -> as it is", () => {
    const article = readArticle({ text: "Leave a Comment", findings: undefined });

    assert.deepEqual(watchable(article), { title: article.title, body: "Leave a Comment", flagged: [] });
  });

  test("watchable: a title that a program refused to write -> is not asked", () => {
    const title = "I'm sorry, but I cannot fulfill this request for an article on Xi's visit";

    assert.equal(watchable(readArticle({ title })).title.trim(), "");
    assert.equal(watchable(readArticle({ title: "Xi’s visit" })).title, "Xi’s visit");
  });
});
