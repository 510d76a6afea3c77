// Fetching from servers that do not behave: every fault has its name, and leaves no connection behind.
import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import { ask, doors, gist } from "../helpers/door.ts";
import { type OddAnswer, oddServer, rawServer } from "../helpers/odd-server.ts";
import { until } from "../helpers/until.ts";

const { open, keep } = doors();

const says =
  (body: Buffer | string, headers: Record<string, string> = {}, status = 200): OddAnswer =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

/** Six visits end alike, and leave no more than the two connections that the next could use. */
async function assertFails(answer: OddAnswer, reason: string, fetchTimeoutMs = 20_000): Promise<void> {
  const site = await keep(oddServer({ "/": answer }));
  const web = open({}, { fetchTimeoutMs });
  for (let visit = 0; visit < 6; visit++) {
    const failure = await ask(web, site.url);
    assert.ok(failure.kind === "failed", `it is ${failure.kind}`);
    assert.equal(failure.reason, reason);
    assert.match(failure.detail, /^[A-Z].*\.$/);
  }
  await until(() => (site.connections() <= 2 ? true : undefined), {
    withinMs: 5_000,
    what: "the connections are closed",
  });
}

const forEver =
  (chunk: string, everyMs: number): OddAnswer =>
  (_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(chunk), everyMs);
    response.on("close", () => clearInterval(timer));
  };

test("web fault: headers never come -> timeout", () => assertFails(() => undefined, "timeout", 300));

test("web fault: one byte now and then -> cut by the time for the whole", () =>
  assertFails(forEver(".", 20), "timeout", 400));

test("web fault: headers come, the body never does -> timeout", () =>
  assertFails((_, response) => response.writeHead(200).flushHeaders(), "timeout", 300));

test("web fault: a body that drips -> left after a while, long before the whole time is over", async () => {
  const site = await keep(oddServer({ "/": forEver(".", 20) }));
  const answer = await ask(open({}, { bodyGraceMs: 300, fetchTimeoutMs: 60_000 }), site.url);

  assert.ok(answer.kind === "failed");
  assert.equal(answer.reason, "timeout");
  assert.equal(answer.detail, "The body came with fewer than 512 bytes a second.");
  await until(() => (site.connections() === 0 ? true : undefined), {
    withinMs: 5_000,
    what: "the connection is closed",
  });
});

test("web fault: a body that comes slowly but steadily -> taken", async () => {
  let sent = 0;
  const site = await keep(
    oddServer({
      "/": (_, response) => {
        const timer = setInterval(() => {
          sent += 1;
          response.write("x".repeat(200));
          if (sent < 10) return;
          clearInterval(timer);
          response.end();
        }, 60);
      },
    }),
  );

  assert.equal(gist(await ask(open({}, { bodyGraceMs: 200 }), site.url)).length, 2_000);
});

test("web fault: headers slower than allowed -> timeout before the whole time is over", async () => {
  const site = await keep(oddServer({ "/": () => undefined }));
  const web = open({}, { headersTimeoutMs: 200, fetchTimeoutMs: 60_000 });

  assert.equal(gist(await ask(web, site.url)), "timeout");
});

test("web fault: an endless body -> too large", () => assertFails(forEver("x".repeat(50_000), 1), "too-large"));

test("web fault: 500 MB announced -> too large at once, without waiting for them", () =>
  assertFails((_, response) => {
    response.writeHead(200, { "content-length": "500000000" });
    response.write("x");
  }, "too-large"));

test("web fault: fewer bytes than announced -> reset", () =>
  assertFails((_, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("half", () => response.destroy());
  }, "reset"));

test("web fault: a reset in the middle of the body -> reset", () =>
  assertFails((request, response) => {
    response.writeHead(200);
    response.write("half", () => setImmediate(() => request.socket.resetAndDestroy()));
  }, "reset"));

test("web fault: a reset before any answer -> reset", () =>
  assertFails((request) => request.socket.resetAndDestroy(), "reset"));

const zeros = Buffer.alloc(60_000_000);
test("web fault: a gzip bomb -> too large", () =>
  assertFails(says(zlib.gzipSync(zeros), { "content-encoding": "gzip" }), "too-large"));
test("web fault: a brotli bomb -> too large", () =>
  assertFails(says(zlib.brotliCompressSync(zeros), { "content-encoding": "br" }), "too-large"));
test("web fault: a deflate bomb -> too large", () =>
  assertFails(says(zlib.deflateRawSync(zeros), { "content-encoding": "deflate" }), "too-large"));

test("web fault: a bomb -> costs no more memory than an honest page", async () => {
  const site = await keep(oddServer({ "/": says(zlib.gzipSync(zeros, { level: 9 }), { "content-encoding": "gzip" }) }));
  const web = open();
  const before = process.memoryUsage().arrayBuffers;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
  }, 1);
  for (let visit = 0; visit < 5; visit++) assert.equal(gist(await ask(web, site.url)), "too-large");
  clearInterval(watch);

  assert.ok(peak < 20_000_000, `${peak} bytes`);
});

