// outlets.yaml: outlets with their hosts, names and families; every mistake told at its place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { outletsFrom } from "../../src/core/origin/outlet.ts";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";
import { listedOutlets } from "../helpers/outlets.ts";

function outletsYaml(...lines: readonly string[]): string {
  return `outlets:\n${lines.map((line) => `  - {${line}}\n`).join("")}`;
}

const right = "name: Evening Courier, hosts: [courier.example], aliases: [Courier], country: GB, family: courier-group";

test("outlets: a list -> in the settings as written; what may be left out is empty", async (t) => {
  const folder = await configFolder(t, {
    "outlets.yaml": `as-of: 2026-11-22\n${outletsYaml(right, "name: Wire, country: CN")}`,
  });

  const { desk } = await settingsOf(folder);

  assert.deepEqual(desk.outlets, [
    {
      name: "Evening Courier",
      hosts: ["courier.example"],
      aliases: ["Courier"],
      country: "GB",
      family: "courier-group",
    },
    { name: "Wire", hosts: [], aliases: [], country: "CN" },
  ]);
});

test("outlets: no file -> no outlets, and no problem", async (t) => {
  const { desk } = await settingsOf(await configFolder(t));

  assert.deepEqual(desk.outlets, []);
});

test("outlets: mistakes -> each told at its line and column, with the nearest key", async (t) => {
  const folder = await configFolder(t, {
    "outlets.yaml": outletsYaml(
      right,
      "name: Two, host: [two.example], country: GB",
      "name: Three, hosts: [www.three.example], country: GB",
      "name: Four, hosts: ['https://four.example/'], country: ENGLAND",
      "name: Five, hosts: [courier.example], aliases: [Courier], country: GB",
      "name: Six, country: GB, family: Six Group",
      "country: GB",
    ),
  });

  assert.deepEqual(await problemsIn(folder), [
    'outlets.yaml:3:17 unknown key "host"; did you mean "hosts"?',
    'outlets.yaml:4:27 found "www.three.example", expected a host without www and without a path, such as example.org',
    'outlets.yaml:5:26 found "https://four.example/", expected a host without www and without a path, such as example.org',
    'outlets.yaml:5:61 found "ENGLAND", expected a country as two capital letters (ISO 3166), such as CN',
    "outlets.yaml:6:26 this host is already listed at outlets.yaml:2",
    "outlets.yaml:6:54 this name is already listed at outlets.yaml:2",
    'outlets.yaml:7:38 found "Six Group", expected a name of small letters, digits and hyphens, such as leader-visit',
    'outlets.yaml:8:5 the key "name" is missing; expected the name of the paper, agency or station',
  ]);
});

test("outlets: the list or its date is mistyped -> told at its place", async (t) => {
  assert.deepEqual(await problemsIn(await configFolder(t, { "outlets.yaml": "outlet: []\n" })), [
    'outlets.yaml:1:1 the key "outlets" is missing; expected a list of outlets',
    'outlets.yaml:1:1 unknown key "outlet"; did you mean "outlets"?',
  ]);
  assert.deepEqual(await problemsIn(await configFolder(t, { "outlets.yaml": "as-of: yesterday\noutlets: []\n" })), [
    'outlets.yaml:1:8 found "yesterday", expected the date on which the list was last gone through, such as 2026-11-22',
  ]);
});

test("outlets: the shipped list -> more than a hundred, in many countries, every host and name once", () => {
  const listed = listedOutlets();
  const names = listed.flatMap(({ name, aliases }) => [name, ...aliases]);
  const hosts = listed.flatMap((outlet) => outlet.hosts);

  assert.ok(listed.length >= 120, `${listed.length} outlets`);
  assert.ok(new Set(listed.map(({ country }) => country)).size >= 30);
  assert.equal(new Set(names).size, names.length);
  assert.equal(new Set(hosts).size, hosts.length);
  assert.ok(listed.every((outlet) => outlet.hosts.length > 0));
});

test("outlets: a host or one below it -> its outlet; other hosts -> none", () => {
  const outlets = outletsFrom(listedOutlets());

  for (const [host, name] of [
    ["hindustantimes.com", "Hindustan Times"],
    ["www.hindustantimes.com", "Hindustan Times"],
    ["RUSSIAN.RT.COM", "RT"],
    ["economictimes.indiatimes.com", "The Economic Times"],
    ["abc.net.au", "ABC Australia"],
  ] as const) {
    assert.equal(outlets.byHost(host)?.name, name, host);
  }
  for (const host of ["indiatimes.com", "times.com", "com", "", "nothindustantimes.com"]) {
    assert.equal(outlets.byHost(host), undefined, host);
  }
});
