// Forty and more servers that mean no good, each with the outcome that looking at it must end in.
import { readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import type { Socket } from "node:net";
import zlib from "node:zlib";
import * as feeds from "./hostile-feeds.ts";
import { listen } from "./listening.ts";
import { type OddAnswer, oddServer, rawServer } from "./odd-server.ts";

export type Hostile = {
  readonly name: string;
  readonly outcome: string;
  /** Gives the feed's address, and how to end the server. */
  start(): Promise<{ readonly url: string; close(): Promise<void> }>;
};

const mega = 1_000_000;

const says =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, status = 200): OddAnswer =>
  (_, response) =>
    response.writeHead(status, headers).end(body);

function hostile(name: string, outcome: string, answer: OddAnswer): Hostile {
  return {
    name,
    outcome,
    async start() {
      const server = await oddServer({ "/feed": answer });
      return { url: `${server.url}/feed`, close: server.close };
    },
  };
}

/** Says these very bytes, and then what `more` does with the socket. */
function raw(name: string, outcome: string, answer: (socket: Socket) => void): Hostile {
  return {
    name,
    outcome,
    async start() {
      const server = await rawServer(answer);
      return { url: `${server.url}/feed`, close: server.close };
    },
  };
}

function redirects(name: string, outcome: string, location: string | undefined): Hostile {
  return hostile(name, outcome, says("", location === undefined ? {} : { location }, 301));
}

/** Writes the same again and again until the other side leaves; a full pipe is waited for. */
function forEver(socket: Socket, text: string, everyMs: number): void {
  const timer = setInterval(() => socket.writableNeedDrain || socket.write(text), everyMs);
  socket.on("close", () => clearInterval(timer));
}

const zeros = Buffer.alloc(40 * mega);
const header = (...lines: readonly string[]) => `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join("")}`;
const feed = feeds.goodFeed("odd");
const fixture = (name: string) => readFileSync(new URL(`../../../tests/fixtures/tls/${name}`, import.meta.url));