const badlyEncoded: readonly (readonly [string, string, Buffer])[] = [
  ["text that is called gzip", "gzip", Buffer.from("plain text")],
  ["gzip that is cut off", "gzip", zlib.gzipSync("x".repeat(10_000)).subarray(0, 30)],
  ["broken brotli", "br", Buffer.from([0xff, 0xff, 0xff, 0xff])],
  ["broken deflate", "deflate", Buffer.from([0x78, 0x9c, 0xff, 0xff])],
  ["gzip three deep", "gzip, gzip, gzip", zlib.gzipSync(zlib.gzipSync(zlib.gzipSync("news")))],
  ["two encodings of which one was not asked for", "compress, gzip", zlib.gzipSync("news")],
  ["an encoding nobody asked for", "zstd", Buffer.from("????")],
];
for (const [what, encoding, body] of badlyEncoded) {
  test(`web fault: ${what} -> bad encoding`, () =>
    assertFails(says(body, { "content-encoding": encoding }), "bad-encoding"));
}

test("web fault: a header of 1 MB -> too large", () =>
  assertFails(says("", { "x-long": "y".repeat(1_000_000) }), "too-large"));

test("web fault: a redirect to itself -> too many redirects", () =>
  assertFails(says("", { location: "/" }, 302), "too-many-redirects"));

test("web fault: two servers that redirect to each other -> too many redirects", async () => {
  const addresses: string[] = [];
  const toOther: (other: number) => OddAnswer = (other) => (_, response) =>
    response.writeHead(302, { location: addresses[other] ?? "" }).end();
  const first = await keep(oddServer({ "/": toOther(1) }));
  const second = await keep(oddServer({ "/": toOther(0) }));
  addresses.push(`${first.url}/`, `${second.url}/`);

  assert.equal(gist(await ask(open(), first.url)), "too-many-redirects");
  assert.equal(first.requests.length + second.requests.length, 6);
});

for (const location of [
  "file:///etc/passwd",
  "ftp://wire.example/",
  "data:text/plain,hi",
  "http://user:pass@wire.example/",
  "http://",
  "http://%zz/",
]) {
  test(`web fault: a redirect to ${location} -> bad redirect, and nothing is opened`, () =>
    assertFails(says("", { location }, 302), "bad-redirect"));
}

for (const status of [300, 301, 305, 399]) {
  test(`web fault: a ${status} that names no address -> bad redirect`, () =>
    assertFails(says("x", {}, status), "bad-redirect"));
}

test("web fault: an endless body under an error status -> left at once", () =>
  assertFails((request, response) => {
    response.statusCode = 404;
    const timer = setInterval(() => response.write("x".repeat(10_000)), 1);
    request.on("close", () => clearInterval(timer));
  }, "http-404"));

for (const [what, bytes, reason] of [
  ["no HTTP at all", "SSH-2.0-OpenSSH_9.2\r\n", "bad-answer"],
  ["a broken status line", "HTTP/1.1 two hundred\r\n\r\n", "bad-answer"],
  ["a broken chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "bad-answer"],
  ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "bad-answer"],
  ["a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabcd", "bad-answer"],
] as const) {
  test(`web fault: ${what} -> ${reason}`, async () => {
    const site = await keep(rawServer((socket) => void socket.end(bytes)));

    assert.equal(gist(await ask(open(), site.url)), reason);
  });
}

test("web fault: https to a server that speaks plain http -> tls", async () => {
  const site = await keep(oddServer({ "/": says("plain") }));

  assert.equal(gist(await ask(open(), `https://127.0.0.1:${site.port}/`)), "tls");
});

test("web fault: a name that does not exist -> dns", async () => {
  assert.equal(gist(await ask(open(), "http://name.invalid/feed")), "dns");
});

test("web fault: a port nobody listens on -> refused", async () => {
  const site = await oddServer({});
  await site.close();

  assert.equal(gist(await ask(open(), site.url)), "refused");
});

test("web fault: an address that cannot be used -> bad url, and nothing is opened", async () => {
  for (const url of ["", "feed.xml", "file:///etc/passwd", "http://me:secret@127.0.0.1/"]) {
    const answer = await ask(open(), url);
    assert.equal(gist(answer), "bad-url", url);
    assert.doesNotMatch(JSON.stringify(answer), /secret/);
  }
});

test("web fault: the door is closed in the middle -> the visit ends, named", async () => {
  const site = await keep(oddServer({ "/": () => undefined }));
  const web = open();
  const visit = ask(web, site.url);
  await until(() => site.requests[0], { withinMs: 5_000, what: "the request arrives" });
  await web.close();

  assert.equal(gist(await visit), "network");
  assert.equal(gist(await ask(web, site.url)), "network");
});
