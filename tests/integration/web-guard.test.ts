// The guard at work: where a connection is really made, after names are resolved and redirects followed.
import assert from "node:assert/strict";
import type { LookupFunction } from "node:net";
import { test } from "node:test";
import type { AddressGuard } from "../../src/web/address-guard.ts";
import { guardedConnector } from "../../src/web/guarded-connector.ts";
import { ask, doors, gist } from "../helpers/door.ts";
import { type OddAnswer, oddServer, rawServer } from "../helpers/odd-server.ts";
import { until } from "../helpers/until.ts";

const { open, keep } = doors();

const secret = () => keep(oddServer({ "/": (_, response) => response.end("secret") }));

/** A name server that gives these answers one after the other, and then the last one for ever. */
function nameServer(...answers: readonly (readonly string[])[]): { lookup: LookupFunction; asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    if (options.all === true) return callback(null, found);
    const [first] = found;
    callback(null, first?.address ?? "", first?.family);
  };
  return { lookup, asked };
}

test("web guard: nothing allowed -> the loopback is refused in every writing, and never dialled", async () => {
  const site = await secret();
  const web = open({ allowPrivate: [] });

  for (const host of [
    "127.0.0.1",
    "localhost",
    "2130706433",
    "0x7f.1",
    "127.1",
    "[::ffff:127.0.0.1]",
    "①②⑦.⓪.⓪.①",
    "0",
    "0.0.0.0",
  ]) {
    assert.equal(gist(await ask(web, `http://${host}:${site.port}/`)), "blocked-address", host);
  }
  assert.equal(site.requests.length, 0);
});

const special = [
  "http://169.254.169.254/latest/meta-data/",
  "http://[fd00:ec2::254]/",
  "http://100.100.100.200/",
  "http://10.0.0.1/",
  "http://192.168.0.1/",
  "http://100.64.0.1/",
  "http://198.18.0.1/",
  "http://[::1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[2002:7f00:1::]/",
  "http://[2001:0:7f00:1::]/",
  "http://[fe80::1]/",
  "http://224.0.0.1/",
  "http://255.255.255.255/",
];
for (const url of special) {
  test(`web guard: ${url} -> refused at once, for feeds and for posts`, async () => {
    const web = open({ allowPrivate: [] });
    const posted = await web.post({ url, headers: {}, body: "{}", timeoutMs: 5_000 });

    assert.equal(gist(await ask(web, url)), "blocked-address");
    assert.equal(posted.kind === "failed" && posted.reason, "blocked-address");
  });
}

test("web guard: a name with a private address -> refused", async () => {
  const site = await secret();
  const { lookup, asked } = nameServer(["127.0.0.1"]);
  const web = open({ allowPrivate: [] }, { lookup });

  assert.equal(gist(await ask(web, `http://wire.example:${site.port}/`)), "blocked-address");
  assert.deepEqual(asked, ["wire.example"]);
  assert.equal(site.requests.length, 0);
});

for (const addresses of [
  ["93.184.215.14", "127.0.0.1"],
  ["127.0.0.1", "93.184.215.14"],
  ["2606:4700::1111", "::1"],
  ["93.184.215.14", "::ffff:10.0.0.1"],
]) {
  test(`web guard: a name with ${addresses.join(" and ")} -> refused for the private one`, async () => {
    const { lookup } = nameServer(addresses);

    assert.equal(gist(await ask(open({ allowPrivate: [] }, { lookup }), "http://wire.example/")), "blocked-address");
  });
}

test("web guard: a name that changes to a private address after the first look -> refused at the dial", async () => {
  const site = await secret();
  // Allowed at first, as a public address is; then the metadata of a cloud. What is looked at is what is dialled.
  const { lookup, asked } = nameServer(["127.0.0.1"], ["169.254.169.254"]);
  const web = open({}, { lookup });
  const url = `http://wire.example:${site.port}/`;

  assert.equal(gist(await ask(web, url)), "secret");
  assert.equal(asked.length, 1);

  const again = open({}, { lookup });
  assert.equal(gist(await ask(again, url)), "blocked-address");
  assert.equal(asked.length, 2);
});

test("web guard: a name without any address -> dns", async () => {
  const { lookup } = nameServer([]);

  assert.equal(gist(await ask(open({}, { lookup }), "http://wire.example/")), "dns");
});

for (const [what, location] of [
  ["a private literal", "http://10.0.0.1/"],
  ["the metadata of a cloud", "http://169.254.169.254/latest/"],
  ["the loopback in numbers", "http://2130706433:9/"],
  ["the loopback mapped", "http://[::ffff:7f00:1]:9/"],
  ["another port of the allowed host", "http://127.0.0.1:9/"],
  ["a private name", "http://inner.example/"],
] as const) {
  test(`web guard: a redirect to ${what} -> refused`, async () => {
    const site = await keep(oddServer({ "/": (_, response) => response.writeHead(302, { location }).end() }));
    const { lookup } = nameServer(["192.168.3.3"]);
    const web = open({ allowPrivate: [`127.0.0.1:${site.port}`] }, { lookup });

    assert.equal(gist(await ask(web, site.url)), "blocked-address");
    assert.equal(site.requests.length, 1);
  });
}

test("web guard: a chain of redirects that turns private at its end -> refused there", async () => {
  const hop =
    (location: string): OddAnswer =>
    (_, response) =>
      response.writeHead(302, { location }).end();
  const site = await keep(oddServer({ "/1": hop("/2"), "/2": hop("/3"), "/3": hop("http://127.0.0.2:9/") }));
  const web = open({ allowPrivate: [`127.0.0.1:${site.port}`] });

  assert.equal(gist(await ask(web, `${site.url}/1`)), "blocked-address");
  assert.deepEqual(
    site.requests.map(({ url }) => url),
    ["/1", "/2", "/3"],
  );
});

