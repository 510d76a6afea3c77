// What else a watch may say: hours, an end, an owner, labels, and the lists that rules mention.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openRoutes } from "../../src/core/alert/routes.ts";
import { watchTold } from "../../src/core/alert/watch-told.ts";
import { type Duty, type DutyHours, daysLeft, offDuty } from "../../src/core/watch/duty.ts";
import { judge, readText } from "../../src/core/watch/judge.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";
import { matchedWatch } from "../helpers/make.ts";

async function hoursOf(t: Parameters<typeof configFolder>[0], only: string): Promise<DutyHours> {
  const yaml = `watches:\n  - {name: visits, title: V, when: trip, only: ${only}}\n`;
  const { desk } = await settingsOf(await configFolder(t, { "watches/visits.yaml": yaml }));
  const hours = desk.watches[0]?.only;
  assert.ok(hours !== undefined);
  return hours;
}

function isOff(duty: Duty, ...times: readonly string[]): readonly boolean[] {
  return times.map((time) => offDuty(duty, new Date(time)) !== undefined);
}

test("hours: by day, in a zone -> the first minute is in, the last is out, summer time counts", async (t) => {
  const only = await hoursOf(t, '{between: "08:00-20:00", zone: Europe/Berlin}');

  const winter = isOff(
    { only },
    "2026-01-15T06:59:59Z",
    "2026-01-15T07:00:00Z",
    "2026-01-15T18:59:59Z",
    "2026-01-15T19:00:00Z",
  );
  assert.deepEqual(winter, [true, false, false, true]);
  assert.deepEqual(isOff({ only }, "2026-07-15T06:00:00Z", "2026-07-15T18:00:00Z"), [false, true]);
  assert.equal(
    offDuty({ only }, new Date("2026-01-15T00:00:00Z")),
    "outside the watch's hours (08:00-20:00 Europe/Berlin)",
  );
});

test("hours: a night of a Friday -> its morning is Saturday's, and Friday's morning is not in", async (t) => {
  const only = await hoursOf(t, '{between: "22:00-06:00", days: [fri]}');

  // 2026-11-20 is a Friday.
  assert.deepEqual(
    isOff(
      { only },
      "2026-11-20T05:00:00Z",
      "2026-11-20T22:00:00Z",
      "2026-11-21T05:59:00Z",
      "2026-11-21T06:00:00Z",
      "2026-11-21T23:00:00Z",
    ),
    [true, false, false, true, true],
  );
});

test("hours: only days -> the whole of them; midnight belongs to the next", async (t) => {
  const only = await hoursOf(t, "{days: [mon, sun]}");

  assert.deepEqual(
    isOff({ only }, "2026-11-21T23:59:00Z", "2026-11-22T00:00:00Z", "2026-11-23T23:59:59Z", "2026-11-24T00:00:00Z"),
    [true, false, false, true],
  );
});

test("expires: its last day is in, in the zone of the hours -> after it off duty, with the day", async (t) => {
  const only = await hoursOf(t, "{days: [mon, tue, wed, thu, fri, sat, sun], zone: Pacific/Kiritimati}");
  const expires = "2027-01-31";

  assert.deepEqual(isOff({ expires }, "2027-01-31T23:59:59Z", "2027-02-01T00:00:00Z"), [false, true]);
  assert.deepEqual(isOff({ expires, only }, "2027-01-31T09:59:59Z", "2027-01-31T10:00:00Z"), [false, true]);
  assert.equal(offDuty({ expires }, new Date("2027-02-01")), "the watch expired on 2027-01-31");
  assert.deepEqual(
    ["2027-01-24", "2027-01-31", "2027-02-02"].map((day) => daysLeft({ expires }, new Date(day))),
    [7, 0, -2],
  );
  assert.equal(daysLeft({}, new Date("2027-02-02")), undefined);
});

test("routes: a watch off duty -> none, with the reason; on duty -> as ever", () => {
  const routes = [{ name: "desk", watches: ["*"], level: "high", channel: "hook" }] as const;
  const now = new Date("2027-02-01");

  assert.deepEqual(openRoutes({ ...matchedWatch(), expires: "2027-01-01" }, routes, now), {
    kind: "none",
    why: "the watch expired on 2027-01-01",
  });
  assert.deepEqual(openRoutes(matchedWatch(), routes, now), {
    kind: "open",
    routes: [{ name: "desk", channel: "hook" }],
  });
  assert.deepEqual(openRoutes(matchedWatch({ level: "low" }), routes, now), {
    kind: "none",
    why: "no route covers this watch at level low",
  });
});

