// Signs webhooks as the Standard Webhooks specification 1.0.0 asks (symmetric, `v1`).
import { createHmac } from "node:crypto";

const prefix = "whsec_";

/**
 * The bytes behind a `whsec_` secret (24 to 64, in base64). A malformed one is a broken promise of the settings;
 * the secret itself is never told.
 */
export function signingKey(secret: string): Buffer {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : "", "base64");
  if (key.length < 24 || key.length > 64)
    throw new Error("A webhook secret is not whsec_ and base64 of 24 to 64 bytes.");

  return key;
}

export type Signed = { readonly id: string; readonly seconds: number; readonly body: string };

/** One signature for each key, parted by blanks: a receiver that knows any of them accepts the message. */
export function signatures(keys: readonly Buffer[], { id, seconds, body }: Signed): string {
  return keys
    .map((key) => `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`)
    .join(" ");
}
