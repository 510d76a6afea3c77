// The fake news site of the pipeline's benchmark, in a process of its own so that its work is not counted as ours.

import { once } from "node:events";
import { createServer } from "node:http";

const topics = ["trade", "rail", "grain", "energy", "border", "science", "ports", "forests"];
const sentences = [
  "Delegations from both banks of the river met on Tuesday to go through a list of open questions.",
  "The minister said that the figures for the quarter would be published before the end of the month.",
  "According to people who know the talks, three of the nine chapters have been closed so far.",
  "Analysts in the capital expect the new line to carry twice the freight of the old one by next spring.",
  "“We have worked hand in hand on this for years,” the governor told reporters at the station.",
  "A joint statement on the strategic partnership is to follow the visit of the president, officials said.",
];

/** About 120 KB of page, of which some 4,500 characters are the article: what news pages are like. */
function page(index: number): string {
  const topic = topics[index % topics.length] ?? "trade";
  const links = Array.from(
    { length: 220 },
    (_, n) => `<li class="nav-item"><a href="/s/${n}" data-id="${index}-${n}">Section ${n} and more of it</a></li>`,
  ).join("");
  const paragraphs = Array.from(
    { length: 24 },
    (_, n) => `<p>${sentences[(index + n) % sentences.length]} ${sentences[(index * 7 + n) % sentences.length]}</p>`,
  ).join("\n");
  const cards = Array.from(
    { length: 120 },
    (_, n) =>
      `<div class="card related"><a href="/r/${n}"><img src="/i/${n}.jpg" alt=""><h3>Related headline ${n} on ${topic} and other things</h3></a><span class="date">3 days ago</span></div>`,
  ).join("");
  const script = `<script>window.state=${JSON.stringify({ filler: "x".repeat(40_000) })}</script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report ${index} on ${topic} | Bench Wire</title>
<meta property="article:published_time" content="2026-11-20T08:00:00Z">${script}</head><body><nav><ul>${links}</ul></nav>
<main><article><h1>Report ${index} on ${topic}</h1><div class="byline">By A. Writer</div>${paragraphs}</article>
<aside>${cards}</aside></main><footer><p>All rights reserved.</p></footer></body></html>`;
}

const server = createServer((request, response) => {
  const index = Number((request.url ?? "").split("/").at(-1));
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(page(index));
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
process.send?.(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
process.on("disconnect", () => process.exit());
