// What a newcomer sees: one command, and the first alerts from the sample wire within a minute; then the same again.
import assert from "node:assert/strict";
import { cp, stat } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { version } from "../../src/core/version.ts";
import { freePort } from "../helpers/listening.ts";
import { makePlace, type Place, type Program, runProgram, startProgram } from "../helpers/program.ts";
import { until } from "../helpers/until.ts";

const shipped = fileURLToPath(new URL("../../../config", import.meta.url));
const alertsAnswer = z.array(
  z.object({
    content: z.object({
      watch: z.object({ name: z.string() }),
      article: z.object({ title: z.string(), link: z.string(), outlet: z.string() }),
      sentences: z.array(
        z.object({ text: z.string(), marks: z.array(z.object({ from: z.number(), to: z.number() })) }),
      ),
    }),
  }),
);

type Scene = { readonly place: Place; readonly url: string; readonly env: Readonly<Record<string, string>> };

/** The shipped settings as they are, but for the port. */
async function scene(t: TestContext): Promise<Scene> {
  const port = await freePort();
  const place = await makePlace({});
  await cp(shipped, join(place.folder, "config"), { recursive: true });
  t.after(() => place.remove());
  return { place, url: `http://127.0.0.1:${port}`, env: { NEWSWATCH_HTTP_PORT: String(port) } };
}

async function alertsAt(url: string) {
  const response = await fetch(`${url}/alerts.json`).catch(() => undefined);
  return response?.ok ? alertsAnswer.parse(await response.json()) : [];
}

async function watchesTold(url: string, wanted: readonly string[]): Promise<void> {
  const all = async () => {
    const told = (await alertsAt(url)).map(({ content }) => content.watch.name);
    return wanted.every((name) => told.includes(name)) || undefined;
  };
  await until(all, { withinMs: 60_000, what: `alerts of ${wanted.join(" and ")}` });
}

const lines = (program: Program) =>
  program
    .out()
    .trim()
    .split("\n")
    .filter((line) => line !== "");

test("start: an empty data folder and no network -> within a minute a visit and a partnership alert, everywhere", async (t) => {
  const { place, url, env } = await scene(t);
  const program = startProgram(place, ["start"], env);
  t.after(() => program.end("SIGKILL"));

  await watchesTold(url, ["leader-visit", "partnership-statement"]);

  // An alert is on record before it is delivered, and more of them may come while this looks.
  const alerts = await alertsAt(url);
  await until(() => lines(program).length >= 2 || undefined, { withinMs: 30_000, what: "two alerts on the console" });
  const onConsole = lines(program).map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)).id);
  const page = await (await fetch(`${url}/status`, { headers: { accept: "text/html" } })).text();
  for (const { content } of alerts) {
    assert.ok(page.includes(content.article.link), "the page shows the alert");
    for (const { text, marks } of content.sentences) {
      for (const { from, to } of marks) assert.ok(text.slice(from, to).trim().length > 0);
    }
  }
  assert.equal(new Set(onConsole).size, onConsole.length);
  assert.equal(await program.end("SIGTERM"), 0, program.err());
});

test("start: stopped and started again -> no alert twice; explain and status tell the way; SIGTERM ends with 0", async (t) => {
  const { place, url, env } = await scene(t);
  const first = startProgram(place, ["start"], env);
  t.after(() => first.end("SIGKILL"));
  await watchesTold(url, ["leader-visit", "partnership-statement"]);
  assert.equal(await first.end("SIGTERM"), 0, first.err());
  const idsBefore = lines(first);

  const second = startProgram(place, ["start"], env);
  t.after(() => second.end("SIGKILL"));
  await second.said("newswatch is running");
  const [alert] = await until(async () => ((await alertsAt(url)).length > 0 ? alertsAt(url) : undefined), {
    withinMs: 30_000,
    what: "the alerts are still there",
  });
  const link = alert?.content.article.link ?? "";
  const explained = await runProgram(place, ["explain", link], env);
  const status = await runProgram(place, ["status"], env);
  assert.equal(await second.end("SIGTERM"), 0, second.err());

  assert.equal(explained.code, 0, explained.err);
  assert.ok(explained.out.includes("matched"), explained.out);
  assert.ok(explained.out.includes("attempt 1"), explained.out);
  assert.match(status.out, /Feeds \(last new item\):/);
  assert.equal(lines(second).filter((line) => idsBefore.includes(line)).length, 0);
});

