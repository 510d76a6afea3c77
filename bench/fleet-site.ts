// The fake internet of the fleet: one server that is a news site of its own on every address of 127.0.0.0/8.
//   node dist/bench/fleet-site.js    prints its port and serves until its input ends
import { once } from "node:events";
import { createServer } from "node:http";

const itemsShown = 20;
const text = "The minister said that talks with the delegation will be held in the capital next week. ".repeat(4);

function documentOf(host: string): string {
  const items = Array.from({ length: itemsShown }, (_, index) => {
    const date = new Date(Date.UTC(2026, 10, 20, 8) - index * 3_600_000).toUTCString();
    const link = `http://${host}/news/${index}`;
    return `<item><title>Item ${index} of ${host}</title><link>${link}</link><guid>${link}</guid><pubDate>${date}</pubDate><description>${text}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${host}</title><link>http://${host}/</link><description>News</description>${items.join("")}</channel></rss>`;
}

const server = createServer((request, response) => {
  const host = request.headers.host ?? "";
  const etag = `"${host}"`;
  response.setHeader("etag", etag);
  response.setHeader("content-type", "application/rss+xml; charset=utf-8");
  if (request.headers["if-none-match"] === etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.end(documentOf(host));
});
server.listen(0, "0.0.0.0");
await once(server, "listening");
const address = server.address();
process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
process.stdin.resume();
await once(process.stdin, "end");
server.closeAllConnections();
server.close();
