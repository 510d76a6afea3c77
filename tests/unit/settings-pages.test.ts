// pages.yaml: selectors that an operator gives for a site's pages.
import assert from "node:assert/strict";
import test from "node:test";
import { configFolder, problemsIn, settingsOf } from "../helpers/config-folder.ts";

test("pages: no file, or an empty list -> no selectors", async (t) => {
  for (const file of [undefined, "pages: []\n"]) {
    const { desk } = await settingsOf(await configFolder(t, { "pages.yaml": file }));
    assert.deepEqual(desk.pages, []);
  }
});

test("pages: every key, and only the host -> as written", async (t) => {
  const folder = await configFolder(t, {
    "pages.yaml": [
      "pages:",
      "  - host: news.example.org",
      "    body: 'article > .text:not(.ad)'",
      "    title: h1",
      "    author: '.byline a'",
      "    date: 'time[datetime]'",
      "    drop: [aside, '.ad']",
      "  - host: other.example",
      "",
    ].join("\n"),
  });

  assert.deepEqual((await settingsOf(folder)).desk.pages, [
    {
      host: "news.example.org",
      body: "article > .text:not(.ad)",
      title: "h1",
      author: ".byline a",
      date: "time[datetime]",
      drop: ["aside", ".ad"],
    },
    { host: "other.example", drop: [] },
  ]);
});

test("pages: a selector that cannot be compiled -> its place and why", async (t) => {
  const folder = await configFolder(t, {
    "pages.yaml": "pages:\n  - host: a.example\n    body: 'p['\n    drop: ['a:nope(', h1]\n",
  });
  const problems = await problemsIn(folder);

  assert.equal(problems.length, 2);
  assert.match(problems[0] ?? "", /^pages\.yaml:3:11 .*a CSS selector, such as "article \.story-text": /);
  assert.match(problems[1] ?? "", /^pages\.yaml:4:12 /);
});

test("pages: an unknown key, a host with a path, a host twice -> every problem at its place", async (t) => {
  const folder = await configFolder(t, {
    "pages.yaml": "pages:\n  - {host: a.example, boddy: p}\n  - {host: 'https://b.example/x'}\n  - {host: a.example}\n",
  });
  const problems = await problemsIn(folder);

  assert.equal(problems.length, 3, problems.join("\n"));
  assert.match(problems[0] ?? "", /^pages\.yaml:2:\d+ unknown key "boddy"/);
  assert.match(problems[1] ?? "", /^pages\.yaml:3:\d+ .*a host without www and without a path/);
  assert.match(problems[2] ?? "", /^pages\.yaml:4:\d+ /);
});
