// Handing messages to receivers: what is sent, what is kept of the answer, and which answers count.
import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import type { Web } from "../../src/ports/web.ts";
import { doors } from "../helpers/door.ts";
import { oddServer } from "../helpers/odd-server.ts";
import { until } from "../helpers/until.ts";

const { open, keep } = doors();

function send(
  web: Web,
  url: string,
  more: { body?: string; timeoutMs?: number; headers?: Record<string, string> } = {},
) {
  return web.post({ url, headers: { "content-type": "application/json" }, body: "{}", timeoutMs: 10_000, ...more });
}

test("web post: a message -> arrives as it is, with its headers and our name", async () => {
  const bodies: string[] = [];
  const site = await keep(
    oddServer({
      "/hook?a=b": async (request, response) => {
        const parts: Buffer[] = [];
        request.on("data", (part: Buffer) => parts.push(part));
        await once(request, "end");
        bodies.push(Buffer.concat(parts).toString());
        response.end("thanks");
      },
    }),
  );
  const body = '{"title":"Си Цзиньпин"}';
  const posted = await send(open(), `${site.url}/hook?a=b`, {
    body,
    headers: { "webhook-id": "n1", "content-type": "text/plain" },
  });

  assert.deepEqual(posted, { kind: "answered", status: 200, text: "thanks" });
  assert.deepEqual(bodies, [body]);
  const [request] = site.requests;
  assert.equal(request?.method, "POST");
  assert.equal(request?.headers["webhook-id"], "n1");
  assert.equal(request?.headers["user-agent"], "newswatch-test");
  assert.equal(request?.headers["content-type"], "text/plain");
  assert.equal(request?.headers["content-length"], String(Buffer.byteLength(body)));
});

for (const status of [200, 201, 204, 301, 302, 307, 400, 404, 410, 429, 500, 503]) {
  test(`web post: an answer of ${status} -> told as it is, and no redirect followed`, async () => {
    const site = await keep(
      oddServer({
        "/": (_, response) => response.writeHead(status, { location: "/elsewhere", "retry-after": "30" }).end(),
      }),
    );

    assert.deepEqual(await send(open(), site.url), { kind: "answered", status, text: "", retryAfterMs: 30_000 });
    assert.equal(site.requests.length, 1);
  });
}

test("web post: an answer of 100 MB -> its start, and the connection is closed", async () => {
  const site = await keep(
    oddServer({
      "/": (_, response) => {
        response.writeHead(200, { "content-length": "100000000" });
        const timer = setInterval(() => response.write("y".repeat(50_000)), 1);
        response.on("close", () => clearInterval(timer));
      },
    }),
  );
  const posted = await send(open(), site.url);

  assert.equal(posted.kind === "answered" && posted.text.length, limits.channelAnswerBytesMax);
  await until(() => (site.connections() === 0 ? true : undefined), {
    withinMs: 5_000,
    what: "the connection is closed",
  });
});

test("web post: a receiver that never answers -> timeout", async () => {
  const site = await keep(oddServer({ "/": () => undefined }));
  const posted = await send(open(), site.url, { timeoutMs: 200 });

  assert.equal(posted.kind === "failed" && posted.reason, "timeout");
  await until(() => (site.connections() === 0 ? true : undefined), {
    withinMs: 5_000,
    what: "the connection is closed",
  });
});

test("web post: a receiver that says 200 and then drips for ever -> it has answered", async () => {
  const site = await keep(
    oddServer({
      "/": (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write("."), 20);
        response.on("close", () => clearInterval(timer));
      },
    }),
  );
  const posted = await send(open(), site.url, { timeoutMs: 300 });

  assert.ok(posted.kind === "answered");
  assert.equal(posted.status, 200);
  assert.match(posted.text, /^\.+$/);
});

test("web post: a receiver that says 200 and breaks off -> it has answered", async () => {
  const site = await keep(
    oddServer({
      "/": (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("taken", () => response.destroy());
      },
    }),
  );

  assert.deepEqual(await send(open(), site.url), { kind: "answered", status: 200, text: "taken" });
});

test("web post: an answer with NUL and broken characters -> text that can be stored", async () => {
  const site = await keep(oddServer({ "/": (_, response) => response.end(Buffer.from([0x61, 0, 0xff, 0x62])) }));
  const posted = await send(open(), site.url);

  assert.equal(posted.kind === "answered" && posted.text, "a\ufffdb");
});

test("web post: a receiver that hangs up without a word -> reset", async () => {
  const site = await keep(oddServer({ "/": (request) => request.socket.destroy() }));
  const posted = await send(open(), site.url);

  assert.equal(posted.kind === "failed" && posted.reason, "reset");
});

test("web post: a receiver that is not there, or an address that is none -> named", async () => {
  const site = await oddServer({});
  await site.close();
  const web = open();
  const gone = await send(web, site.url);
  const bad = await send(web, "http://me:secret@127.0.0.1/");

  assert.equal(gone.kind === "failed" && gone.reason, "refused");
  assert.equal(bad.kind === "failed" && bad.reason, "bad-url");
  assert.doesNotMatch(JSON.stringify(bad), /secret/);
});

test("web post: a header that would break the request -> a failure, not an exception", async () => {
  const site = await keep(oddServer({}));
  const posted = await send(open(), site.url, { headers: { "x-odd": "a\r\nb: c" } });

  assert.equal(posted.kind, "failed");
  assert.equal(site.requests.length, 0);
});

test("web post: many to one receiver at once -> none waits for the pace of feeds", async () => {
  const site = await keep(oddServer({ "/": (_, response) => response.end("ok") }));
  const web = open({ hostGapMs: 60_000 });
  const posted = await Promise.all(Array.from({ length: 6 }, () => send(web, site.url)));

  assert.deepEqual(new Set(posted.map(({ kind }) => kind)), new Set(["answered"]));
});

const secretRoutes: readonly (readonly [string, readonly string[], string, string])[] = [
  ["http to a public name", [], "http://hub.example/", "not-encrypted"],
  ["http to a public address", [], "http://93.184.216.34/", "not-encrypted"],
  ["http to a name that leads into an allowed network", ["127.0.0.0/8"], "http://hub.example:PORT/", "not-encrypted"],
  ["http to another port than the allowed one", ["hub.example:1"], "http://hub.example:PORT/", "not-encrypted"],
  ["http to a private address that is not allowed", [], "http://127.0.0.1:PORT/", "blocked-address"],
  ["http to an address in an allowed network", ["127.0.0.0/8"], "http://127.0.0.1:PORT/", "answered"],
  ["http to a host and port allowed by name", ["hub.example:PORT"], "http://hub.example:PORT/", "answered"],
  ["https to where no https is spoken", ["127.0.0.0/8"], "https://127.0.0.1:PORT/", "tls"],
];

for (const [what, allowPrivate, url, expected] of secretRoutes) {
  test(`web post: a secret by ${what} -> ${expected}`, async () => {
    const site = await keep(oddServer({ "/": (_, response) => response.end("ok") }));
    const port = new URL(site.url).port;
    const web = open(
      { allowPrivate: allowPrivate.map((entry) => entry.replace("PORT", port)) },
      { lookup: (_name, _options, found) => found(null, [{ address: "127.0.0.1", family: 4 }]) },
    );
    const posted = await web.post({
      url: url.replace("PORT", port),
      headers: {},
      body: "hub.secret=s3cret",
      timeoutMs: 5_000,
      isSecret: true,
    });

    assert.equal(posted.kind === "failed" ? posted.reason : posted.kind, expected);
    assert.equal(site.requests.length, expected === "answered" ? 1 : 0);
  });
}
