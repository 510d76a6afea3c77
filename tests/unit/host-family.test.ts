// Which hosts count as one family.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hostFamily } from "../../src/core/host-family.ts";

for (const [host, family] of [
  ["example.com", "example.com"],
  ["www.example.com", "example.com"],
  ["a.b.c.example.com:8080", "example.com"],
  ["www.example.com.", "example.com"],
  ["one.tumblr.com", "tumblr.com"],
  ["desk.github.io", "github.io"],
  ["www.bbc.co.uk", "bbc.co.uk"],
  ["bbc.co.uk", "bbc.co.uk"],
  ["news.com.au", "news.com.au"],
  ["www.abc.net.au", "abc.net.au"],
  ["www.gov.cn", "www.gov.cn"],
  ["english.www.gov.cn", "www.gov.cn"],
  ["www.mid.ru", "mid.ru"],
  ["nas.local", "nas.local"],
  ["localhost", "localhost"],
  ["localhost:80", "localhost"],
  ["127.0.0.1", "127.0.0.1"],
  ["127.1.2.3:8080", "127.1.2.3"],
  ["[2606:4700::1]", "[2606:4700::1]"],
  ["[2606:4700::1]:8080", "[2606:4700::1]"],
] as const) {
  test(`host family: ${host} -> ${family}`, () => assert.equal(hostFamily(host), family));
}
