// The status server over real sockets: every route, every refusal, and what slow or hostile clients get.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { type TestContext, test } from "node:test";
import type { StatusFacts } from "../../src/core/status/facts.ts";
import { createApp, type SlowClientLimits } from "../../src/http/app.ts";
import type { HttpNeeds } from "../../src/http/needs.ts";
import { start } from "../helpers/make.ts";
import { alertRow, hostile, httpNeeds, reload, statusFacts, undelivered } from "../helpers/status.ts";
import { until } from "../helpers/until.ts";

type Served = { readonly url: string; readonly port: number };

async function serve(t: TestContext, parts: Partial<HttpNeeds> = {}, slow?: SlowClientLimits): Promise<Served> {
  const app = createApp(httpNeeds(parts), slow);
  t.after(() => app.close());
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { url, port: Number(new URL(url).port) };
}

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

async function away(): Promise<never> {
  throw new Error("connect ECONNREFUSED postgres://u:db-password-canary@db/x");
}

/** Sends bytes as they are and gives back everything that came until the other side closed. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const parts: Buffer[] = [];
  socket.on("data", (part) => parts.push(part));
  // A reset ends the talk as well as a farewell does.
  socket.on("error", () => socket.destroy());
  socket.write(bytes);
  await once(socket, "close");
  return Buffer.concat(parts).toString("utf8");
}

test("/status: a program asks -> health JSON with the verdict", async (t) => {
  const { url } = await serve(t);
  const answer = await fetch(`${url}/status`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/health+json; charset=utf-8");
  assert.equal(JSON.parse(await answer.text()).status, "pass");
});

test("/status: a browser asks -> the page", async (t) => {
  const { url } = await serve(t);
  const answer = await fetch(`${url}/status`, { headers: { accept: browser } });
  assert.equal(answer.headers.get("content-type"), "text/html; charset=utf-8");
  assert.equal(answer.headers.get("vary"), "accept");
  assert.match(await answer.text(), /<h1>Everything works\.<\/h1>/);
});

test("/status: the verdict is fail -> still answered with 200, the body tells", async (t) => {
  const facts = statusFacts({ undelivered: [undelivered({ state: "gave-up" })] });
  const { url } = await serve(t, { status: { facts: async () => facts, alerts: async () => [] } });
  const answer = await fetch(`${url}/status`);
  assert.equal(answer.status, 200);
  assert.equal(JSON.parse(await answer.text()).status, "fail");
});

test("/status: the database is away -> 503, told in JSON and on the page, without the error's inside; logged", async (t) => {
  const logged: string[] = [];
  const { url } = await serve(t, {
    status: { facts: away, alerts: away },
    log: { error: (sentence) => logged.push(sentence) },
  });
  for (const accept of ["*/*", browser]) {
    const answer = await fetch(`${url}/status`, { headers: { accept } });
    const body = await answer.text();
    assert.equal(answer.status, 503);
    assert.match(body, /Does not answer/);
    assert.doesNotMatch(body, /canary|ECONNREFUSED/);
  }
  assert.equal(logged.length, 2);
});

test("/status: the alerts alone cannot be read -> the page comes without them", async (t) => {
  const { url } = await serve(t, { status: { facts: async () => statusFacts(), alerts: away } });
  const page = await (await fetch(`${url}/status`, { headers: { accept: browser } })).text();
  assert.match(page, /When did each feed last bring news/);
  assert.doesNotMatch(page, /Latest alerts/);
});

test("/status: the queue does not answer -> that is broken, and everything else is told; not at hand -> is no fault", async (t) => {
  for (const [queueCounts, expected] of [
    [() => undefined, "pass"],
    [away, "fail"],
  ] as const) {
    const { url } = await serve(t, { queueCounts });
    const document = JSON.parse(await (await fetch(`${url}/status`)).text());
    assert.equal(document.status, expected);
    assert.equal(document.findings[0]?.subject === "queue", expected === "fail");
    assert.equal(document.queue, undefined);
  }
});

