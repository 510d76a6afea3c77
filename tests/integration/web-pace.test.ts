// Politeness: how many requests a host gets at a time, and with what pause between them.
import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { hostPace } from "../../src/web/host-pace.ts";
import { ask, doors, gist } from "../helpers/door.ts";
import { oddServer } from "../helpers/odd-server.ts";
import { until } from "../helpers/until.ts";

const { open, keep } = doors();

test("web pace: many visits to one host -> never more than two at a time, and all are served", async () => {
  let now = 0;
  let most = 0;
  const held: ServerResponse[] = [];
  const site = await keep(
    oddServer({
      "/": (_, response) => {
        now += 1;
        most = Math.max(most, now);
        held.push(response);
      },
    }),
  );
  const web = open();
  const visits = Array.from({ length: 7 }, () => ask(web, site.url));
  for (let served = 0; served < 7; served++) {
    const response = await until(() => held.shift(), { withinMs: 5_000, what: "a visit arrives" });
    now -= 1;
    response.end("ok");
  }

  assert.deepEqual((await Promise.all(visits)).map(gist), Array(7).fill("ok"));
  assert.equal(most, 2);
});

test("web pace: a pause between starts -> kept for one host, not between hosts", async () => {
  const arrivals: { site: string; at: number }[] = [];
  const site = (name: string) =>
    keep(
      oddServer({
        "/": (_, response) => {
          arrivals.push({ site: name, at: performance.now() });
          response.end("ok");
        },
      }),
    );
  const [first, second] = [await site("first"), await site("second")];
  const web = open({ hostGapMs: 150 });
  const startedAt = performance.now();
  await Promise.all([first, first, first, second].map(({ url }) => ask(web, url)));

  const gaps = arrivals.filter((arrival) => arrival.site === "first").map(({ at }) => at - startedAt);
  assert.ok((gaps[1] ?? 0) >= 145, String(gaps));
  assert.ok((gaps[2] ?? 0) >= 295, String(gaps));
  assert.ok(arrivals.findIndex((arrival) => arrival.site === "second") <= 1);
});

test("web pace: redirects within one host -> still one visit, without pauses", async () => {
  const to = (location: string) => (_: unknown, response: ServerResponse) =>
    response.writeHead(302, { location }).end();
  const site = await keep(oddServer({ "/1": to("/2"), "/2": to("/3"), "/3": (_, response) => response.end("ok") }));
  const web = open({ hostGapMs: 60_000 }, { hostWaitMsMax: 200 });

  assert.equal(gist(await ask(web, `${site.url}/1`)), "ok");
});

test("web pace: a turn that does not come in time -> host-busy, and nothing is sent", async () => {
  const site = await keep(oddServer({ "/": (_, response) => response.end("ok") }));
  const web = open({ hostGapMs: 60_000 }, { hostWaitMsMax: 150 });
  assert.equal(gist(await ask(web, site.url)), "ok");
  const answer = await ask(web, site.url);

  assert.ok(answer.kind === "failed");
  assert.equal(answer.reason, "host-busy");
  assert.equal(answer.retryAfterMs, 60_000);
  assert.match(answer.detail, /waiting for their turn/);
  assert.equal(site.requests.length, 1);
});

test("web pace: waiting for a turn -> does not count as time of the fetch", async () => {
  const site = await keep(oddServer({ "/": (_, response) => response.end("ok") }));
  const web = open({ hostGapMs: 700 }, { fetchTimeoutMs: 500 });
  const visits = await Promise.all([ask(web, site.url), ask(web, site.url)]);

  assert.deepEqual(visits.map(gist), ["ok", "ok"]);
});

test("web pace: a visit that fails -> gives its turn back", async () => {
  const site = await keep(oddServer({ "/": (request) => request.socket.destroy() }));
  const web = open();
  const visits = await Promise.all(Array.from({ length: 6 }, () => ask(web, site.url)));

  assert.deepEqual(visits.map(gist), Array(6).fill("reset"));
});

test("web pace: the door is closed while visits wait -> they end, named", async () => {
  const site = await keep(oddServer({ "/": (_, response) => response.end("ok") }));
  const web = open({ hostGapMs: 60_000 });
  await ask(web, site.url);
  const waiting = [ask(web, site.url), ask(web, site.url)];
  await web.close();

  for (const visit of await Promise.all(waiting)) assert.equal(visit.kind, "failed");
});

test("host pace: visits are over and the pause has passed -> the host is forgotten", async () => {
  const pace = hostPace({ gapMs: () => 30, inFlightMax: 2 });
  assert.equal(await pace.enter("wire.example", 1_000), true);
  assert.equal(await pace.enter("other.example", 1_000), true);
  assert.equal(pace.hosts(), 2);

  pace.leave("wire.example");
  pace.leave("other.example");
  await until(() => (pace.hosts() === 0 ? true : undefined), { withinMs: 5_000, what: "the hosts are forgotten" });
  pace.leave("never.example");
  pace.close();
});

test("host pace: places are taken -> the next in line goes in when one leaves", async () => {
  const pace = hostPace({ gapMs: () => 0, inFlightMax: 1 });
  const order: string[] = [];
  const enter = async (name: string) => {
    order.push(`${name} ${await pace.enter("wire.example", 5_000)}`);
  };
  await enter("a");
  const rest = [enter("b"), enter("c")];
  pace.leave("wire.example");
  await rest[0];
  assert.deepEqual(order, ["a true", "b true"]);

  pace.leave("wire.example");
  await rest[1];
  assert.deepEqual(order, ["a true", "b true", "c true"]);
  pace.close();
});

test("host pace: closed -> whoever waits is let go without a turn", async () => {
  const pace = hostPace({ gapMs: () => 0, inFlightMax: 1 });
  await pace.enter("wire.example", 5_000);
  const waiting = pace.enter("wire.example", 60_000);
  pace.close();

  assert.equal(await waiting, false);
});
