// Whether a hub's message is signed with our secret (WebSub, section 8).
import { createHmac, timingSafeEqual } from "node:crypto";

const methods = ["sha1", "sha256", "sha384", "sha512"];

/** `header` is `method=hex`. A method that is not known proves nothing. */
export function isSigned(body: Uint8Array, header: string | undefined, secret: string): boolean {
  const [, method = "", hex = ""] = /^\s*([a-z0-9]+)=([0-9a-f]+)\s*$/i.exec(header ?? "") ?? [];
  const name = method.toLowerCase();
  if (!methods.includes(name)) return false;

  const expected = createHmac(name, secret).update(body).digest();
  const given = Buffer.from(hex, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
