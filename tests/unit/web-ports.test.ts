// Ports on which no news is served.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isBlockedPort } from "../../src/web/blocked-ports.ts";

for (const port of [
  22, 23, 25, 53, 110, 143, 445, 465, 587, 2375, 3306, 5432, 6379, 6667, 9200, 10_080, 11_211, 27_017,
]) {
  test(`ports: ${port} -> blocked`, () => assert.equal(isBlockedPort(port), true));
}
for (const port of [80, 81, 443, 591, 3000, 4000, 5000, 8000, 8008, 8080, 8088, 8443, 8888, 9000, 50_000, 65_535]) {
  test(`ports: ${port} -> open`, () => assert.equal(isBlockedPort(port), false));
}
