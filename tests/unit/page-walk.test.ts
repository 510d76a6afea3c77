// How a page is taken apart into blocks of text.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Block } from "../../src/pages/block.ts";
import { parseMarkup } from "../../src/pages/markup.ts";
import { walkPage } from "../../src/pages/walk-page.ts";

function blocksOf(markup: string): readonly Block[] {
  return walkPage(parseMarkup(markup)).blocks;
}

function textsOf(markup: string): readonly string[] {
  return blocksOf(markup).map((block) => block.text);
}

function hintsOf(markup: string): readonly string[] {
  const page = walkPage(parseMarkup(markup));
  return page.containers.flatMap((container) => [...container.hints]);
}

test("blocks: block tags -> part them, inline tags do not", () => {
  assert.deepEqual(textsOf("<div>a<p>b <b>c</b><i>d</i></p>e</div><h2>f</h2>"), ["a", "b cd", "e", "f"]);
});

test("blocks: one break -> is a space in a sentence and an end after one", () => {
  assert.deepEqual(textsOf("<p>He came<br>on Monday.<br>She left.</p>"), ["He came on Monday.", "She left."]);
  assert.deepEqual(textsOf("<p>“He came.”<br>She left</p>"), ["“He came.”", "She left"]);
  assert.deepEqual(textsOf("<p>会谈结束。<br>双方离开</p>"), ["会谈结束。", "双方离开"]);
});

test("blocks: two breaks -> always end a block, with space between them too", () => {
  assert.deepEqual(textsOf("a<br><br>b<br> \n <br/>c"), ["a", "b", "c"]);
});

test("blocks: a sentence that ended in an inline element -> is seen by the break after it", () => {
  assert.deepEqual(textsOf("<p><b>All over.</b> <br>Next</p>"), ["All over.", "Next"]);
});

test("blocks: the block tag -> is the innermost", () => {
  assert.deepEqual(
    blocksOf("<ul><li>a</li></ul><blockquote><p>b</p></blockquote><td>c").map((block) => block.tag),
    ["li", "p", "td"],
  );
});

test("blocks: elements made by the page -> part blocks", () => {
  assert.deepEqual(textsOf("<article-body>a</article-body><x-share>b</x-share>"), ["a", "b"]);
});

test("blocks: links -> are counted by their share of the text", () => {
  const [half, none, all] = blocksOf("<p>abcd <a href=x>efgh</a></p><p>abcd</p><p><a href=x>abcd</a></p>");

  assert.equal(half?.linkDensity, 0.5);
  assert.equal(none?.linkDensity, 0);
  assert.equal(all?.linkDensity, 1);
});

test("blocks: a link around blocks -> covers all of them and ends with its own end", () => {
  const densities = blocksOf("<a href=x><h3>Title</h3><p>Teaser</p></a><p>Text</p>").map((block) => block.linkDensity);

  assert.deepEqual(densities, [1, 1, 0]);
});

test("blocks: a link left open -> ends with the element around it", () => {
  assert.deepEqual(
    blocksOf("<div><p><a href=x>one</p></div><div>two</div>").map((block) => block.linkDensity),
    [1, 0],
  );
});

test("blocks: wide letters -> weigh three", () => {
  assert.deepEqual(
    blocksOf("<p>abc</p><p>会谈</p><p>かな</p><p>회담</p><p>ab会</p>").map((block) => block.weight),
    [3, 6, 6, 6, 5],
  );
});

test("blocks: ends of sentences -> are seen in every script", () => {
  for (const text of ["End.", "End?”", "End!)", "结束。", "終わり」。", "نهاية؟", "He said:", "समाप्त।"]) {
    assert.equal(blocksOf(`<p>${text}</p>`)[0]?.endsSentence, true, text);
  }
  for (const text of ["Menu", "Read more", "3.5 km", "»"]) {
    assert.equal(blocksOf(`<p>${text}</p>`)[0]?.endsSentence, false, text);
  }
});

test("blocks: text without a container, and no text -> one block, and none", () => {
  assert.deepEqual(textsOf("only text"), ["only text"]);
  assert.deepEqual(textsOf(""), []);
  assert.deepEqual(textsOf("<p> \n </p><div><br><br></div>"), []);
});

test("blocks: entities -> are characters", () => {
  assert.deepEqual(textsOf("<p>Caf&eacute; &amp; &#8220;Bar&#8221;&nbsp;&lt;3</p>"), ["Café & “Bar” <3"]);
});

test("blocks: deep nesting -> is walked without running out of stack", () => {
  const depth = 50_000;
  const node = Array.from({ length: depth }).reduce<{ type: string; name: string; children: { type: string }[] }>(
    (inner) => ({ type: "tag", name: "div", children: [inner] }),
    { type: "tag", name: "p", children: [{ type: "text", ...{ data: "bottom" } }] },
  );
  const page = walkPage({ type: "root", children: [node] });

  assert.deepEqual(
    page.blocks.map((block) => block.text),
    ["bottom"],
  );
  assert.equal(page.containers.length, depth + 2);
});

test("containers: their parents -> come before them", () => {
  const { containers } = walkPage(parseMarkup("<main><div><p>a</p></div><ul><li>b</li></ul></main>"));

  assert.deepEqual(
    containers.map((container) => container.tag),
    ["page", "main", "div", "p", "ul", "li"],
  );
  assert.deepEqual(
    containers.map((container) => container.parent),
    [-1, 0, 1, 2, 1, 4],
  );
});

test("hints: tags and roles -> say what a part is for", () => {
  assert.deepEqual(hintsOf("<nav>a</nav>"), ["navigation"]);
  assert.deepEqual(hintsOf("<aside>a</aside>"), ["aside"]);
  assert.deepEqual(hintsOf("<figure>a</figure>"), ["caption"]);
  assert.deepEqual(hintsOf('<div role="complementary">a</div>'), ["aside"]);
  assert.deepEqual(hintsOf('<div role="contentinfo">a</div>'), ["footer"]);
});

test("hints: classes and ids in every way of writing -> say it too", () => {
  for (const [name, hint] of [
    ["comment-list", "comments"],
    ["commentList", "comments"],
    ["Article_relatedStories__xY9", "related"],
    ["related_posts", "related"],
    ["share-buttons", "share"],
    ["newsletter-signup", "promotion"],
    ["wp-caption-text", "caption"],
    ["byline", "byline"],
    ["breadcrumb", "navigation"],
    ["sr-only", "hidden"],
    ["articleBody", "body"],
    ["entry-content", "body"],
  ] as const) {
    assert.ok(hintsOf(`<div class="${name}">a</div>`).includes(hint), `class ${name}`);
    assert.ok(hintsOf(`<div id="${name}">a</div>`).includes(hint), `id ${name}`);
  }
});

test("hints: words that only contain such a word -> say nothing", () => {
  for (const name of ["shareholders", "adventure", "headlight", "navy", "commentary-1", "sadness", "promontory"]) {
    assert.deepEqual(hintsOf(`<div class="${name}">a</div>`), [], name);
  }
});

test("hints: what is hidden by style or attribute -> is hidden", () => {
  assert.deepEqual(hintsOf('<div style="color:red; display:none">a</div>'), ["hidden"]);
  assert.deepEqual(hintsOf('<div style="visibility: hidden">a</div>'), ["hidden"]);
  assert.deepEqual(hintsOf("<div hidden>a</div>"), ["hidden"]);
  assert.deepEqual(hintsOf('<div style="display:block">a</div>'), []);
});

test("hints: structured markup of a body -> is the body", () => {
  assert.deepEqual(hintsOf('<div itemprop="articleBody">a</div>'), ["body"]);
});
