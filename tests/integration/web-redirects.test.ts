// Redirects: how far they are followed, where they may not lead, and when they are a move.
import assert from "node:assert/strict";
import type { LookupFunction } from "node:net";
import { test } from "node:test";
import { ask, doors, gist } from "../helpers/door.ts";
import { type OddAnswer, oddServer } from "../helpers/odd-server.ts";

const { open, keep } = doors();

/** Every name leads to the loopback. */
const lookup: LookupFunction = (_hostname, options, callback) => {
  if (options.all === true) return callback(null, [{ address: "127.0.0.1", family: 4 }]);
  return callback(null, "127.0.0.1", 4);
};

const says =
  (text: string, headers: Readonly<Record<string, string>>, status: number): OddAnswer =>
  (_, response) =>
    response.writeHead(status, headers).end(text);

const moved = (status: number, location: string): OddAnswer => says("", { location }, status);

for (const [what, chain, expected] of [
  ["one for good", [301], "/end"],
  ["both kinds for good", [308, 301], "/end"],
  ["one for now", [302], undefined],
  ["one for now among those for good", [301, 307, 301], undefined],
] as const) {
  test(`web redirects: ${what} -> counted, and ${expected === undefined ? "no move" : "a move"} told`, async () => {
    const hops = chain.map((status, index): [string, OddAnswer] => [
      `/${index}`,
      moved(status, index === chain.length - 1 ? "/end" : `/${index + 1}`),
    ]);
    const site = await keep(oddServer({ ...Object.fromEntries(hops), "/end": says("ok", {}, 200) }));
    const answer = await ask(open(), `${site.url}/0`);

    assert.ok(answer.kind === "body");
    assert.equal(answer.redirects, chain.length);
    assert.equal(answer.movedTo, expected === undefined ? undefined : site.url + expected);
  });
}

test("web redirects: a move and then a 304 -> the move is told with it", async () => {
  const site = await keep(oddServer({ "/": moved(301, "/new"), "/new": says("", {}, 304) }));
  const answer = await ask(open(), site.url, { etag: '"1"' });

  assert.ok(answer.kind === "unchanged");
  assert.equal(answer.movedTo, `${site.url}/new`);
});

for (const length of [1, 2, 3, 4, 5, 6]) {
  test(`web redirects: a chain of ${length} redirects -> ${length <= 5 ? "followed" : "given up"}`, async () => {
    const hop = (index: number): [string, OddAnswer] => [
      `/${index}`,
      (_, response) => response.writeHead(302, { location: `/${index + 1}` }).end(),
    ];
    const hops = Object.fromEntries(Array.from({ length }, (_, index) => hop(index)));
    const site = await keep(oddServer({ ...hops, [`/${length}`]: (_, response) => response.end("here") }));

    assert.equal(gist(await ask(open(), `${site.url}/0`)), length <= 5 ? "here" : "too-many-redirects");
    assert.equal(site.requests.length, Math.min(length, 5) + 1);
  });
}

// The addresses under which peers' users have had their own networks read (and near relatives of them).
const disguised = [
  "http://0177.0.0.1/",
  "http://0x7f000001/",
  "http://017700000001/",
  "http://127.0.1/",
  "http://１２７．０．０．１/",
  "http://127.0.0.1./",
  "http://localhost./",
  "http://LOCALHOST/",
  "http://127.0.0.1:8888\\@public.example/",
  "http://[::ffff:169.254.169.254]/",
  "http://[::ffff:0:7f00:1]/",
  "http://[64:ff9b:1::a00:1]/",
  "http://[fd12:3456::1]/",
  "http://[fec0::1]/",
  "http://[2001:db8::1]/",
  "http://[3fff::1]/",
  "http://192.88.99.1/",
  "http://240.0.0.1/",
];
for (const url of disguised) {
  test(`web redirects: ${url} as a redirect -> refused there too`, async () => {
    const location = encodeURI(url).replaceAll("%5B", "[").replaceAll("%5D", "]");
    const site = await keep(oddServer({ "/": (_, response) => response.writeHead(302, { location }).end() }));
    const web = open({ allowPrivate: [`127.0.0.1:${site.port}`] }, { lookup });

    assert.match(gist(await ask(web, site.url)), /^(?:blocked-address|bad-redirect)$/);
    assert.match(gist(await ask(web, url)), /^(?:blocked-address|bad-url)$/);
    assert.equal(site.requests.length, 1);
  });
}
