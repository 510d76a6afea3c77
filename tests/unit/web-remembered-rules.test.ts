// What this process remembers of robots.txt: the pauses of hosts, and what is forgotten when there is too much.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../src/core/limits.ts";
import { rememberedRules } from "../../src/web/remembered-rules.ts";

function rules(delayMs: number, chars = 1) {
  return { rules: { allows: () => true, delayMs }, untilMs: 0, chars };
}

test("rememberedRules: a host asks for a pause by https and says nothing by http -> the pause is kept", () => {
  const memory = rememberedRules();
  memory.keep("https://wire.example", rules(5_000));
  memory.keep("http://wire.example", rules(0));

  assert.equal(memory.delayMs("wire.example"), 5_000);
  memory.keep("http://wire.example", { rules: "unknown", untilMs: 0, chars: 0 });
  assert.equal(memory.delayMs("wire.example"), 5_000);
  memory.keep("https://wire.example", rules(0));
  assert.equal(memory.delayMs("wire.example"), 0);
});

test("rememberedRules: another host, another port -> no pause of theirs is taken", () => {
  const memory = rememberedRules();
  memory.keep("https://wire.example:8443", rules(5_000));

  assert.equal(memory.delayMs("wire.example"), 0);
  assert.equal(memory.delayMs("wire.example:8443"), 5_000);
});

test("rememberedRules: too many, or too much text -> the oldest are forgotten with their pauses", () => {
  const memory = rememberedRules();
  for (let index = 0; index <= limits.robotsRememberedMax; index += 1) {
    memory.keep(`https://h${index}.example`, rules(1_000));
  }
  assert.equal(memory.find("https://h0.example"), undefined);
  assert.equal(memory.delayMs("h0.example"), 0);
  assert.equal(memory.delayMs("h1.example"), 1_000);

  memory.keep("https://long.example", rules(1_000, limits.robotsRememberedCharsMax));
  assert.equal(memory.find("https://h1.example"), undefined);
  assert.equal(memory.delayMs("long.example"), 1_000);
});