const slow: readonly Hostile[] = [
  hostile("never answers", "timeout", () => undefined),
  raw("stops within its header", "timeout", (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Ty")),
  raw("drips its header", "timeout", (socket) => {
    socket.write("HTTP/1.1 200 OK\r\nX-Drip: ");
    forEver(socket, "x", 20);
  }),
  hostile("sends a header and no body", "timeout", (_, response) => response.writeHead(200).flushHeaders()),
  raw("drips its body", "timeout", (socket) => {
    socket.write(`${header()}\r\n<rss>`);
    forEver(socket, " ", 20);
  }),
  raw("says 'continue' for ever", "timeout", (socket) => forEver(socket, "HTTP/1.1 103 Early Hints\r\n\r\n", 5)),
];

const large: readonly Hostile[] = [
  hostile("a gzip bomb", "too-large", says(zlib.gzipSync(zeros), { "content-encoding": "gzip" })),
  hostile("a brotli bomb", "too-large", says(zlib.brotliCompressSync(zeros), { "content-encoding": "br" })),
  hostile("a deflate bomb", "too-large", says(zlib.deflateSync(zeros), { "content-encoding": "deflate" })),
  hostile(
    "a bomb in a bomb",
    "too-large",
    says(zlib.gzipSync(zlib.gzipSync(zeros)), { "content-encoding": "gzip, gzip" }),
  ),
  raw("an endless body", "too-large", (socket) => {
    socket.write(`${header()}\r\n`);
    forEver(socket, "x".repeat(mega), 1);
  }),
  hostile("500 MB announced", "too-large", (_, response) => {
    response.writeHead(200, { "content-length": "500000000" }).flushHeaders();
  }),
  raw("a flood of headers", "too-large", (socket) => {
    socket.write(header());
    forEver(socket, "X-Flood: 1\r\n".repeat(1_000), 1);
  }),
  hostile("one header of a megabyte", "too-large", says("", { "x-long": "y".repeat(mega) })),
];

const leading: readonly Hostile[] = [
  redirects("a redirect to itself", "too-many-redirects", "/feed"),
  raw("a longer way each time", "too-many-redirects", (socket) =>
    socket.end("HTTP/1.1 302 Found\r\nLocation: on/and/\r\nContent-Length: 0\r\n\r\n"),
  ),
  redirects("a redirect to nowhere", "bad-redirect", undefined),
  redirects("a redirect to a file", "bad-redirect", "file:///etc/passwd"),
  redirects("a redirect to data", "bad-redirect", "data:text/xml,<rss/>"),
  redirects("a redirect with a password", "bad-redirect", "http://me:secret@127.0.0.1/"),
  redirects("a redirect into a private network", "blocked-address", "http://10.0.0.1/feed"),
  redirects("a redirect to a cloud's metadata", "blocked-address", "http://169.254.169.254/latest/"),
  redirects("a redirect to a private address in disguise", "blocked-address", "http://[::ffff:a00:1]/feed"),
  redirects("a redirect to a database", "blocked-port", "http://127.0.0.1:6379/"),
];

const broken: readonly Hostile[] = [
  hostile("a reset before any answer", "reset", (request) => request.socket.resetAndDestroy()),
  hostile("a reset within the body", "reset", (request, response) => {
    response.writeHead(200, { "content-type": "text/xml" });
    response.write("<rss>", () => setImmediate(() => request.socket.resetAndDestroy()));
  }),
  raw("fewer bytes than announced", "reset", (socket) => socket.end(`${header("Content-Length: 9999")}\r\n${feed}`)),
  raw("two lengths", "bad-answer", (socket) =>
    socket.end(`${header("Content-Length: 5", "Content-Length: 6")}\r\nhello`),
  ),
  raw("a length and chunks", "bad-answer", (socket) =>
    socket.end(`${header("Content-Length: 5", "Transfer-Encoding: chunked")}\r\n5\r\nhello\r\n0\r\n\r\n`),
  ),
  raw("a chunk without a size", "bad-answer", (socket) =>
    socket.end(`${header("Transfer-Encoding: chunked")}\r\nnone\r\nhello\r\n`),
  ),
  raw("no status line", "bad-answer", (socket) => socket.end("220 mail.example ESMTP ready\r\n")),
  raw("noise", "bad-answer", (socket) => socket.end(Buffer.from([0, 255, 13, 10, 7, 200]))),
  hostile("plain text called gzip", "bad-encoding", says(feed, { "content-encoding": "gzip" })),
  hostile("an encoding nobody asked for", "bad-encoding", says(feed, { "content-encoding": "compress" })),
  hostile("nothing new, though nobody asked", "bad-answer", says("", {}, 304)),
  {
    name: "no TLS where it should be",
    outcome: "tls",
    async start() {
      const server = await oddServer({});
      return { url: server.url.replace("http:", "https:"), close: server.close };
    },
  },
  {
    name: "a certificate that nobody signed",
    outcome: "tls",
    async start() {
      const server = createTlsServer({ key: fixture("nobody.key.pem"), cert: fixture("nobody.cert.pem") });
      server.on("tlsClientError", () => undefined);
      const { port, close } = await listen(server);
      return { url: `https://127.0.0.1:${port}/feed`, close };
    },
  },
  {
    name: "nobody there",
    outcome: "refused",
    async start() {
      const server = await oddServer({});
      await server.close();
      return { url: `${server.url}/feed`, close: async () => undefined };
    },
  },
  {
    name: "a name that leads nowhere",
    outcome: "dns",
    start: async () => ({ url: "http://no-such-host.invalid/feed", close: async () => undefined }),
  },
];

const refusing: readonly Hostile[] = [
  hostile("a challenge", "blocked:cloudflare", says("<h1>Prove it</h1>", { "cf-mitigated": "challenge" }, 403)),
  hostile("too many requests for ever", "http-429", says("", { "retry-after": "99999999999999" }, 429)),
  hostile("gone", "http-410", says("", {}, 410)),
];

const odd: readonly Hostile[] = [
  hostile("100,000 items", "ok", says(feeds.manyItems(100_000))),
  hostile("an attribute of 5 MB", "ok", says(feeds.longAttribute(5 * mega))),
  hostile("a title of 5 MB", "ok", says(feeds.longTitle(5 * mega))),
  hostile("200,000 tags deep", "ok", says(feeds.deepNesting(200_000))),
  hostile("a billion laughs", "ok", says(feeds.billionLaughs())),
  hostile("a file of ours as an entity", "ok", says(feeds.externalEntity())),
  hostile("a character set that it is not", "ok", says(feed, { "content-type": "text/xml; charset=utf-16" })),
  raw("more bytes than announced", "ok", (socket) =>
    socket.end(`${header(`Content-Length: ${feed.lastIndexOf("<item>")}`)}\r\n${feed}`),
  ),
  hostile(
    "a page",
    "not-a-feed:html",
    says("<!doctype html><html><head><title>Log in</title></head><body>Please log in.</body></html>"),
  ),
  hostile("nothing", "not-a-feed:empty", says("")),
  hostile("no content", "not-a-feed:empty", says("", {}, 204)),
];

export const hostileFleet: readonly Hostile[] = [...slow, ...large, ...leading, ...broken, ...refusing, ...odd];
