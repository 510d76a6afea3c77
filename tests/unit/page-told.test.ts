// What a page says about itself: title, author, date, address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalUrl } from "../../src/pages/canonical-url.ts";
import { linkedArticle } from "../../src/pages/json-ld.ts";
import { parseMarkup, toldLine } from "../../src/pages/markup.ts";
import { authorLine, pageAuthors } from "../../src/pages/page-author.ts";
import { publishedDate } from "../../src/pages/page-date.ts";
import { type PageFacts, pageFacts } from "../../src/pages/page-facts.ts";
import { pageTitle } from "../../src/pages/page-title.ts";
import { walkPage } from "../../src/pages/walk-page.ts";

function facts(markup: string): PageFacts {
  return pageFacts(parseMarkup(markup));
}

function linked(markup: string) {
  return linkedArticle(facts(markup).structured).article;
}

function title(markup: string): string {
  return pageTitle(facts(markup), linked(markup), "https://www.site.example/a").value;
}

function author(markup: string): string | undefined {
  const { blocks } = walkPage(parseMarkup(markup));
  return authorLine(pageAuthors(facts(markup), linked(markup), { url: "https://paper.example/a", blocks, title: "" }));
}

function date(markup: string, url = "https://paper.example/a"): string | undefined {
  const { blocks } = walkPage(parseMarkup(markup));
  return publishedDate(facts(markup), linked(markup), { url, blocks, title: "" })?.at.toISOString();
}

function canonical(markup: string, url = "https://www.paper.example/world/a"): string | undefined {
  return canonicalUrl(facts(markup), url)?.value;
}

function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

const og = (name: string, content: string) => `<meta property="og:${name}" content="${content}">`;

test("title: the headline shown agrees with what is told -> is taken as it is shown", () => {
  assert.equal(title(`${og("title", "Council meets - The Paper")}<h1>Council <i>meets</i></h1>`), "Council meets");
  assert.equal(
    title(`${og("title", "Council meets on harbour plan")}<h1>Council to meet on the harbour plan today</h1>`),
    "Council to meet on the harbour plan today",
  );
});

test("title: the headline shown is the outlet's name -> is not taken", () => {
  const markup = `${og("site_name", "The Paper")}${og("title", "Council meets")}<h1>The Paper</h1>`;

  assert.equal(title(markup), "Council meets");
});

test("title: several headlines -> the one that agrees", () => {
  assert.equal(
    title("<title>Council meets in the old town</title><h1>Top news</h1><h1>Council meets in the town</h1>"),
    "Council meets in the town",
  );
});

test("title: what machines are told -> comes before the title tag", () => {
  assert.equal(title(`<title>Start</title>${og("title", "Council meets")}`), "Council meets");
  assert.equal(
    title(`<title>Start</title>${jsonLd({ "@type": "NewsArticle", headline: "Council meets" })}`),
    "Council meets",
  );
  assert.equal(title('<title>Start</title><meta name="twitter:title" content="Council meets">'), "Council meets");
});

test("title: only the title tag -> loses the outlet's name, in all ways of parting them", () => {
  for (const tag of [
    "Council meets in town | The Paper",
    "Council meets in town - The Paper",
    "Council meets in town – The Daily Paper",
    "Council meets in town — The Paper",
    "Council meets in town :: The Paper",
    "Council meets in town » The Paper",
    "Council meets in town · The Paper",
    "Council meets in town_The Paper",
  ]) {
    assert.equal(title(`<title>${tag}</title>`), "Council meets in town", tag);
  }
  assert.equal(title("<title>两国外长在湖边会谈_海湾新闻网</title>"), "两国外长在湖边会谈");
});

test("title: a dash that belongs to it -> stays", () => {
  assert.equal(
    title("<title>War - and what comes after it in the long run</title>"),
    "War - and what comes after it in the long run",
  );
  assert.equal(title("<title>Russia-China talks begin</title>"), "Russia-China talks begin");
});

test("title: the outlet told by name -> is taken off however long it is", () => {
  const name = "The Very Long Name of an Evening Paper";

  assert.equal(title(`${og("site_name", name)}<title>Meeting - ${name}</title>`), "Meeting");
});

test("title: a way into the site -> its longest step", () => {
  assert.equal(
    title("<title>Home » World » Council meets in the old town - News</title>"),
    "Council meets in the old town",
  );
});