test("start: a second one on the same folder -> refused with a clear sentence, the first runs on", async (t) => {
  const { place, url, env } = await scene(t);
  const first = startProgram(place, ["start"], env);
  t.after(() => first.end("SIGKILL"));
  await first.said("newswatch is running");

  const second = await runProgram(place, ["start"], { ...env, NEWSWATCH_HTTP_PORT: String(await freePort()) });

  assert.equal(second.code, 1);
  assert.match(second.err, new RegExp(`newswatch.*${first.child.pid}`, "i"));
  assert.equal((await fetch(`${url}/readyz`)).status, 200);
  assert.equal(await first.end("SIGTERM"), 0);
});

test("start: the port is taken -> a sentence that says so and what to do, and no process left", async (t) => {
  const { place, env } = await scene(t);
  const first = startProgram(place, ["start"], env);
  t.after(() => first.end("SIGKILL"));
  await first.said("newswatch is running");

  const other = await runProgram(place, ["start"], { ...env, NEWSWATCH_DATA: join(place.folder, "other") });
  assert.equal(await first.end("SIGTERM"), 0);

  assert.equal(other.code, 1);
  assert.match(other.err, /is in use by another program.*NEWSWATCH_HTTP_PORT/);
});

test("start: settings with faults -> all of them are told, exit code 1, no data folder made", async (t) => {
  const place = await makePlace({
    "feeds.yaml": "feeds:\n  - {name: Bad Name, url: ftp://x, outlet: X, country: GB, language: en}\n",
    "entities.yaml": "entities: {}\n",
    "watches/a.yaml": "watches:\n  - {name: a, title: A, wen: x}\n",
    "alerts.yaml": `channels:\n  hook: {kind: webhook, url: 'https://x.example', secret: '\${env:NO_SUCH_SECRET}'}\nroutes: []\n`,
  });
  t.after(() => place.remove());

  const started = await runProgram(place, ["start"]);
  const checked = await runProgram(place, ["check"]);

  for (const { code, err } of [started, checked]) {
    assert.equal(code, 1);
    assert.match(err, /feeds\.yaml:2:\d+/);
    assert.match(err, /watches\/a\.yaml:2:\d+ .*wen.*when/);
    assert.match(err, /alerts\.yaml:2:\d+ .*NO_SUCH_SECRET/);
  }
});

test("the command line: called wrongly -> exit code 2 and what to write instead", async (t) => {
  const place = await makePlace({});
  t.after(() => place.remove());

  const unknown = await runProgram(place, ["strat"]);
  const queue = await runProgram(place, ["work", "read-articel"]);
  const number = await runProgram(place, ["work", "read-article", "--concurrency", "0"]);
  const nothing = await runProgram(place, []);
  const help = await runProgram(place, ["--help"]);

  assert.deepEqual([unknown.code, queue.code, number.code, nothing.code, help.code], [2, 2, 2, 2, 0]);
  assert.match(unknown.err, /did you mean "start"/);
  assert.match(queue.err, /did you mean "read-article"/);
  assert.match(number.err, /from 1 to 256/);
  for (const name of ["start", "work", "check", "status", "explain", "migrate"])
    assert.match(help.out, new RegExp(name));
});

test("the command line: --version, help of a command, no address, workers without a database -> a clear answer each", async (t) => {
  const { place } = await scene(t);

  const told = await runProgram(place, ["--version"]);
  const help = await runProgram(place, ["explain", "--help"]);
  const word = await runProgram(place, ["explain", "putin"]);
  const alone = await runProgram(place, ["work", "sweep"]);

  assert.equal(told.out, `newswatch ${version}\n`);
  assert.match(help.out, /^Usage: newswatch explain URL\n/);
  assert.deepEqual([word.code, alone.code], [2, 1]);
  assert.match(word.err, /"putin" is no address/);
  assert.match(alone.err, /set DATABASE_URL/);
});

test("migrate: a PostgreSQL that is not there -> where, why and what to check, without the password", async (t) => {
  const { place, env } = await scene(t);
  const port = await freePort();

  const { code, err } = await runProgram(place, ["migrate"], {
    ...env,
    DATABASE_URL: `postgres://u:hidden@127.0.0.1:${port}/x`,
  });

  assert.equal(code, 1);
  assert.match(
    err,
    new RegExp(`The PostgreSQL at 127\\.0\\.0\\.1:${port} cannot be used: .*ECONNREFUSED.* Check DATABASE_URL`),
  );
  assert.doesNotMatch(err, /hidden/);
});

test("the program: after a build -> may be executed as it is", async () => {
  const { mode } = await stat(fileURLToPath(new URL("../../src/cli/newswatch.js", import.meta.url)));

  assert.ok((mode & 0o111) !== 0 || !new URL(import.meta.url).pathname.includes("/dist/"));
});
