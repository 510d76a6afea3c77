// Which addresses may be dialled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addressGuard } from "../../src/web/address-guard.ts";
import { readUrl } from "../../src/web/read-url.ts";

const guard = addressGuard([]);

const refused = [
  "0.0.0.0",
  "0.1.2.3",
  "10.0.0.1",
  "100.64.0.1",
  "100.100.100.200",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.1",
  "192.0.2.1",
  "192.88.99.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::127.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:169.254.169.254",
  "::ffff:0:127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b::169.254.169.254",
  "64:ff9b:1::7f00:1",
  "2002:7f00:1::",
  "2002:a9fe:a9fe::1",
  "2001::1",
  "2001:0:7f00:1::",
  "2001:db8::1",
  "2001:20::1",
  "3fff::1",
  "5f00::1",
  "100::1",
  "100:0:0:1::1",
  "4000::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "fec0::1",
  "ff02::1",
  "not an address",
  "",
];

for (const address of refused) {
  test(`address guard: ${JSON.stringify(address)} -> refused with a sentence`, () => {
    assert.match(guard.refusal(address, false) ?? "allowed", /\.$/);
  });
}

for (const address of [
  "8.8.8.8",
  "93.184.215.14",
  "2606:4700::1111",
  "2a00:1450:4001::200e",
  "::ffff:8.8.8.8",
  "64:ff9b::808:808",
]) {
  test(`address guard: ${address} -> may be dialled`, () => {
    assert.equal(guard.refusal(address, false), undefined);
  });
}

test("address guard: an allowed network -> its addresses, in every writing, and no others", () => {
  const open = addressGuard(["10.1.0.0/16", "fd12::/16", "192.168.7.9"]);

  for (const address of ["10.1.2.3", "::ffff:10.1.2.3", "fd12::1", "192.168.7.9"]) {
    assert.equal(open.refusal(address, false), undefined, address);
  }
  for (const address of ["10.2.0.1", "fd13::1", "192.168.7.10", "127.0.0.1"]) {
    assert.notEqual(open.refusal(address, false), undefined, address);
  }
});

test("address guard: an allowed host and port -> only both together", () => {
  const open = addressGuard(["Nas.Local:8080", "127.0.0.1:9000", "[::1]:9000", "plain.local:80"]);

  assert.equal(open.allowsOrigin("nas.local", 8080), true);
  assert.equal(open.allowsOrigin("nas.local", 8081), false);
  assert.equal(open.allowsOrigin("other.local", 8080), false);
  assert.equal(open.allowsOrigin("127.0.0.1", 9000), true);
  assert.equal(open.allowsOrigin("::1", 9000), true);
  assert.equal(open.allowsOrigin("plain.local", 80), true);
  assert.equal(open.refusal("10.0.0.5", true), undefined);
});

const metadata = [
  "169.254.169.254",
  "169.254.0.1",
  "fe80::1",
  "::ffff:169.254.169.254",
  "fd00:ec2::254",
  "100.100.100.200",
];
for (const address of metadata) {
  test(`address guard: ${address} although everything is allowed -> refused all the same`, () => {
    const open = addressGuard(["0.0.0.0/0", "::/0"]);

    assert.match(open.refusal(address, true) ?? "allowed", /never opened/);
  });
}

for (const entry of ["", "nas", "nas.local", "10.0.0.0/99", ":80", "a b:80", "nas.local:port"]) {
  test(`address guard: the entry ${JSON.stringify(entry)} -> refused by name when the door is opened`, () => {
    assert.throws(() => addressGuard([entry]), /allowPrivate/);
  });
}

// The writings of one private host that a check of the text alone would let through.
const disguises: readonly (readonly [string, string])[] = [
  ["http://2130706433/", "127.0.0.1"],
  ["http://0x7f.1/", "127.0.0.1"],
  ["http://0177.0.0.1/", "127.0.0.1"],
  ["http://127.1/", "127.0.0.1"],
  ["http://127.0.0.1./", "127.0.0.1"],
  ["http://①②⑦.⓪.⓪.①/", "127.0.0.1"],
  ["http://127。0。0。1/", "127.0.0.1"],
  ["http://１２７.0.0.1/", "127.0.0.1"],
  ["http://127.0.0.1:8888\\@public.example/", "127.0.0.1"],
  ["http:127.0.0.1/", "127.0.0.1"],
  ["http:///127.0.0.1/", "127.0.0.1"],
  ["ht\ntp://127.0.0.1/", "127.0.0.1"],
  ["http://[::ffff:127.0.0.1]/", "[::ffff:7f00:1]"],
  ["http://[::]/", "[::]"],
  ["http://0/", "0.0.0.0"],
  ["http://169.254.43518/", "169.254.169.254"],
];
for (const [address, host] of disguises) {
  test(`address guard: ${JSON.stringify(address)} -> seen as ${host} and refused`, () => {
    const read = readUrl(address);
    assert.ok(read.kind === "url");
    assert.equal(read.url.hostname, host);
    assert.notEqual(guard.refusal(host.replace(/^\[|\]$/g, ""), false), undefined);
  });
}

const unusable = [
  "",
  "wire.example",
  "/feed",
  "file:///etc/passwd",
  "ftp://wire.example/",
  "data:text/plain,hi",
  "gopher://127.0.0.1:70/_hi",
  "javascript:alert(1)",
  "source:file:///etc/passwd",
  "http://user@wire.example/",
  "http://:secret@wire.example/",
  "http://public.example@127.0.0.1/",
  "http://256.1.1.1/",
  "http://[fe80::1%25eth0]/",
  "http://a b/",
  "http://",
  `http://wire.example/${"x".repeat(2_048)}`,
];
for (const address of unusable) {
  test(`address: ${JSON.stringify(address.slice(0, 50))} -> bad, with a sentence and without the address`, () => {
    const read = readUrl(address);
    assert.ok(read.kind === "bad");
    assert.match(read.why, /^The address .*\.$/);
    assert.doesNotMatch(read.why, /secret|passwd/);
  });
}

test("address: a fragment and a relative redirect -> resolved, without the fragment", () => {
  const base = new URL("https://wire.example/a/b?c=d");
  const read = readUrl("../e#f", base);

  assert.equal(read.kind === "url" && read.url.href, "https://wire.example/e");
});