test("web guard: an allowed host and port -> open; its other ports stay shut", async () => {
  const site = await secret();
  const other = await secret();
  const web = open({ allowPrivate: [`localhost:${site.port}`] }, { lookup: nameServer(["127.0.0.1"]).lookup });

  assert.equal(gist(await ask(web, `http://localhost:${site.port}/`)), "secret");
  assert.equal(gist(await ask(web, `http://localhost:${other.port}/`)), "blocked-address");
  assert.equal(gist(await ask(web, `http://127.0.0.1:${site.port}/`)), "blocked-address");
});

test("web guard: an allowed network -> names that lead into it as well", async () => {
  const site = await secret();
  const web = open({ allowPrivate: ["127.0.0.0/8"] }, { lookup: nameServer(["127.0.0.1"]).lookup });

  assert.equal(gist(await ask(web, `http://nas.local:${site.port}/`)), "secret");
});

test("web guard: the first of two allowed addresses is dead -> the second is used", async () => {
  const site = await secret();
  const web = open({ allowPrivate: ["127.0.0.0/8", "::1"] }, { lookup: nameServer(["::1", "127.0.0.1"]).lookup });

  assert.equal(gist(await ask(web, `http://nas.local:${site.port}/`)), "secret");
});

for (const port of [22, 25, 3306, 5432, 6379, 11_211]) {
  test(`web guard: port ${port}, where no web is -> refused before any name is looked up, for feeds and for posts`, async () => {
    const { lookup, asked } = nameServer(["127.0.0.1"]);
    const web = open({}, { lookup });
    const url = `http://wire.example:${port}/`;
    const answer = await ask(web, url);
    const posted = await web.post({ url, headers: {}, body: "{}", timeoutMs: 5_000 });

    assert.ok(answer.kind === "failed");
    assert.equal(answer.reason, "blocked-port");
    assert.equal(answer.detail, `Port ${port} is not opened: something else than the web listens there.`);
    assert.equal(posted.kind === "failed" && posted.reason, "blocked-port");
    assert.deepEqual(asked, []);
  });
}

test("web guard: a redirect to a port where no web is -> refused", async () => {
  const location = "http://127.0.0.1:6379/";
  const site = await keep(oddServer({ "/": (_, response) => response.writeHead(302, { location }).end() }));

  assert.equal(gist(await ask(open(), site.url)), "blocked-port");
});

test("web guard: such a port that the operator names with its host -> dialled", async () => {
  const web = open({ allowPrivate: ["wire.example:9"] }, { lookup: nameServer(["127.0.0.1"]).lookup });

  assert.equal(gist(await ask(web, "http://wire.example:9/")), "refused");
});

test("web guard: another address answers than was looked up -> refused before a byte is sent", async () => {
  const site = await keep(rawServer(() => undefined));
  const asked: string[] = [];
  // A guard that is told one thing by the name server and another by the socket.
  const guard: AddressGuard = {
    allowsOrigin: () => false,
    isPrivate: () => false,
    refusal(address) {
      asked.push(address);
      return asked.length > 1 ? `${address} is not who was looked up.` : undefined;
    },
  };
  const reached: string[] = [];
  const connect = guardedConnector(guard, {
    lookup: nameServer(["127.0.0.1"]).lookup,
    timeoutMs: 5_000,
    onReached: (origin) => reached.push(origin),
  });
  const options = {
    hostname: "wire.example",
    host: `wire.example:${site.port}`,
    protocol: "http:",
    port: String(site.port),
  };
  const error = await new Promise<Error | null>((resolve) => {
    connect(options, (...[failure]) => resolve(failure));
  });

  assert.match(error?.message ?? "", /is not who was looked up/);
  assert.deepEqual(asked, ["127.0.0.1", "127.0.0.1"]);
  assert.deepEqual(reached, []);
  await until(() => (site.connections() === 0 ? true : undefined), {
    withinMs: 5_000,
    what: "the connection is closed",
  });
});

test("web guard: an entry of the allowed that means nothing -> refused when the door is opened", () => {
  assert.throws(() => open({ allowPrivate: ["everything"] }), /"everything" is neither a network/);
});

test("web guard: a name server that never answers -> timeout, within the time to connect", async () => {
  const web = open({}, { lookup: () => undefined, connectTimeoutMs: 300, fetchTimeoutMs: 60_000 });

  assert.equal(gist(await ask(web, "http://wire.example/")), "timeout");
});

for (const code of ["ENOTFOUND", "EAI_AGAIN", "ESERVFAIL", "ENODATA"]) {
  test(`web guard: a name server that says ${code} -> dns`, async () => {
    const lookup: LookupFunction = (_hostname, _options, callback) => {
      callback(Object.assign(new Error("No."), { code }), "", 4);
    };

    assert.equal(gist(await ask(open({}, { lookup }), "http://wire.example/")), "dns");
  });
}

test("web guard: https, then http, then a private place -> refused at its end", async () => {
  const site = await keep(
    oddServer({
      "/1": (_, response) => response.writeHead(301, { location: "//127.0.0.1:9/" }).end(),
    }),
  );
  const web = open({ allowPrivate: [`127.0.0.1:${site.port}`] });

  assert.equal(gist(await ask(web, `${site.url}/1`)), "blocked-address");
});

test("web guard: a server that names another host in its answer -> nothing is fetched from there", async () => {
  const site = await keep(
    rawServer((socket) => {
      socket.end(
        "HTTP/1.1 200 OK\r\nContent-Location: http://10.0.0.1/\r\nRefresh: 0; url=http://10.0.0.1/\r\n\r\nhere",
      );
    }),
  );

  assert.equal(gist(await ask(open(), site.url)), "here");
});
