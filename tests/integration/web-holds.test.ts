// Several doors on one store, as several processes have them: together they are as polite as one.
import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import type { HostTurns } from "../../src/ports/hosts.ts";
import { hostTurns } from "../../src/store/hosts.ts";
import { testDatabase } from "../helpers/database.ts";
import { ask, doors, gist } from "../helpers/door.ts";
import { minuteMs } from "../helpers/make.ts";
import { type OddAnswer, oddServer } from "../helpers/odd-server.ts";
import { until } from "../helpers/until.ts";

const { open, keep } = doors();

const ok: OddAnswer = (_, response) => response.end("ok");
const asksForPause =
  (status: number, headers: Readonly<Record<string, string>>): OddAnswer =>
  (_, response) =>
    response.writeHead(status, headers).end();

test("web turns: two doors on one store -> the gap is kept between them", async (t) => {
  const { sql } = await testDatabase(t);
  const arrivals: number[] = [];
  const site = await keep(
    oddServer({
      "/": (_, response) => {
        arrivals.push(performance.now());
        response.end("ok");
      },
    }),
  );
  const [one, other] = [1, 2].map(() => open({ hostGapMs: 300, turns: hostTurns(sql) }));
  assert.ok(one && other);
  const visits = await Promise.all([one, other, one, other].map((web) => ask(web, site.url)));

  assert.deepEqual(visits.map(gist), Array(4).fill("ok"));
  // Without a common store each door would have let its second visit start one gap after its first.
  const spanMs = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0);
  assert.ok(spanMs > 600, `${spanMs} ms`);
});

test("web turns: the store gives no turn in time -> host-busy, and nothing is sent", async () => {
  const site = await keep(oddServer({ "/": ok }));
  const turns: HostTurns = {
    take: async () => ({ kind: "busy", inMs: 31_000 }),
    hold: async () => undefined,
    heldFor: async () => undefined,
  };
  const answer = await ask(open({ turns }), site.url);

  assert.ok(answer.kind === "failed");
  assert.equal(answer.reason, "host-busy");
  assert.equal(answer.retryAfterMs, 31_000);
  assert.equal(site.requests.length, 0);
});

test("web turns: the store is away -> thrown, and the turn in this process is given back", async () => {
  const site = await keep(oddServer({ "/": ok }));
  const away = new Error("The database does not answer.");
  let isAway = true;
  const turns: HostTurns = {
    take: async () => {
      if (isAway) throw away;
      return { kind: "turn", inMs: 0 };
    },
    hold: async () => undefined,
    heldFor: async () => undefined,
  };
  const web = open({ turns });
  for (let visit = 0; visit < 4; visit++) await assert.rejects(ask(web, site.url), away);
  isAway = false;

  assert.equal(gist(await ask(web, site.url)), "ok");
});

test("web turns: the door is closed while a visit waits for its turn -> it ends, named", async () => {
  const site = await keep(oddServer({ "/": ok }));
  let isAsked = false;
  const turns: HostTurns = {
    take: async () => {
      isAsked = true;
      return { kind: "turn", inMs: 20_000 };
    },
    hold: async () => undefined,
    heldFor: async () => undefined,
  };
  const web = open({ turns });
  const visit = ask(web, site.url);
  await until(() => isAsked || undefined, { withinMs: 5_000, what: "the store is asked for a turn" });
  await web.close();

  assert.equal(gist(await visit), "host-busy");
  assert.equal(site.requests.length, 0);
});

test("web turns: redirects within one host -> one turn; to another host -> one there", async () => {
  const taken: string[] = [];
  const turns: HostTurns = {
    take: async ({ host }) => {
      taken.push(host);
      return { kind: "turn", inMs: 0 };
    },
    hold: async () => undefined,
    heldFor: async () => undefined,
  };
  const there = await keep(oddServer({ "/": ok }));
  const to =
    (location: string): OddAnswer =>
    (_, response) =>
      response.writeHead(302, { location }).end();
  const here = await keep(oddServer({ "/1": to("/2"), "/2": to(there.url) }));

  assert.equal(gist(await ask(open({ turns }), `${here.url}/1`)), "ok");
  assert.deepEqual(taken, [`127.0.0.1:${here.port}`, `127.0.0.1:${there.port}`]);
});

