// Everything that goes out to the web goes through the guarded door: no other file can open a connection.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bareCode } from "../helpers/bare-code.ts";
import { readTree, type SourceFile } from "../helpers/house-rules.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What can reach out. `isIP` of node:net reaches nowhere. */
const opensConnections = /^(?:node:(?:net|http|https|http2|tls|dgram|dns)(?:\/.*)?|undici)$/;
const asksByItself = /(?<![.\w$])(?:fetch|XMLHttpRequest|WebSocket|EventSource)\s*\(/;

/** The command that asks the operator's own status server, by the address in the settings. */
const allowed = new Set(["src/cli/status.ts"]);

function reachesOut({ path, text }: SourceFile): boolean {
  if (path.startsWith("src/web/") || allowed.has(path)) return false;

  const { code, texts } = bareCode(text);
  const imported = [...code.matchAll(/\bimport\b([^;]*?)\bfrom\s*"(\d+)"/g)];
  const opens = imported.some(([, names = "", at]) => {
    return names.trim() !== "{ isIP }" && opensConnections.test(texts[Number(at)] ?? "");
  });
  return opens || asksByItself.test(code);
}

test("only door: every source file -> none but the web room opens connections of its own", () => {
  const files = readTree(root, ["src", "workers"]);
  assert.ok(files.length > 100);

  assert.deepEqual(
    files.filter(reachesOut).map(({ path }) => path),
    [],
  );
});

test("only door: every source file -> one parser of addresses, that of the platform", () => {
  const others = /\b(?:url|URL)\s*\.\s*parse\s*\(|\bimport\b[^;]*\bparse\b[^;]*"node:url"/;
  const files = readTree(root, ["src", "workers"]);

  assert.deepEqual(
    files.filter(({ text }) => others.test(text)).map(({ path }) => path),
    [],
  );
});

for (const text of [
  'import net from "node:net";\n',
  'import { connect, isIP } from "node:net";\n',
  'import { request } from "undici";\n',
  'import { lookup } from "node:dns/promises";\n',
  "export const ask = () => fetch(address);\n",
]) {
  test(`only door: a planted ${JSON.stringify(text.trim())} -> found`, () => {
    assert.equal(reachesOut({ path: "src/feeds/planted.ts", text }), true);
    assert.equal(reachesOut({ path: "src/web/planted.ts", text }), false);
  });
}

test("only door: isIP alone, and a method called fetch -> no connection", () => {
  const text = 'import { isIP } from "node:net";\nexport const ask = () => timer.fetch(isIP(""));\n';

  assert.equal(reachesOut({ path: "src/settings/planted.ts", text }), false);
});