test("owner, labels, docs: written in the watch -> carried into the alert; not written -> left out", async (t) => {
  const yaml =
    "watches:\n  - name: visits\n    title: V\n    when: trip\n    owner: Asia desk\n    labels: [asia, visits]\n    docs: https://wiki.example/visits\n    allow-many: true\n";
  const { desk } = await settingsOf(await configFolder(t, { "watches/visits.yaml": yaml }));
  const [watch] = desk.watches;
  assert.ok(watch !== undefined);

  assert.equal(watch.allowMany, true);
  assert.match(`${watch.place?.file}:${watch.place?.line}:${watch.place?.column}`, /visits\.yaml:2:5$/);
  assert.deepEqual(watchTold({ ...matchedWatch(), ...watch, version: 3 }), {
    name: "visits",
    title: "V",
    version: 3,
    owner: "Asia desk",
    labels: ["asia", "visits"],
    docs: "https://wiki.example/visits",
  });
  assert.deepEqual(Object.keys(watchTold(matchedWatch())), ["name", "title", "version"]);
});

const faults: readonly (readonly [string, RegExp])[] = [
  ['only: {between: "8-20"}', /expected hours such as "08:00-20:00"/],
  ['only: {between: "08:00-08:00"}', /expected hours such as/],
  ['only: {between: "24:00-08:00"}', /expected hours such as/],
  ["only: {zone: UTC}", /expected between \(hours\), days, or both/],
  ["only: {days: []}", /expected at least one day/],
  ["only: {days: [monday]}", /found "monday", expected one of mon, tue/],
  ["only: {days: [mon], zone: Berlin}", /found "Berlin", expected a time zone such as/],
  ["only: {dayz: [mon]}", /unknown key "dayz"; did you mean "days"\?/],
  ["expires: 2027-02-30", /found "2027-02-30", expected a day such as/],
  ["expires: 31.1.2027", /expected a day such as/],
  ["docs: wiki", /expected a full address/],
  ["labels: [Two Words]", /expected a name of small letters/],
  ["allow-many: sure", /found "sure", expected true or false/],
];

for (const [key, told] of faults) {
  test(`a watch with ${key} -> refused at its place`, async (t) => {
    const yaml = `watches:\n  - {name: visits, title: V, when: trip, ${key}}\n`;
    const problems = await problemsIn(await configFolder(t, { "watches/visits.yaml": yaml }));

    assert.equal(problems.length, 1, problems.join("\n"));
    assert.match(problems[0] ?? "", /^watches\/visits\.yaml:2:\d+ /);
    assert.match(problems[0] ?? "", told);
  });
}

test("lists: words under a name -> any of them meets @name, from every file", async (t) => {
  const { desk } = await settingsOf(
    await configFolder(t, {
      "watches/banks.yaml": 'lists: {banks: [VTB, "Bank of China", сбер*]}\nwatches: []\n',
      "watches/visits.yaml": "watches:\n  - {name: visits, title: V, when: '@banks AND sanction*'}\n",
    }),
  );
  const [watch] = desk.watches;
  assert.ok(watch !== undefined);

  for (const title of ["Sanctions on VTB", "Bank of China fears sanctions", "Сбербанк: sanctions"]) {
    assert.equal(judge(readText({ title, body: "" }), watch).kind, "match", title);
  }
  assert.equal(judge(readText({ title: "Sanctions on a bank", body: "" }), watch).kind, "no-match");
  assert.deepEqual([...(desk.lists?.keys() ?? [])], ["banks"]);
});

test("lists: wrong ones -> told at their places, and the rules that use them are not blamed", async (t) => {
  const problems = await problemsIn(
    await configFolder(t, {
      "watches/a.yaml": "lists:\n  banks: [a*]\n  Xi: [b]\n  xi: [c]\n  none: []\nwatches: []\n",
      "watches/b.yaml": "lists:\n  banks: [d]\nwatches: []\n",
      "watches/visits.yaml": "watches:\n  - {name: visits, title: V, when: '@banks OR @none'}\n",
    }),
  );

  assert.deepEqual(
    problems.map((line) => line.split(" ")[0]),
    ["watches/a.yaml:2:11", "watches/a.yaml:3:3", "watches/a.yaml:4:3", "watches/a.yaml:5:9", "watches/b.yaml:2:3"],
  );
  assert.match(problems[2] ?? "", /the name "xi" is that of an entity already/);
  assert.match(problems[4] ?? "", /this list is already written at .*a\.yaml:2/);
});
