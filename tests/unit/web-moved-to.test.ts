// Which redirects are a move.
import assert from "node:assert/strict";
import { test } from "node:test";
import { movedTo } from "../../src/web/moved-to.ts";

/** `301 https://new.example/ 308 ...`: statuses and where they lead, from http://old.example/feed on. */
function moved(chain: readonly (readonly [number, string])[], privateOrigins: readonly string[] = []) {
  let from = new URL("http://old.example/feed");
  const redirects = chain.map(([status, address]) => {
    const to = new URL(address, from);
    const redirect = { status, from, to };
    from = to;
    return redirect;
  });
  return movedTo(redirects, (origin) => privateOrigins.includes(origin));
}

test("moved to: no redirect -> nowhere", () => assert.equal(moved([]), undefined));

for (const status of [301, 308]) {
  test(`moved to: one ${status} -> the new address`, () => {
    assert.equal(moved([[status, "https://new.example/feed"]]), "https://new.example/feed");
  });
}
for (const status of [302, 303, 307]) {
  test(`moved to: one ${status} -> nowhere`, () => assert.equal(moved([[status, "https://new.example/"]]), undefined));
}

test("moved to: every redirect permanent -> the last address", () => {
  const chain = [[301, "https://old.example/feed"] as const, [308, "/rss.xml"] as const];
  assert.equal(moved(chain), "https://old.example/rss.xml");
});

for (const at of [0, 1, 2]) {
  test(`moved to: three redirects of which number ${at + 1} is for now -> nowhere`, () => {
    const chain = [0, 1, 2].map((index) => [index === at ? 302 : 301, `/${index}`] as const);
    assert.equal(moved(chain), undefined);
  });
}

test("moved to: https left on the way, even to come back -> nowhere", () => {
  assert.equal(
    moved([
      [301, "https://old.example/"],
      [301, "http://old.example/b"],
      [301, "https://old.example/c"],
    ]),
    undefined,
  );
});

test("moved to: back where it began -> nowhere", () => {
  assert.equal(
    moved([
      [301, "/other"],
      [301, "/feed"],
    ]),
    undefined,
  );
});

test("moved to: from the public internet into a private network -> nowhere", () => {
  assert.equal(moved([[301, "http://nas.example/feed"]], ["http://nas.example"]), undefined);
});

test("moved to: within the operator's own networks -> the new address", () => {
  const own = ["http://old.example", "http://nas.example"];
  assert.equal(moved([[301, "http://nas.example/feed"]], own), "http://nas.example/feed");
});

test("moved to: from a private network to the public internet -> the new address", () => {
  assert.equal(moved([[301, "http://new.example/feed"]], ["http://old.example"]), "http://new.example/feed");
});
