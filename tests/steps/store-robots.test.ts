// robots.txt in the store, on the real PostgreSQL.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import type { RobotsFile } from "../../src/ports/hosts.ts";
import { robotsStore } from "../../src/store/robots.ts";
import { testDatabase } from "../helpers/database.ts";
import { after, dayMs } from "../helpers/make.ts";

const origin = "https://wire.example";
const file = (parts: Partial<RobotsFile> = {}): RobotsFile => ({
  kind: "rules",
  text: "User-agent: *\nDisallow: /x",
  askedAt: after(0),
  since: after(0),
  ...parts,
});

test("robots store: never asked -> undefined", async (t) => {
  const { sql } = await testDatabase(t);

  assert.equal(await robotsStore(sql).find(origin), undefined);
});

test("robots store: kept, then kept anew -> the latest, for that site only", async (t) => {
  const { sql } = await testDatabase(t);
  const store = robotsStore(sql);
  await store.keep(origin, file());
  await store.keep("http://wire.example", file({ kind: "none", text: "" }));
  assert.deepEqual(await robotsStore(sql).find(origin), file());

  const newer = file({ kind: "unreachable", text: "", askedAt: after(dayMs), since: after(5) });
  await store.keep(origin, newer);
  assert.deepEqual(await robotsStore(sql).find(origin), newer);
  assert.equal((await store.find("http://wire.example"))?.kind, "none");
});

test("robots store: text that PostgreSQL does not take, and too much of it -> made fit", async (t) => {
  const { sql } = await testDatabase(t);
  const store = robotsStore(sql);
  await store.keep(origin, file({ text: `a\0\ud800${"x".repeat(limits.robotsBytesMax)}` }));

  const text = (await store.find(origin))?.text ?? "";
  assert.ok(text.startsWith("a\ufffdxx"));
  assert.ok(text.length <= limits.robotsBytesMax);
});

test("robots store: a site not asked for a month -> forgotten when another is kept", async (t) => {
  const { sql } = await testDatabase(t);
  const store = robotsStore(sql);
  await store.keep(origin, file());
  await store.keep("https://other.example", file({ askedAt: after(limits.robotsStaleMsMax + 1) }));

  assert.equal(await store.find(origin), undefined);
});