for (const [what, status, headers] of [
  ["429 with Retry-After", 429, { "retry-after": "120" }],
  ["503 with Retry-After", 503, { "retry-after": "120" }],
  ["429 with a limit's reset", 429, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "120" }],
  ["403 with a limit that is used up", 403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "120" }],
] as const) {
  test(`web holds: ${what} -> the address is left alone, by other doors and after a restart too`, async (t) => {
    const { sql } = await testDatabase(t);
    const site = await keep(oddServer({ "/": asksForPause(status, headers), "/other": ok }));
    const first = open({ turns: hostTurns(sql) });
    assert.equal(gist(await ask(first, site.url)), `http-${status}`);
    await first.close();

    const again = await ask(open({ turns: hostTurns(sql) }), site.url);
    assert.ok(again.kind === "failed");
    assert.equal(again.reason, "host-held");
    assert.ok((again.retryAfterMs ?? 0) > minuteMs && (again.retryAfterMs ?? 0) <= 2 * minuteMs);
    assert.equal(gist(await ask(open({ turns: hostTurns(sql) }), `${site.url}/other`)), "ok");
    assert.equal(site.requests.length, 2);
  });
}

for (const [what, status, headers] of [
  ["429 that names no time", 429, {}],
  ["503 with Retry-After 0", 503, { "retry-after": "0" }],
  ["404 with Retry-After", 404, { "retry-after": "120" }],
  ["301 with Retry-After", 301, { "retry-after": "120" }],
] as const) {
  test(`web holds: ${what} -> the next visit is made`, async (t) => {
    const { sql } = await testDatabase(t);
    const site = await keep(oddServer({ "/": asksForPause(status, headers) }));
    const web = open({ turns: hostTurns(sql) });
    await ask(web, site.url);
    await ask(web, site.url);

    assert.equal(site.requests.length, 2);
  });
}

test("web holds: two addresses of a host ask for a pause -> the rest of the host is left alone", async (t) => {
  const { sql } = await testDatabase(t);
  const pause = asksForPause(429, { "retry-after": "120" });
  const site = await keep(oddServer({ "/a": pause, "/b": pause, "/c": ok }));
  const web = open({ turns: hostTurns(sql) });
  await ask(web, `${site.url}/a`);
  assert.equal(gist(await ask(web, `${site.url}/c`)), "ok");
  await ask(web, `${site.url}/b`);

  assert.equal(gist(await ask(web, `${site.url}/c`)), "host-held");
  assert.equal(site.requests.length, 3);
});

test("web holds: a redirect into a host that asked for a pause -> not followed there", async (t) => {
  const { sql } = await testDatabase(t);
  const there = await keep(oddServer({ "/": asksForPause(429, { "retry-after": "120" }) }));
  const here = await keep(oddServer({ "/": asksForPause(302, { location: `${there.url}/` }) }));
  const web = open({ turns: hostTurns(sql) });
  await ask(web, there.url);

  assert.equal(gist(await ask(web, here.url)), "host-held");
  assert.equal(there.requests.length, 1);
});

test("web holds: a redirect within the host to an address that asked for a pause -> not followed there", async (t) => {
  const { sql } = await testDatabase(t);
  const site = await keep(
    oddServer({
      "/feed": asksForPause(301, { location: "/new" }),
      "/new": asksForPause(429, { "retry-after": "120" }),
    }),
  );
  const web = open({ turns: hostTurns(sql) });
  assert.equal(gist(await ask(web, `${site.url}/feed`)), "http-429");

  assert.equal(gist(await ask(web, `${site.url}/feed`)), "host-held");
  assert.deepEqual(
    site.requests.map(({ url }) => url),
    ["/feed", "/new", "/feed"],
  );
});

test("web holds: the handed clock passes the moment -> visited again", async (t) => {
  const { sql } = await testDatabase(t);
  let now = new Date("2026-03-05T12:00:00Z");
  const site = await keep(oddServer({ "/": asksForPause(429, { "retry-after": "3600" }) }));
  const web = open({ turns: hostTurns(sql) }, { now: () => now });
  assert.equal(gist(await ask(web, site.url)), "http-429");
  now = new Date("2026-03-05T12:59:59Z");
  assert.equal(gist(await ask(web, site.url)), "host-held");
  now = new Date("2026-03-05T13:00:00Z");

  assert.equal(gist(await ask(web, site.url)), "http-429");
});
