// Signs webhooks as the Standard Webhooks specification 1.0.0 asks (symmetric, `v1`).
import { createHmac } from "node:crypto";
import { limits } from "../core/limits.ts";

const prefix = "whsec_";

/**
 * The bytes behind a `whsec_` secret, in base64. A malformed one is a broken promise of the settings; the secret itself
 * is never shown.
 */
export function signingKey(secret: string): Buffer {
  const key = Buffer.from(secret.startsWith(prefix) ? secret.slice(prefix.length) : "", "base64");
  const { webhookSecretBytesMin: min, webhookSecretBytesMax: max } = limits;
  if (key.length < min || key.length > max) {
    throw new Error(`A webhook secret must be whsec_ and base64 of ${min} to ${max} bytes.`);
  }

  return key;
}

export type Signed = { readonly id: string; readonly seconds: number; readonly body: string };

/** One signature for each key, separated by spaces: a receiver that knows any of them accepts the message. */
export function signatures(keys: readonly Buffer[], { id, seconds, body }: Signed): string {
  return keys
    .map((key) => `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`)
    .join(" ");
}
