// A webhook in alerts.yaml: an address and the secrets that its messages are signed with.
import { z } from "zod";
import { limits } from "../core/limits.ts";
import type { ChannelSetting, SettingsProblem } from "../core/settings.ts";
import { checkShape } from "./check-shape.ts";
import { child, children, type Part, problemAt } from "./part.ts";
import type { Found } from "./problem.ts";
import { referenceForms } from "./references.ts";
import { keys, list, text, webAddress } from "./shapes.ts";
import { secretProblems } from "./written-secret.ts";

const secretExpected = `whsec_ and base64 of ${limits.webhookSecretBytesMin} to ${limits.webhookSecretBytesMax} bytes`;
const secretsExpected = `a list of at most ${limits.webhookSecretsMax} secrets`;
const secret = text(secretExpected);

export const webhookShape = keys({
  kind: z.literal("webhook"),
  url: webAddress(),
  secret: secret.optional(),
  secrets: list(secret, secretsExpected)
    .min(1, secretsExpected)
    .max(limits.webhookSecretsMax, secretsExpected)
    .optional(),
});

export function readWebhook(name: string, part: Part): Found<ChannelSetting | undefined> {
  const found = checkShape(part, webhookShape);
  const parts = [...children(child(part, "secret")), ...children(child(part, "secrets"))];
  const faults = parts.flatMap((one) => secretProblems(one, isSigningSecret, secretExpected));
  const problems = [...found.problems, ...faults, ...countProblems(part)];
  if (found.value === undefined) return { value: undefined, problems };

  const { kind, url, secret: only, secrets: several = [] } = found.value;
  return { value: { name, kind, url, secrets: only === undefined ? several : [only] }, problems };
}

function countProblems(part: Part): readonly SettingsProblem[] {
  const [hasOne, hasSeveral] = [child(part, "secret"), child(part, "secrets")].map(({ value }) => value !== undefined);
  if (hasOne && hasSeveral) return [problemAt(child(part, "secrets"), "keep either secret or secrets", "key")];
  if (hasOne || hasSeveral) return [];

  return [problemAt(part, `the key "secret" is missing; expected ${referenceForms}`)];
}

/** The form that the Standard Webhooks specification gives symmetric secrets. */
function isSigningSecret(written: string): boolean {
  const [, digits] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(written) ?? [];
  if (digits === undefined) return false;

  const { length } = Buffer.from(digits, "base64");
  return length >= limits.webhookSecretBytesMin && length <= limits.webhookSecretBytesMax;
}