test("title: escaped twice -> is read twice", () => {
  assert.equal(title(og("title", "Q&amp;amp;A with the mayor&amp;#8217;s office")), "Q&A with the mayor’s office");
  assert.equal(toldLine("a < b &amp; c", 100), "a < b & c");
  assert.equal(toldLine("AT&T", 100), "AT&T");
});

test("title: none anywhere, and one that is only space -> empty", () => {
  assert.equal(title("<p>text</p>"), "");
  assert.equal(title("<title>  </title><h1> </h1>"), "");
});

test("title: that of a drawing -> is not the page's", () => {
  assert.equal(title("<title>Council meets</title><svg><title>Arrow</title></svg>"), "Council meets");
});

test("author: in every place where it is told -> is found", () => {
  for (const markup of [
    '<meta name="author" content="Jane Okafor">',
    '<meta property="article:author" content="Jane Okafor">',
    '<meta name="dc.creator" content="Jane Okafor">',
    '<a rel="author" href="/jane">Jane Okafor</a>',
    '<span itemprop="author">Jane Okafor</span>',
    '<p class="byline">By Jane Okafor</p>',
    '<div class="article__author-name"><span>Jane</span> <span>Okafor</span></div>',
    jsonLd({ "@type": "NewsArticle", headline: "x", author: "Jane Okafor" }),
    jsonLd({ "@type": "NewsArticle", headline: "x", author: { "@type": "Person", name: "Jane Okafor" } }),
    jsonLd([{ "@type": "ReportageNewsArticle", headline: "x", author: [{ name: ["Jane Okafor"] }] }]),
  ]) {
    assert.equal(author(markup), "Jane Okafor", markup);
  }
});

test("author: words before and after the name -> are taken off", () => {
  for (const line of [
    "By Jane Okafor",
    "BY: Jane Okafor",
    "Written by Jane Okafor",
    "Von Jane Okafor",
    "Veröffentlicht von Jane Okafor",
    "Por Jane Okafor",
    "Автор: Jane Okafor",
    "作者：Jane Okafor",
    "By Jane Okafor | Correspondent",
    "By Jane Okafor, 4 May 2025",
    "By Jane Okafor Published 4 May 2025",
    "By Jane Okafor (Reuters)",
    "By Jane Okafor @jane",
  ]) {
    assert.equal(author(`<p class="byline">${line}</p>`), "Jane Okafor", line);
  }
});

test("author: several -> are parted by a comma, each once", () => {
  assert.equal(
    author('<p class="byline">By Jane Okafor, Ivan Petrov and Mei Lin</p>'),
    "Jane Okafor, Ivan Petrov, Mei Lin",
  );
  const people = [{ name: "Jane Okafor" }, { name: "JANE OKAFOR" }, { name: "Mei Lin" }];
  assert.equal(author(jsonLd({ "@type": "Article", headline: "x", author: people })), "Jane Okafor, Mei Lin");
});

test("author: an organisation -> only when no person is named", () => {
  const markup = jsonLd({ "@type": "Article", headline: "x", author: { "@type": "Organization", name: "The Paper" } });

  assert.equal(author(markup), "The Paper");
  assert.equal(author(`${markup}<p class="byline">By Jane Okafor</p>`), "Jane Okafor");
});

test("author: an address, a login or a whole biography -> is none", () => {
  for (const markup of [
    '<meta property="article:author" content="https://facebook.example/paper">',
    '<meta name="author" content="admin">',
    '<meta name="author" content="  ">',
    `<div class="author">Jane has written about harbours for ${"many years ".repeat(20)}</div>`,
    '<div class="author-bio">Jane Okafor</div>',
    '<p class="byline">By</p>',
    "<p>By nobody</p>",
  ]) {
    assert.equal(author(markup), undefined, markup);
  }
});

test("author: scripts inside the byline -> are not names", () => {
  assert.equal(author('<p class="byline"><script>track("x, y")</script>By Jane Okafor</p>'), "Jane Okafor");
});

test("date: in every place where it is told -> is found, with its zone", () => {
  for (const markup of [
    '<meta property="article:published_time" content="2025-05-14T23:30:00+02:00">',
    '<meta name="DatePublished" content="2025-05-14T21:30:00Z">',
    '<meta itemprop="datePublished" content="2025-05-14 21:30">',
    '<time datetime="2025-05-14T16:30:00-0500">today</time>',
    "<time>14 May 2025 21:30 GMT</time>",
    jsonLd({ "@type": "NewsArticle", datePublished: "2025-05-14T21:30:00.000Z" }),
  ]) {
    assert.equal(date(markup), "2025-05-14T21:30:00.000Z", markup);
  }
});

