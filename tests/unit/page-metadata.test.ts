// What a page tells beside its text, and which of its witnesses is believed.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReadArticle } from "../../src/core/article.ts";
import { readPage } from "../../src/pages/read-page.ts";

const body =
  `<p>${"The harbour council met on Friday and talked about the new quay for a long time. ".repeat(6)}</p>`.repeat(3);

function read(head: string, main: string, url = "https://www.harbour-post.example/news/quay"): ReadArticle {
  const markup = `<!doctype html><html lang="en"><head>${head}</head><body><main>${main}</main></body></html>`;
  const reading = readPage({ bytes: new TextEncoder().encode(markup), contentType: "text/html; charset=utf-8", url });
  assert.equal(reading.kind, "article", markup.slice(0, 300));
  return reading.kind === "article"
    ? reading.article
    : { title: "", text: "", author: undefined, publishedAt: undefined, language: undefined, canonicalUrl: undefined };
}

function jsonLd(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
}

const article = {
  "@type": "NewsArticle",
  headline: "Council meets about the quay",
  datePublished: "2025-05-14T10:30:00+02:00",
};

test("metadata: all told in structured data -> every field with its source", () => {
  const graph = {
    "@graph": [
      {
        ...article,
        dateModified: "2025-05-15T08:00:00Z",
        author: { "@id": "#jane" },
        publisher: { "@id": "#post" },
        image: [{ "@type": "ImageObject", url: "/quay.jpg" }],
        articleSection: "Local",
        keywords: "harbour, quay,Harbour",
        isAccessibleForFree: "False",
      },
      { "@id": "#jane", "@type": "Person", name: "Jane Okafor" },
      { "@id": "#post", "@type": "NewsMediaOrganization", name: "The Harbour Post" },
    ],
  };
  const { author, publishedAt, metadata } = read(jsonLd(graph), `<h1>Council meets about the quay</h1>${body}`);

  assert.equal(author, "Jane Okafor");
  assert.equal(publishedAt?.toISOString(), "2025-05-14T08:30:00.000Z");
  assert.deepEqual(metadata, {
    authors: ["Jane Okafor"],
    publishedZone: "+02:00",
    publishedDay: "2025-05-14",
    publishedHasTime: true,
    modifiedAt: new Date("2025-05-15T08:00:00Z"),
    outlet: "The Harbour Post",
    imageUrl: "https://www.harbour-post.example/quay.jpg",
    section: "Local",
    keywords: ["Harbour", "quay"],
    isFree: false,
    sources: {
      title: "heading",
      authors: "json-ld",
      publishedAt: "json-ld",
      modifiedAt: "json-ld",
      language: "text",
      outlet: "json-ld",
      imageUrl: "json-ld",
      section: "json-ld",
      keywords: "json-ld",
    },
  });
});

test("metadata: told nowhere -> honest empties", () => {
  const { metadata } = read("", body);

  assert.deepEqual(metadata?.authors, []);
  assert.deepEqual(metadata?.keywords, []);
  assert.equal(metadata?.publishedDay, undefined);
  assert.equal(metadata?.isFree, undefined);
  assert.deepEqual(metadata?.sources, { language: "text" });
});

test("published day: UTC for machines, another day for readers -> the readers' day, the moment kept", () => {
  const told = '<meta property="article:published_time" content="2025-05-15T02:10:00+00:00">';
  const { publishedAt, metadata } = read(told, `<h1>Council meets</h1><span class="date">14 May 2025</span>${body}`);

  assert.equal(publishedAt?.toISOString(), "2025-05-15T02:10:00.000Z");
  assert.equal(metadata?.publishedDay, "2025-05-14");
});

test("published day: the day that is shown is weeks away -> is of something else", () => {
  const told = '<meta property="article:published_time" content="2025-05-15T02:10:00+00:00">';
  const { metadata } = read(told, `<h1>Council meets</h1><span class="date">14 April 2025</span>${body}`);

  assert.equal(metadata?.publishedDay, "2025-05-15");
});

test("date: of a teaser beside the article -> is not the article's", () => {
  const teasers = '<div class="related"><time datetime="2024-01-01">1 January 2024</time></div>';
  const own = '<p class="post-meta">Posted on 14 May 2025</p>';

  assert.equal(read("", `<h1>Council meets</h1>${teasers}${own}${body}`).metadata?.publishedDay, "2025-05-14");
});

test("date: label and day are two blocks -> are read together", () => {
  const { metadata } = read("", `${body}<ul><li>Datum:</li><li>14.05.2025</li></ul>`);

  assert.equal(metadata?.publishedDay, "2025-05-14");
});

test("date: published and changed are both shown -> the publication", () => {
  const { metadata } = read(
    "",
    `<h1>Council meets</h1>${body}<p>Letzte Änderung: 16.05.2025 Erschienen am: 14.05.2025</p>`,
  );

  assert.equal(metadata?.publishedDay, "2025-05-14");
});

