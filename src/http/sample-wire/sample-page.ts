// The page of a sample article, with all the furniture that news sites put around their text.
import { html, trusted } from "../../core/html.ts";
import type { SampleArticle } from "./sample-article.ts";

export type SamplePage = {
  readonly article: SampleArticle;
  readonly publishedAt: Date;
  /** Other articles that are out, the newest first. */
  readonly related: readonly SampleArticle[];
};

const relatedLinksMax = 3;
const sections = ["World", "Diplomacy", "Business", "Sport", "Travel", "Weather"];

/** What the furniture says in the article's language. */
const words = {
  en: { home: "Home", by: "By", related: "More from Sample Wire", mark: "Sample article for trying out newswatch." },
  ru: {
    home: "Главная",
    by: "Автор:",
    related: "Ещё на Sample Wire",
    mark: "Пробная статья для знакомства с newswatch.",
  },
  zh: { home: "首页", by: "作者：", related: "更多报道", mark: "newswatch 试用样例文章。" },
} as const;

export function samplePage({ article, publishedAt, related }: SamplePage): string {
  const said = words[article.language];
  const at = publishedAt.toISOString();
  return `<!DOCTYPE html>\n${
    html`<html lang="${article.language}">
<head>
<meta charset="utf-8">
<title>${article.title} | Sample Wire</title>
<link rel="canonical" href="/sample-wire/${article.slug}">
<meta name="author" content="${article.author}">
<meta name="description" content="${said.mark}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="Sample Wire">
<meta property="og:title" content="${article.title}">
<meta property="article:published_time" content="${at}">
<script type="application/ld+json">${linkedData(article, at)}</script>
</head>
<body>
<header class="site-header"><a href="/sample-wire/feed.xml">Sample Wire</a>
<nav class="main-menu"><ul>${sections.map((section) => html`<li><a href="#">${section}</a></li>`)}</ul></nav></header>
<ol class="breadcrumb"><li><a href="#">${said.home}</a></li><li><a href="#">${article.section}</a></li><li>${article.title}</li></ol>
<main>
<article>
<h1>${article.title}</h1>
<p class="byline">${said.by} <span class="author">${article.author}</span> <time datetime="${at}">${at}</time></p>
<figure><div class="picture"></div><figcaption>${article.caption}</figcaption></figure>
<div class="article-body">
${article.paragraphs.map((paragraph) => html`<p>${paragraph}</p>\n`)}</div>
</article>
<aside class="related"><h2>${said.related}</h2><ul>
${related.slice(0, relatedLinksMax).map((one) => html`<li><a href="/sample-wire/${one.slug}">${one.title}</a></li>\n`)}</ul></aside>
</main>
<footer class="site-footer"><p>${said.mark}</p><p>Sample article for trying out newswatch. Nothing in it happened.</p></footer>
</body>
</html>
`.markup
  }`;
}

/** JSON stands in a script, where entities are not read; an escaped < cannot end it. */
function linkedData(article: SampleArticle, datePublished: string) {
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: article.title,
    inLanguage: article.language,
    datePublished,
    author: { "@type": "Person", name: article.author },
    publisher: { "@type": "Organization", name: "Sample Wire" },
  };
  return trusted(JSON.stringify(data).replaceAll("<", "\\u003c"));
}