test("date: told in several ways -> the structured data first, then meta tags, then the page", () => {
  const time = '<time datetime="2025-01-03">x</time>';
  const meta = '<meta property="article:published_time" content="2025-01-02">';
  const vague = '<meta name="date" content="2025-01-05">';
  const data = jsonLd({ "@type": "Article", headline: "x", datePublished: "2025-01-01" });

  assert.equal(date(`${time}${meta}${data}`), "2025-01-01T00:00:00.000Z");
  assert.equal(date(`${time}${meta}`), "2025-01-02T00:00:00.000Z");
  assert.equal(
    date(`${time}${vague}`),
    "2025-01-03T00:00:00.000Z",
    "a meta tag that may mean anything comes after <time>",
  );
  assert.equal(date(vague, "https://paper.example/2025/01/04/a"), "2025-01-05T00:00:00.000Z");
  assert.equal(date(time, "https://paper.example/2025/01/04/a"), "2025-01-03T00:00:00.000Z");
});

test("date: only in the address -> is found", () => {
  assert.equal(date("", "https://paper.example/2025/05/14/a"), "2025-05-14T00:00:00.000Z");
  assert.equal(date("", "https://paper.example/news/2025-05-14/"), "2025-05-14T00:00:00.000Z");
  assert.equal(date("", "https://paper.example/2025/13/45/a"), undefined);
});

test("date: only shown -> in the byline or close to the headline, not in the text", () => {
  assert.equal(date('<p class="byline">By Jane Okafor, May 14, 2025</p>'), "2025-05-14T00:00:00.000Z");
  assert.equal(date("<h1>Council meets</h1><p>Mittwoch, 14. Mai 2025</p>"), "2025-05-14T00:00:00.000Z");
  assert.equal(
    date(`<h1>x</h1>${"<p>text</p>".repeat(20)}<p>Everybody went home on 14 May 2025 and slept.</p>`),
    undefined,
  );
  assert.equal(
    date(`<h1>x</h1>${"<p>text</p>".repeat(20)}<p>14 May 2025</p>`),
    "2025-05-14T00:00:00.000Z",
    "a line of its own",
  );
  assert.equal(date(`<h1>x</h1><p>${"On the way ".repeat(20)} until 14 May 2025.</p>`), undefined);
});

test("date: that something was changed -> stands in only where no publication is told", () => {
  const modified = '<meta property="article:modified_time" content="2025-05-14">';

  assert.equal(date(modified), "2025-05-14T00:00:00.000Z");
  assert.equal(date(`${modified}<h1>x</h1><p>3 May 2025</p>`), "2025-05-03T00:00:00.000Z");
});

test("canonical address: a link, or else og:url -> absolute and without fragment", () => {
  assert.equal(canonical('<link rel="canonical" href="/world/b#top">'), "https://www.paper.example/world/b");
  assert.equal(canonical('<link rel="CANONICAL" href="//paper.example/b">'), "https://paper.example/b");
  assert.equal(canonical(og("url", "https://paper.example/c?id=7")), "https://paper.example/c?id=7");
  assert.equal(canonical(`<link rel="canonical" href="/b">${og("url", "/c")}`), "https://www.paper.example/b");
});

test("canonical address: on another host of the same site -> is believed", () => {
  assert.equal(
    canonical('<link rel="canonical" href="https://paper.example/b">', "https://amp.paper.example/b"),
    "https://paper.example/b",
  );
  assert.equal(
    canonical('<link rel="canonical" href="https://a.paper.co.uk/b">', "https://m.paper.co.uk/b"),
    "https://a.paper.co.uk/b",
  );
});

test("canonical address: on another site -> is not believed", () => {
  for (const href of [
    "https://rival.example/world/a",
    "https://paper.example.evil.test/a",
    "https://notpaper.example/a",
    "http://127.0.0.1/a",
    "http://localhost/a",
    "https://user:secret@www.paper.example/a",
    "javascript:alert(1)",
    "ftp://www.paper.example/a",
    "https://",
  ]) {
    assert.equal(canonical(`<link rel="canonical" href="${href}">`), undefined, href);
  }
  assert.equal(canonical('<link rel="canonical" href="https://other.co.uk/b">', "https://paper.co.uk/b"), undefined);
});

