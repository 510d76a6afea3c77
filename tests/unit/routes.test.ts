// Which routes an alert takes.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Route } from "../../src/core/alert/alert.ts";
import { routesFor } from "../../src/core/alert/routes.ts";

const routes: readonly Route[] = [
  { name: "everything", watches: ["*"], level: "low", channel: "console" },
  { name: "desk", watches: ["visits", "statements"], level: "normal", channel: "mail" },
  { name: "night", watches: ["*"], level: "critical", channel: "phone" },
];

function names(watch: string, level: "low" | "normal" | "high" | "critical") {
  return routesFor(watch, level, routes).map((route) => route.name);
}

test("routesFor: a watch that is named -> its routes and those for every watch", () => {
  assert.deepEqual(names("visits", "high"), ["everything", "desk"]);
});

test("routesFor: a watch that is not named -> only those for every watch", () => {
  assert.deepEqual(names("football", "high"), ["everything"]);
});

test("routesFor: below a route's level -> not that route; at it -> that route", () => {
  assert.deepEqual(names("visits", "low"), ["everything"]);
  assert.deepEqual(names("visits", "normal"), ["everything", "desk"]);
});

test("routesFor: critical -> every route that fits", () => {
  assert.deepEqual(names("visits", "critical"), ["everything", "desk", "night"]);
});

test("routesFor: no routes -> none", () => {
  assert.deepEqual(routesFor("visits", "critical", []), []);
});
