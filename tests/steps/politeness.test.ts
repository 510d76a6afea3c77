// How polite the reader is, judged by servers over simulated days; the judges are judged first.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { testDatabase } from "../helpers/database.ts";
import { hourMs, start } from "../helpers/make.ts";
import { politeProfiles } from "../helpers/polite-profiles.ts";
import { faultsOf, type Judged, type Profile, politeSite } from "../helpers/polite-site.ts";
import { simulate } from "../helpers/simulated-reader.ts";

const days = 14;

test("the reader: two simulated weeks with restarts, seventeen kinds of servers -> not one fault", async (t) => {
  const { url } = await testDatabase(t);

  const profiles = politeProfiles(days);
  const { judged, restarts } = await simulate({
    databaseUrl: url,
    profiles,
    days,
    everyMs: 4 * hourMs,
    restartAfterLooks: 150,
  });

  assert.deepEqual(judged.flatMap(faultsOf), []);
  assert.equal(judged.length, profiles.length);
  assert.ok(restarts >= 3, `${restarts} restarts`);
  const byName = new Map(judged.map((one) => [one.name, one]));
  const score = (name: string) => byName.get(name)?.score;
  assert.ok((score("both")?.conditional ?? 0) > 30, JSON.stringify(score("both")));
  assert.equal(score("both")?.unconditional, 1);
  assert.equal(score("both")?.imsGood, score("both")?.inmGood);
  assert.equal(score("neither")?.conditional, 0);
  assert.ok((score("410")?.requests ?? 99) < (score("both")?.requests ?? 0));
  assert.ok((byName.get("301")?.paths.get("/new.xml") ?? 0) > (byName.get("301")?.paths.get("/feed.xml") ?? 0) / 3);
});

type Visit = { readonly headers?: Readonly<Record<string, string>>; readonly path?: string; readonly atMs?: number };

/** What a judge says of a reader that makes these visits. */
async function judgedBy(t: TestContext, profile: Profile, visits: readonly Visit[]): Promise<Judged> {
  let now = start;
  const site = await politeSite(profile, () => now);
  t.after(() => site.close());
  for (const { headers = {}, path = "/feed.xml", atMs = 0 } of visits) {
    now = new Date(start.getTime() + atMs);
    await fetch(`${site.url}${path}`, { headers });
  }
  return site.judged;
}

const fixed: Profile = { name: "fixed", answer: () => ({ etag: '"a"', lastModified: "L1", body: "x" }) };
let turn = 0;
const turning: Profile = { name: "turning", answer: () => ({ etag: `"${turn++}"` }) };
const resting: Profile = { name: "resting", answer: () => ({ restMs: hourMs }) };
const refusing: Profile = { name: "refusing", answer: () => ({ status: 503, restMs: hourMs }) };

const impolite: readonly (readonly [string, Profile, readonly Visit[], readonly string[]])[] = [
  ["a made-up ETag", fixed, [{}, { headers: { "if-none-match": '"b"' } }], ["fixed: 1 inmBogus"]],
  ["an ETag without its quotes", fixed, [{}, { headers: { "if-none-match": "a" } }], ["fixed: 1 inmBogus"]],
  ["a made-up date", fixed, [{}, { headers: { "if-modified-since": "L2" } }], ["fixed: 1 imsBogus"]],
  [
    "an ETag of the time before",
    turning,
    [{}, {}, { headers: { "if-none-match": '"0"' } }],
    ["turning: 1 inmOutOfSequence", "turning: 1 unconditional within a day"],
  ],
  ["the whole document again within a day", fixed, [{}, { atMs: hourMs }], ["fixed: 1 unconditional within a day"]],
  ["a visit before max-age is over", resting, [{}, { atMs: hourMs - 1 }], ["resting: 1 early"]],
  ["a retry before Retry-After", refusing, [{}, { atMs: 1 }], ["refusing: 1 retriedEarly"]],
  ["a cookie", fixed, [{ headers: { cookie: "reader=1" } }], ["fixed: 1 cookies"]],
  ["a referer", fixed, [{ headers: { referer: "http://x.example/" } }], ["fixed: 1 referers"]],
  ["a cache buster", fixed, [{ path: "/feed.xml?_=1" }], ["fixed: 1 queries"]],
];

for (const [what, profile, visits, expected] of impolite) {
  test(`the judge: ${what} -> a fault`, async (t) => {
    assert.deepEqual(faultsOf(await judgedBy(t, profile, visits)), expected);
  });
}

test("the judge: validators brought back as they were, a day between whole documents -> no fault", async (t) => {
  const right = { "if-none-match": '"a"', "if-modified-since": "L1" };
  const visits = [{}, { headers: right, atMs: hourMs }, { atMs: 25 * hourMs }];
  const judged = await judgedBy(t, fixed, visits);

  assert.deepEqual(faultsOf(judged), []);
  assert.deepEqual([judged.score.conditional, judged.score.unconditional, judged.score.inmGood], [1, 2, 1]);
});