test("date: American and British pages -> the month where readers look for it", () => {
  const shown = `<h1>Council meets</h1><p class="date">03/04/2025</p>${body}`;

  assert.equal(read("", shown).metadata?.publishedDay, "2025-03-04");
  assert.equal(read("", shown, "https://www.post.co.uk/a").metadata?.publishedDay, "2025-04-03");
});

test("author: a login for machines, a name for readers -> the name", () => {
  const { author } = read(
    jsonLd({ ...article, author: { "@type": "Person", name: "jokafor" } }),
    `<h1>x</h1><p class="byline">By Jane Okafor</p>${body}`,
  );

  assert.equal(author, "Jane Okafor");
});

test("author: one for machines, two in the byline -> both", () => {
  const { metadata } = read(
    jsonLd({ ...article, author: { name: "Jane Okafor" } }),
    `<h1>x</h1><p class="byline">By Jane Okafor and Ivan Petrov</p>${body}`,
  );

  assert.deepEqual(metadata?.authors, ["Jane Okafor", "Ivan Petrov"]);
});

test("author: the outlet is told as the author -> gives way to a person", () => {
  const told = `${jsonLd({ ...article, author: { "@type": "Person", name: "Harbour Post" } })}`;

  assert.equal(read(told, `<h1>x</h1><p>By Jane Okafor</p>${body}`).author, "Jane Okafor");
  assert.equal(read(told, `<h1>x</h1>${body}`).author, "Harbour Post");
});

test("author: of a comment or a related article -> is not the author", () => {
  const beside =
    '<div class="comments"><span class="author">Bob Reader</span></div><div class="related"><p class="byline">Al Other</p></div>';

  assert.equal(read("", `<h1>x</h1>${body}${beside}`).author, undefined);
});

test("author: roles, reading times and follow links -> are no names", () => {
  for (const line of [
    "Staff Writer",
    "Follow us",
    "5 min read",
    "View all posts",
    "Read more",
    "Редакция",
    "Redaktion",
  ]) {
    assert.equal(read("", `<h1>x</h1><p class="byline">${line}</p>${body}`).author, undefined, line);
  }
});

test("author: bylines of many languages -> the name", () => {
  for (const [line, name] of [
    ["Von Jana Müller", "Jana Müller"],
    ["Par Jean Dupont le 3 mai 2025", "Jean Dupont"],
    ["Por María de la Cruz", "María de la Cruz"],
    ["Di Anna Rossi", "Anna Rossi"],
    ["Автор: Иван Петров", "Иван Петров"],
    ["作者：王小明", "王小明"],
    ["记者 李雷", "李雷"],
    ["بقلم: ليلى حداد", "ليلى حداد"],
    ["Door Jan de Vries", "Jan de Vries"],
  ] as const) {
    assert.equal(read("", `<h1>x</h1><p class="byline">${line}</p>${body}`).author, name, line);
  }
});

test("title: a kicker inside the headline -> is taken off where the page tells the title without it", () => {
  const told = '<meta property="og:title" content="Council meets about the quay">';
  const { title } = read(told, `<h1><span>Harbour news</span> Council meets about the quay</h1>${body}`);

  assert.equal(title, "Council meets about the quay");
});

test("title: a date before it -> is taken off", () => {
  assert.equal(
    read("<title>14.05.2025 - Council meets about the quay</title>", body).title,
    "Council meets about the quay",
  );
});

test("title: the page's only heading is of the second level and agrees -> is the title", () => {
  const { title } = read(
    "<title>The Paper | Council meets about the quay</title>",
    `<h2>Council meets about the quay</h2>${body}`,
  );

  assert.equal(title, "Council meets about the quay");
});

test("title: the host's name at either end -> is taken off", () => {
  assert.equal(read("<title>Quay opens - Harbour Post</title>", body).title, "Quay opens");
  assert.equal(
    read("<title>Harbour Post: Quay opens early this year | Harbour Post</title>", body).title.includes("|"),
    false,
  );
});

test("image: a logo and a picture -> the picture; only a logo -> the logo; no web address -> none", () => {
  const image = (content: string) => `<meta property="og:image" content="${content}">`;

  assert.equal(
    read(`${image("/static/logo.png")}${image("/p/quay.jpg")}`, body).metadata?.imageUrl,
    "https://www.harbour-post.example/p/quay.jpg",
  );
  assert.equal(
    read(image("/static/logo.png"), body).metadata?.imageUrl,
    "https://www.harbour-post.example/static/logo.png",
  );
  assert.equal(read(image("data:image/png;base64,xyz"), body).metadata?.imageUrl, undefined);
});

test("structured data: a comma too many and a bad escape -> is mended", () => {
  const script =
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "It\\\'s here", "keywords": ["a", "b",],}</script>';

  assert.deepEqual(read(script, body).metadata?.keywords, ["a", "b"]);
});
