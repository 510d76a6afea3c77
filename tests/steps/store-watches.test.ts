// Watches' versions: a number for each rule that was ever in use.
import assert from "node:assert/strict";
import { test } from "node:test";
import { after, watch } from "../helpers/make.ts";
import { openTestStore } from "../helpers/stored.ts";

test("recordVersions: rules used for the first time -> version 1 each", async (t) => {
  const store = await openTestStore(t);
  const versions = await store.watches.recordVersions([watch({ name: "a" }), watch({ name: "b" })], after(0));
  assert.deepEqual(
    [...versions],
    [
      ["a", 1],
      ["b", 1],
    ],
  );
});

test("recordVersions: no watches -> no versions", async (t) => {
  const store = await openTestStore(t);
  assert.equal((await store.watches.recordVersions([], after(0))).size, 0);
});

test("recordVersions: the same rule again -> the same version, its first use stays", async (t) => {
  const store = await openTestStore(t);
  await store.watches.recordVersions([watch()], after(0));
  const versions = await store.watches.recordVersions([watch()], after(1_000));
  assert.equal(versions.get("leader-visits"), 1);
  const rows = await store.sql`select version, first_used_at from watch_versions`;
  assert.deepEqual([...rows], [{ version: 1, first_used_at: after(0) }]);
});

const otherExpression = {
  kind: "words",
  written: "president",
  key: "president",
  parts: [{ word: "president", prefix: true }],
} as const;

for (const [part, changed] of Object.entries({
  rule: watch({ when: "president OR premier" }),
  level: watch({ level: "low" }),
  title: watch({ title: "Visits" }),
  "meaning of a name": watch({ expression: otherExpression }),
})) {
  test(`recordVersions: another ${part} -> the next version, the old one kept`, async (t) => {
    const store = await openTestStore(t);
    await store.watches.recordVersions([watch(), watch({ name: "other" })], after(0));

    const versions = await store.watches.recordVersions([changed, watch({ name: "other" })], after(1_000));

    assert.deepEqual(
      [...versions],
      [
        ["leader-visits", 2],
        ["other", 1],
      ],
    );
    const rows = await store.sql`
      select version, definition, first_used_at
      from watch_versions
      where watch = 'leader-visits'
      order by version`;
    const definitions = [watch(), changed].map(({ when, level, title, expression }) => ({
      when,
      level,
      title,
      expression,
    }));
    assert.deepEqual(
      rows.map((row) => row["definition"]),
      definitions,
    );
    assert.deepEqual(
      rows.map((row) => row["first_used_at"]),
      [after(0), after(1_000)],
    );
  });
}

test("recordVersions: back to an older rule -> a new version, because it is in use anew", async (t) => {
  const store = await openTestStore(t);
  for (const level of ["high", "low", "high"] as const) {
    await store.watches.recordVersions([watch({ level })], after(0));
  }
  const versions = await store.watches.recordVersions([watch({ level: "high" })], after(0));
  assert.equal(versions.get("leader-visits"), 3);
});

test("recordVersions: several processes at once -> they agree on one version", async (t) => {
  const store = await openTestStore(t);
  const watches = Array.from({ length: 10 }, (_, index) => watch({ name: `w${index}` }));
  const all = await Promise.all(Array.from({ length: 4 }, () => store.watches.recordVersions(watches, after(0))));
  for (const versions of all)
    assert.deepEqual(
      [...versions.values()],
      Array.from({ length: 10 }, () => 1),
    );
  const [row] = await store.sql`select count(*) from watch_versions`;
  assert.equal(row?.["count"], 10);
});

test("recordVersions: a NUL and half a character in a rule -> stored, and the same version the next time", async (t) => {
  const store = await openTestStore(t);
  const odd = watch({ when: "a\0b \ud83d" });
  await store.watches.recordVersions([odd], after(0));
  assert.equal((await store.watches.recordVersions([odd], after(0))).get(odd.name), 1);
});