test("/status: many ask at once -> the tables are asked once", async (t) => {
  let asked = 0;
  let answerNow: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  const facts = async () => {
    asked += 1;
    await answered;
    return statusFacts();
  };
  const { url } = await serve(t, { status: { facts, alerts: async () => [] } });
  const asking = Array.from({ length: 20 }, () => fetch(`${url}/status`).then((answer) => answer.status));
  const last = until(async () => (asked > 0 ? true : undefined), { withinMs: 5_000, what: "the first question" });
  await last;
  // A probe that comes after the twenty has been answered shows that they have all been received.
  assert.equal((await fetch(`${url}/livez`)).status, 200);
  answerNow();
  assert.deepEqual(new Set(await Promise.all(asking)), new Set([200]));
  assert.ok(asked <= 3, `asked ${asked} times`);
});

test("/: -> sent on to /status", async (t) => {
  const { url } = await serve(t);
  const answer = await fetch(`${url}/`, { redirect: "manual" });
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get("location"), "/status");
});

test("/livez: the database is away and the process is stopping -> alive all the same", async (t) => {
  const { url } = await serve(t, { ping: away, draining: () => true });
  const answer = await fetch(`${url}/livez`);
  assert.deepEqual([answer.status, await answer.json()], [200, { status: "pass" }]);
});

test("/readyz and /healthz: all is well -> 200", async (t) => {
  const { url } = await serve(t);
  for (const path of ["/readyz", "/healthz"]) {
    const answer = await fetch(`${url}${path}`);
    assert.deepEqual([answer.status, await answer.json()], [200, { status: "pass" }]);
  }
});

test("/readyz: stopping, or the database away -> 503 and which of the two", async (t) => {
  const stopping = await serve(t, { draining: () => true });
  const first = await fetch(`${stopping.url}/readyz`);
  assert.deepEqual([first.status, await first.json()], [503, { status: "fail", output: "newswatch is shutting down" }]);
  const lost = await serve(t, { ping: away });
  const second = await fetch(`${lost.url}/healthz`);
  assert.deepEqual(
    [second.status, await second.json()],
    [503, { status: "fail", output: "the database does not answer" }],
  );
});

test("/readyz: the database hangs -> 503 within the bound", async (t) => {
  const { url } = await serve(t, { ping: () => new Promise(() => undefined) });
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) });
  assert.equal(answer.status, 503);
});

test("/alerts.json: -> the rows, newest first as the store gives them, ISO times", async (t) => {
  const asked: number[] = [];
  const alerts = async (rowsMax: number) => {
    asked.push(rowsMax);
    return [alertRow()];
  };
  const { url } = await serve(t, { status: { facts: async () => statusFacts(), alerts } });
  const answer = await fetch(`${url}/alerts.json`);
  assert.deepEqual(await answer.json(), JSON.parse(JSON.stringify([alertRow()])));
  assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
  await fetch(`${url}/alerts.json?limit=500`);
  assert.deepEqual(asked, [50, 500]);
});

test("/alerts.json: a limit that is none -> 400 that says what it must be", async (t) => {
  const { url } = await serve(t);
  for (const limit of ["0", "501", "-1", "1.5", "x", "", "1e3", "9".repeat(400), "1&limit=2"]) {
    const answer = await fetch(`${url}/alerts.json?limit=${limit}`);
    assert.equal(answer.status, 400, limit);
    assert.match(JSON.stringify(await answer.json()), /from 1 to 500/);
  }
});

test("/alerts.json: the database is away -> 500 without the error's inside, logged once", async (t) => {
  const logged: unknown[] = [];
  const { url } = await serve(t, {
    status: { facts: away, alerts: away },
    log: { error: (...all) => logged.push(all) },
  });
  const answer = await fetch(`${url}/alerts.json`);
  assert.equal(answer.status, 500);
  assert.doesNotMatch(await answer.text(), /canary/);
  assert.equal(logged.length, 1);
});

