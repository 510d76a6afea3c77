// Fetching from servers that behave: bodies, validators, redirects, statuses, compression.
import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import { acceptEncoding } from "../../src/web/decode-body.ts";
import { ask, bytesMax, doors, gist } from "../helpers/door.ts";
import { type OddAnswer, oddServer, rawServer } from "../helpers/odd-server.ts";

const { open, keep } = doors();

const says =
  (text: string | Buffer, headers: Record<string, string> = {}, status = 200): OddAnswer =>
  (_, response) => {
    response.writeHead(status, headers).end(text);
  };

test("web get: a plain page -> its bytes, type, validators and address", async () => {
  const headers = {
    "content-type": "text/xml; charset=koi8-r",
    etag: 'W/"a,b"',
    "last-modified": "Thu, 05 Mar 2026 10:00:00 GMT",
  };
  const site = await keep(oddServer({ "/feed?x=1": says("news", headers) }));
  const answer = await ask(open(), `${site.url}/feed?x=1#top`);

  assert.deepEqual(answer, {
    kind: "body",
    status: 200,
    url: `${site.url}/feed?x=1`,
    bytes: new TextEncoder().encode("news"),
    contentType: "text/xml; charset=koi8-r",
    etag: 'W/"a,b"',
    lastModified: "Thu, 05 Mar 2026 10:00:00 GMT",
    freshForMs: undefined,
    movedTo: undefined,
    redirects: 0,
  });
});

test("web get: what is sent -> who we are and what we want, and nothing more", async () => {
  const site = await keep(oddServer({ "/": says("ok") }));
  await ask(open({ userAgent: "newswatch/1 (+mailto:desk@example.org)" }), site.url);
  const headers = site.requests[0]?.headers;

  assert.deepEqual(headers, {
    host: `127.0.0.1:${site.port}`,
    connection: "keep-alive",
    "user-agent": "newswatch/1 (+mailto:desk@example.org)",
    accept: "text/xml",
    "accept-encoding": acceptEncoding,
  });
});

test("web get: cookies set by a server -> never sent back", async () => {
  const site = await keep(
    oddServer({
      "/a": says("", { "set-cookie": "id=7", location: "/b" }, 302),
      "/b": says("ok", { "set-cookie": "id=8" }),
    }),
  );
  const web = open();
  await ask(web, `${site.url}/a`);
  await ask(web, `${site.url}/b`);

  assert.deepEqual(
    site.requests.map(({ headers }) => headers.cookie),
    [undefined, undefined, undefined],
  );
  assert.deepEqual(
    site.requests.map(({ headers }) => headers.referer),
    [undefined, undefined, undefined],
  );
});

test("web get: an empty body and a 204 -> bodies of no bytes", async () => {
  const site = await keep(
    oddServer({ "/empty": says(""), "/204": says("", {}, 204), "/gzip": says("", { "content-encoding": "gzip" }) }),
  );
  const web = open();

  for (const path of ["/empty", "/204", "/gzip"]) {
    const answer = await ask(web, site.url + path);
    assert.equal(answer.kind === "body" && answer.bytes.length, 0, path);
  }
});

const encodings: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: zlib.gzipSync,
  "x-gzip": zlib.gzipSync,
  GZIP: zlib.gzipSync,
  br: zlib.brotliCompressSync,
  deflate: zlib.deflateSync,
  "identity, gzip": zlib.gzipSync,
};
for (const [encoding, compress] of Object.entries(encodings)) {
  test(`web get: a body in ${encoding} -> decoded`, async () => {
    const text = "Си Цзиньпин ".repeat(500);
    const site = await keep(oddServer({ "/": says(compress(Buffer.from(text)), { "content-encoding": encoding }) }));

    assert.equal(gist(await ask(open(), site.url)), text);
  });
}

test("web get: deflate without its header, as many servers send it -> decoded", async () => {
  const site = await keep(
    oddServer({ "/": says(zlib.deflateRawSync(Buffer.from("news")), { "content-encoding": "deflate" }) }),
  );

  assert.equal(gist(await ask(open(), site.url)), "news");
});

test("web get: gzip in several members -> all of them", async () => {
  const body = Buffer.concat([zlib.gzipSync("one "), zlib.gzipSync("two")]);
  const site = await keep(oddServer({ "/": says(body, { "content-encoding": "gzip" }) }));

  assert.equal(gist(await ask(open(), site.url)), "one two");
});

test("web get: both validators known -> both sent byte for byte, and a 304 brings the new ones", async () => {
  const site = await keep(
    rawServer((socket, head) => {
      seen.push(head);
      socket.write(
        'HTTP/1.1 304 Not Modified\r\nETag: "n\u00e9w"\r\nLast-Modified: Fri, 06 Mar 2026 00:00:00 GMT\r\n\r\n',
        "latin1",
      );
    }),
  );
  const seen: string[] = [];
  const answer = await ask(open(), site.url, { etag: 'W/"\u00e9\u00a0, x"', lastModified: "yesterday, or so" });

  assert.match(seen[0] ?? "", /\r\nif-none-match: W\/"\u00e9\u00a0, x"\r\n/i);
  assert.match(seen[0] ?? "", /\r\nif-modified-since: yesterday, or so\r\n/i);
  assert.deepEqual(answer, {
    kind: "unchanged",
    etag: '"n\u00e9w"',
    lastModified: "Fri, 06 Mar 2026 00:00:00 GMT",
    freshForMs: undefined,
    movedTo: undefined,
    redirects: 0,
  });
});

