// Which anti-bot product turned us away, and by which header that is known.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wallOf } from "../../src/web/wall.ts";

const wall = (status: number, headers: Readonly<Record<string, string>>) => wallOf(status, (name) => headers[name]);

const walls: readonly (readonly [number, string, string, string, string])[] = [
  [403, "cf-mitigated", "challenge", "cloudflare", "cf-mitigated: challenge"],
  [200, "cf-mitigated", "challenge", "cloudflare", "cf-mitigated: challenge"],
  [202, "x-amzn-waf-action", "challenge", "aws-waf", "x-amzn-waf-action: challenge"],
  [405, "x-amzn-waf-action", "captcha", "aws-waf", "x-amzn-waf-action: captcha"],
  [429, "x-vercel-mitigated", "challenge", "vercel", "x-vercel-mitigated: challenge"],
  [403, "x-datadome", "protected", "datadome", "x-datadome: protected"],
  [403, "server", "DataDome", "datadome", "server: DataDome"],
  [403, "set-cookie", "a=b; Path=/, datadome=s3cr3t; Path=/", "datadome", "set-cookie: datadome"],
  [403, "set-cookie", "_pxhd=s3cr3t; Path=/", "perimeterx", "set-cookie: _pxhd"],
  [429, "x-kpsdk-ct", "s3cr3t", "kasada", "x-kpsdk-ct: s3cr3t"],
  [403, "x-iinfo", "14-1-0", "imperva", "x-iinfo: 14-1-0"],
  [403, "x-cdn", "Incapsula", "imperva", "x-cdn: Incapsula"],
  [403, "set-cookie", "visid_incap_123=s3cr3t", "imperva", "set-cookie: visid_incap"],
  [403, "x-sucuri-block", "BLACKLISTED", "sucuri", "x-sucuri-block: BLACKLISTED"],
  [403, "server", "Sucuri/Cloudproxy", "sucuri", "server: Sucuri"],
  [403, "server", "ddos-guard", "ddos-guard", "server: ddos-guard"],
  [403, "server", "QRATOR", "qrator", "server: QRATOR"],
  [403, "server", "AkamaiGHost", "akamai", "server: AkamaiGHost"],
];
for (const [status, header, value, product, shown] of walls) {
  test(`wall: ${status} with ${header}: ${value} -> ${product}`, () => {
    assert.deepEqual(wall(status, { [header]: value }), { product, header: shown });
  });
}

const noWalls: readonly (readonly [number, Readonly<Record<string, string>>])[] = [
  [403, {}],
  [403, { server: "nginx" }],
  [403, { server: "cloudflare", "cf-ray": "8c1" }],
  [200, { server: "AkamaiGHost" }],
  [200, { "x-datadome": "protected" }],
  [200, { "set-cookie": "datadome=1" }],
  [404, { server: "AkamaiGHost" }],
  [304, { "x-iinfo": "1" }],
  [500, { server: "QRATOR" }],
  [202, { "x-amzn-waf-action": "allow" }],
  [403, { "set-cookie": "mydatadome_is=not; x_pxy=1" }],
];
for (const [status, headers] of noWalls) {
  test(`wall: ${status} with ${JSON.stringify(headers)} -> no wall is claimed`, () => {
    assert.equal(wall(status, headers), undefined);
  });
}

test("wall: several products -> the surest sign is named", () => {
  assert.equal(wall(403, { server: "AkamaiGHost", "cf-mitigated": "challenge" })?.product, "cloudflare");
});

test("wall: a header full of odd letters -> told short and plain", () => {
  const told = wall(403, { "x-iinfo": `<script>\u202e\r\n${"x".repeat(5_000)}` })?.header ?? "";

  assert.ok(told.length <= 60, told);
  assert.match(told, /^[\x20-\x7e]+$/);
});