test("any answer: page, JSON, probe, 404, 405, 400 -> carries the security headers", async (t) => {
  const { url, port } = await serve(t);
  const headers = await Promise.all(
    ["/status", "/livez", "/metrics", "/alerts.json", "/nothing", "/alerts.json?limit=x"].map(
      async (path) => (await fetch(`${url}${path}`)).headers,
    ),
  );
  headers.push((await fetch(`${url}/status`, { method: "POST" })).headers);
  for (const one of headers) {
    assert.match(
      one.get("content-security-policy") ?? "",
      /^default-src 'none'; style-src 'sha256-.*frame-ancestors 'none'/,
    );
    assert.equal(one.get("x-content-type-options"), "nosniff");
    assert.equal(one.get("referrer-policy"), "no-referrer");
    assert.equal(one.get("cache-control"), "no-store");
    assert.equal(one.get("server"), null);
  }
  assert.match(
    await raw(port, "GET /%ZZ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"),
    /^HTTP\/1\.1 400 .*content-security-policy/s,
  );
});

test("unknown addresses -> 404 in JSON that repeats nothing of them", async (t) => {
  const { url } = await serve(t);
  for (const path of [
    "/nothing",
    "/status/",
    "/STATUS",
    "/..%2f..%2fetc/passwd",
    "//evil.example",
    `/${encodeURIComponent(hostile)}`,
  ]) {
    const answer = await fetch(`${url}${path}`, { redirect: "manual" });
    assert.equal(answer.status, 404, path);
    assert.deepEqual(await answer.json(), { error: "there is nothing at this address" });
  }
});

test("methods that could change something -> 405 on every address, known or not", async (t) => {
  const { url } = await serve(t);
  for (const path of ["/status", "/livez", "/readyz", "/metrics", "/alerts.json", "/", "/nothing"]) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await fetch(`${url}${path}`, { method });
      assert.equal(answer.status, 405, `${method} ${path}`);
      assert.equal(answer.headers.get("allow"), "GET, HEAD");
    }
  }
});

test("a large body -> refused before it is read", async (t) => {
  const { url } = await serve(t);
  const answer = await fetch(`${url}/status`, { method: "POST", body: "x".repeat(2_000) });
  assert.equal(answer.status, 405);
  assert.equal(answer.headers.get("connection"), "close");
});

test("HEAD -> the headers without a body", async (t) => {
  const { url } = await serve(t);
  const answer = await fetch(`${url}/status`, { method: "HEAD" });
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), "");
});

test("a spoofed X-Forwarded-For -> changes nothing", async (t) => {
  const { url } = await serve(t);
  const answer = await fetch(`${url}/metrics`, {
    headers: { "x-forwarded-for": "127.0.0.1", "x-forwarded-host": "evil.example" },
  });
  assert.equal(answer.status, 200);
  const moved = await fetch(`${url}/`, { redirect: "manual", headers: { "x-forwarded-host": "evil.example" } });
  assert.equal(moved.headers.get("location"), "/status");
});