test("web get: many visits in a row -> the connections are used again", async () => {
  const site = await keep(oddServer({ "/304": says("", { etag: '"1"' }, 304), "/200": says("news") }));
  const web = open();
  for (let visit = 0; visit < 10; visit++) {
    assert.equal(gist(await ask(web, `${site.url}/304`, { etag: '"1"' })), "unchanged");
    assert.equal(gist(await ask(web, `${site.url}/200`)), "news");
  }

  assert.equal(site.requests.length, 20);
  assert.ok(site.connections() <= 2, `${site.connections()} connections`);
});

test("web get: a 304 nobody asked for -> a bad answer, not an unchanged feed", async () => {
  const site = await keep(oddServer({ "/": says("", {}, 304) }));

  assert.equal(gist(await ask(open(), site.url)), "bad-answer");
});

for (const status of [301, 302, 303, 307, 308]) {
  test(`web get: a ${status} -> followed, and the last address told`, async () => {
    const site = await keep(
      oddServer({ "/old": says("gone there", { location: "new?a=b" }, status), "/new?a=b": says("here") }),
    );
    const answer = await ask(open(), `${site.url}/old`);

    assert.equal(gist(answer), "here");
    assert.equal(answer.kind === "body" && answer.url, `${site.url}/new?a=b`);
  });
}

for (const status of [200, 304]) {
  test(`web get: a ${status} that says how long it is fresh -> told`, async () => {
    const site = await keep(oddServer({ "/": says("", { "cache-control": "max-age=600", age: "60" }, status) }));
    const answer = await ask(open(), site.url, { etag: '"1"' });

    assert.ok(answer.kind !== "failed");
    assert.equal(answer.freshForMs, 540_000);
  });
}

for (const [status, headers, wall] of [
  [403, { "cf-mitigated": "challenge" }, { product: "cloudflare", header: "cf-mitigated: challenge" }],
  [202, { "x-amzn-waf-action": "challenge" }, { product: "aws-waf", header: "x-amzn-waf-action: challenge" }],
  [403, { server: "ddos-guard" }, { product: "ddos-guard", header: "server: ddos-guard" }],
  [403, { server: "nginx" }, undefined],
] as const) {
  test(`web get: ${status} with ${Object.keys(headers)[0]} -> ${wall?.product ?? "no wall"}, asked once and no more`, async () => {
    const site = await keep(oddServer({ "/": says("<h1>Are you a person?</h1>", headers, status) }));
    const answer = await ask(open(), site.url);

    assert.ok(answer.kind === "failed");
    assert.equal(answer.reason, `http-${status}`);
    assert.deepEqual(answer.wall, wall);
    assert.equal(site.requests.length, 1);
  });
}

for (const etag of ['"a\nb"', '"\u0000"', '"\u4f60"', ""]) {
  test(`web get: the validator ${JSON.stringify(etag)}, which no header carries -> left out, and the feed is fetched`, async () => {
    const site = await keep(oddServer({ "/": says("news") }));

    assert.equal(gist(await ask(open(), site.url, { etag, lastModified: "yesterday" })), "news");
    assert.equal(site.requests[0]?.headers["if-none-match"], undefined);
    assert.equal(site.requests[0]?.headers["if-modified-since"], "yesterday");
  });
}

test("web get: a redirect to another server -> followed there, validators with it", async () => {
  const there = await keep(oddServer({ "/": says("", {}, 304) }));
  const here = await keep(oddServer({ "/": says("", { location: there.url }, 301) }));

  assert.equal(gist(await ask(open(), here.url, { etag: '"1"' })), "unchanged");
  assert.equal(there.requests[0]?.headers["if-none-match"], '"1"');
  assert.equal(there.requests[0]?.headers.host, `127.0.0.1:${there.port}`);
});

for (const [status, retryAfter, waitMs] of [
  [400, undefined, undefined],
  [401, undefined, undefined],
  [403, undefined, undefined],
  [404, "60", 60_000],
  [410, undefined, undefined],
  [429, "120", 120_000],
  [451, undefined, undefined],
  [500, undefined, undefined],
  [503, "0", 0],
  [503, "tomorrow", undefined],
  [999, undefined, undefined],
] as const) {
  test(`web get: status ${status} with Retry-After ${retryAfter} -> http-${status}`, async () => {
    const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": retryAfter };
    const site = await keep(oddServer({ "/": says("x".repeat(5_000), headers, status) }));
    const answer = await ask(open(), site.url);

    assert.ok(answer.kind === "failed");
    assert.equal(answer.reason, `http-${status}`);
    assert.equal(answer.status, status);
    assert.equal(answer.retryAfterMs, waitMs);
    assert.match(answer.detail, /\.$/);
  });
}

test("web get: Retry-After as a date -> the time until then", async () => {
  const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString();
  const site = await keep(oddServer({ "/": says("", { "retry-after": inTwoMinutes }, 503) }));
  const answer = await ask(open(), site.url);

  assert.ok(answer.kind === "failed" && answer.retryAfterMs !== undefined);
  assert.ok(answer.retryAfterMs > 100_000 && answer.retryAfterMs <= 120_000, String(answer.retryAfterMs));
});

test("web get: a body of just the size allowed -> taken; one byte more -> too large", async () => {
  const site = await keep(oddServer({ "/fits": says("x".repeat(bytesMax)), "/over": says("x".repeat(bytesMax + 1)) }));
  const web = open();

  assert.equal(gist(await ask(web, `${site.url}/fits`)).length, bytesMax);
  assert.equal(gist(await ask(web, `${site.url}/over`)), "too-large");
});

test("web get: a body of unknown length that ends with its connection -> whole", async () => {
  const site = await keep(
    rawServer((socket) => {
      socket.end("HTTP/1.0 200 OK\r\n\r\nold but whole");
    }),
  );

  assert.equal(gist(await ask(open(), site.url)), "old but whole");
});
