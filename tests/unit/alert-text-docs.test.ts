// docs/alerts.md keeps its word: its settings are valid, and its receiver tells our webhooks from others.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { signatures, signingKey } from "../../src/channels/webhook-signature.ts";
import { limits } from "../../src/core/limits.ts";
import { readSettings } from "../../src/settings/read-settings.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const page = await readFile(join(root, "docs/alerts.md"), "utf8");
const secret = `whsec_${randomBytes(32).toString("base64")}`;

/** All blocks of the language, one after another: together they are one file. */
function block(language: string): string {
  const found = [...page.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, text = ""]) => text);
  assert.notEqual(found.length, 0);
  return found.join("");
}

type Receiver = (headers: Readonly<Record<string, string>>, body: string, secret: string) => boolean;

async function receiver(): Promise<Receiver> {
  const { isFromNewswatch } = await import(`data:text/javascript,${encodeURIComponent(block("js"))}`);
  return isFromNewswatch;
}

function headersOf(body: string, secrets: readonly string[], seconds = Math.floor(Date.now() / 1_000)) {
  const id = "01939a00-0000-7000-8000-000000000006";
  const signature = signatures(secrets.map(signingKey), { id, seconds, body });
  return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": signature };
}

test("docs/alerts.md: its settings beside the shipped ones -> taken as they are written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "newswatch-docs-"));
  try {
    await cp(join(root, "config"), folder, { recursive: true });
    await writeFile(join(folder, "alerts.yaml"), block("yaml"));
    const reading = await readSettings({ configFolder: folder, env: { DESK_HOOK_SECRET: secret, SMTP_PASSWORD: "x" } });
    assert.ok(reading.kind === "settings", JSON.stringify(reading));
    const { channels, routes, notices } = reading.settings.desk;
    assert.deepEqual(notices, ["console", "editors"]);
    assert.deepEqual(
      channels.map(({ kind }) => kind),
      ["console", "webhook", "email"],
    );
    assert.equal(routes.length, 3);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("docs/alerts.md: its receiver and our signature -> accepted, with one secret and with two", async () => {
  const isFromNewswatch = await receiver();
  const body = '{"type":"alert.opened","text":"习近平"}';
  const old = `whsec_${randomBytes(24).toString("base64")}`;
  assert.equal(isFromNewswatch(headersOf(body, [secret]), body, secret), true);
  assert.equal(isFromNewswatch(headersOf(body, [old, secret]), body, secret), true);
});

test("docs/alerts.md: its receiver and what is changed, old, unsigned or another's -> refused", async () => {
  const isFromNewswatch = await receiver();
  const body = "{}";
  const good = headersOf(body, [secret]);
  assert.equal(isFromNewswatch(good, "{} ", secret), false);
  assert.equal(isFromNewswatch(good, body, `whsec_${randomBytes(32).toString("base64")}`), false);
  assert.equal(isFromNewswatch(headersOf(body, [secret], 1_000), body, secret), false);
  assert.equal(isFromNewswatch({}, body, secret), false);
  assert.equal(isFromNewswatch({ ...good, "webhook-signature": "v1," }, body, secret), false);
});

test("docs/alerts.md: the schedule it tells -> the schedule that is kept", () => {
  const hours = limits.deliveryScheduleMs.reduce<number>((sum, ms) => sum + ms, 0) / 3_600_000;
  assert.equal(Math.floor(hours), 75);
  assert.match(page, /at once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h: 75 hours in all/);
});

test("docs/alerts.md: its length -> a page, not a book", () => {
  assert.ok(page.split("\n").length <= 120);
});