test("headers that are too large, and what is no HTTP -> 431 and 400, the server lives on", async (t) => {
  const { url, port } = await serve(t);
  assert.match(
    await raw(port, `GET /livez HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(40_000)}\r\n\r\n`),
    /^HTTP\/1\.1 431 /,
  );
  assert.match(await raw(port, "nonsense\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.equal((await fetch(`${url}/livez`)).status, 200);
});

test("two hundred clients that never finish their headers -> others are answered, the slow are cut off", async (t) => {
  const { url, port } = await serve(t, {}, { headersTimeoutMs: 400, requestTimeoutMs: 800 });
  const slow = Array.from({ length: 200 }, () => raw(port, "GET /livez HTTP/1.1\r\nhost: x\r\nx-slow: "));
  const begun = process.hrtime.bigint();
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  assert.ok(process.hrtime.bigint() - begun < 2_000_000_000n);
  for (const answer of await Promise.all(slow)) assert.match(answer, /^(HTTP\/1\.1 408 |$)/);
});

test("/metrics: -> figures of the tables and of this process, in the form Prometheus reads", async (t) => {
  const { url } = await serve(t);
  const answer = await fetch(`${url}/metrics`);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  for (const line of [
    'newswatch_build_info{version="0.1.0"} 1',
    'newswatch_status{status="pass"} 1',
    'newswatch_status{status="fail"} 0',
    "newswatch_database_up 1",
    'newswatch_feed_up{feed="daily-news"} 1',
    'newswatch_watch_alerts{watch="leader-visits"} 4',
    "newswatch_alerts_total 4",
    "newswatch_notifications_sent_total 4",
    'newswatch_publish_to_alert_seconds{quantile="0.95"} 240',
    "newswatch_config_last_reload_successful 1",
    'newswatch_queue_jobs{queue="check-feed"} 2',
    "newswatch_notifications_undelivered 0",
  ]) {
    assert.ok(text.split("\n").includes(line), line);
  }
  assert.match(text, /^newswatch_process_cpu_user_seconds_total /m);
  const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  for (const line of samples)
    assert.match(line, /^newswatch_[a-z0-9_]+(\{.*\})? -?[\d.e+-]+$|^newswatch_\S+ Nan$/i, line);
});

test("/metrics: no name is told twice", async (t) => {
  const { url } = await serve(t);
  const helps = (await (await fetch(`${url}/metrics`)).text()).match(/^# TYPE \S+/gm) ?? [];
  assert.ok(helps.length > 30);
  assert.equal(new Set(helps).size, helps.length);
});

test("/metrics: channels that are off -> told by name; none is off -> not told at all, not even as 0", async (t) => {
  const channelsOff = [{ channel: "hook", why: "http-410", since: start }];
  const metricsOf = async (facts: StatusFacts) => {
    const { url } = await serve(t, { status: { facts: async () => facts, alerts: async () => [] } });
    return (await fetch(`${url}/metrics`)).text();
  };
  assert.match(await metricsOf(statusFacts({ channelsOff })), /^newswatch_channel_off\{channel="hook"\} 1$/m);
  assert.doesNotMatch(await metricsOf(statusFacts()), /newswatch_channel_off/);
});

test("/metrics: a feed is no longer listed -> its figures are gone from the next scrape", async (t) => {
  let facts = statusFacts();
  const { url } = await serve(t, { status: { facts: async () => facts, alerts: async () => [] } });
  assert.match(await (await fetch(`${url}/metrics`)).text(), /feed="daily-news"/);
  facts = statusFacts({ feeds: [] });
  assert.doesNotMatch(await (await fetch(`${url}/metrics`)).text(), /feed="daily-news"/);
});

test("/metrics: the database is away, an edit refused -> still answered, and says so", async (t) => {
  const problems = [{ file: "config/feeds.yaml", line: 1, column: 1, message: "bad" }];
  const { url } = await serve(t, { status: { facts: away, alerts: away }, reload: () => reload({ problems }) });
  const answer = await fetch(`${url}/metrics`);
  const text = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(text, /^newswatch_database_up 0$/m);
  assert.match(text, /^newswatch_config_last_reload_successful 0$/m);
  assert.doesNotMatch(text, /newswatch_alerts_total/);
});

test("/metrics: hostile names as labels -> escaped, no line is split", async (t) => {
  const facts = statusFacts({ outcomes: { [hostile]: 3, 'back\\slash"\n': 1 } });
  const { url } = await serve(t, { status: { facts: async () => facts, alerts: async () => [] } });
  const lines = (await (await fetch(`${url}/metrics`)).text()).split("\n");
  assert.equal(lines.filter((line) => line.startsWith("newswatch_item_outcomes{")).length, 2);
  assert.equal(
    lines.some((line) => line.startsWith("X-Evil")),
    false,
  );
});

test("closing: with idle keep-alive clients -> ends at once and frees the port", async (t) => {
  const app = createApp(httpNeeds());
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  await (await fetch(`${url}/livez`)).text();
  await app.close();
  await assert.rejects(fetch(`${url}/livez`));
  t.diagnostic("closed");
});