test("canonical address: the first one is bad -> the second is asked", () => {
  const markup = `<link rel="canonical" href="http://localhost/a">${og("url", "https://www.paper.example/c")}`;

  assert.equal(canonical(markup), "https://www.paper.example/c");
});

test("canonical address: the bare site for an article -> is a template's mistake", () => {
  assert.equal(canonical('<link rel="canonical" href="https://www.paper.example/">'), undefined);
  assert.equal(
    canonical('<link rel="canonical" href="/">', "https://www.paper.example/"),
    "https://www.paper.example/",
  );
});

test("canonical address: on an address of numbers -> only that very address is believed", () => {
  assert.equal(canonical('<link rel="canonical" href="/b">', "http://127.0.0.1:8080/a"), "http://127.0.0.1:8080/b");
  assert.equal(canonical('<link rel="canonical" href="http://10.0.0.1/b">', "http://127.0.0.1/a"), undefined);
});

test("canonical address: of a page whose own address is none -> none", () => {
  assert.equal(canonical('<link rel="canonical" href="https://paper.example/b">', "not an address"), undefined);
});

test("structured data: the article anywhere in it -> is found", () => {
  const article = { "@type": "NewsArticle", headline: "Found" };
  for (const value of [
    article,
    [{ "@type": "Organization" }, article],
    { "@graph": [{ "@type": "WebSite", name: "x" }, article] },
    { "@type": "WebPage", mainEntity: article },
    { "@type": ["Thing", "BlogPosting"], headline: "Found" },
  ]) {
    assert.equal(linkedArticle([JSON.stringify(value)]).article?.headline, "Found");
  }
});

test("structured data: wrapped as sites do -> is read", () => {
  const json = '{"@type": "Article",\n "headline": "Two\nlines"}';
  for (const script of [
    json,
    `<!-- ${json} -->`,
    `//<![CDATA[\n${json}\n//]]>`,
    `/*<![CDATA[*/${json}/*]]>*/`,
    `${json};`,
  ]) {
    const { article, problems } = linkedArticle([script]);
    assert.equal(article?.headline, "Two lines", script);
    assert.deepEqual(problems, []);
  }
});

test("structured data: not JSON -> is a problem, and the next script is read", () => {
  const result = linkedArticle(["{ oops", '{"@type": "Article", "headline": "Found"}']);

  assert.equal(result.article?.headline, "Found");
  assert.deepEqual(result.problems, ["Structured data of the page is not JSON."]);
});

test("structured data: values of the wrong kind -> are left out", () => {
  const script = JSON.stringify({
    "@type": "Article",
    headline: "x",
    datePublished: 5,
    author: [7, null, { name: {} }],
  });

  assert.deepEqual(linkedArticle([script]).article, {
    headline: "x",
    datePublished: undefined,
    dateModified: undefined,
    body: undefined,
    authors: [],
    organisations: [],
    outlet: undefined,
    image: undefined,
    section: undefined,
    keywords: [],
    isFree: undefined,
  });
});

test("structured data: nothing of an article in it -> none", () => {
  for (const value of [
    null,
    5,
    "x",
    [],
    {},
    { "@type": "Event", headline: "x" },
    { "@type": "Article" },
    { "@type": 7 },
  ]) {
    assert.deepEqual(linkedArticle([JSON.stringify(value)]), { article: undefined, problems: [] });
  }
  assert.deepEqual(linkedArticle([]), { article: undefined, problems: [] });
});

test("structured data: very deep or very wide -> is read as far as is reasonable", () => {
  const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
  const wide = JSON.stringify(Array.from({ length: 20_000 }, () => ({ "@type": "Thing" })));

  assert.equal(linkedArticle([deep]).article, undefined);
  assert.equal(linkedArticle([wide, '{"@type": "Article", "headline": "Found"}']).article?.headline, "Found");
});

test("facts: a page with thousands of them -> keeps some", () => {
  const many = facts(`${'<meta name="author" content="A B">'.repeat(500)}${"<h1>x</h1>".repeat(500)}`);

  assert.equal(many.metas.get("author")?.length, 50);
  assert.equal(many.headlines.length, 50);
});
