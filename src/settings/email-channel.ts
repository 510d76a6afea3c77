// E-mail in alerts.yaml: a mail server, and who writes to whom.
import { z } from "zod";
import { limits } from "../core/limits.ts";
import type { ChannelSetting, SettingsProblem } from "../core/settings.ts";
import { checkShape } from "./check-shape.ts";
import { child, type Part, problemAt } from "./part.ts";
import type { Found } from "./problem.ts";
import { choice, keys, oneOrMany, text, wholeNumber } from "./shapes.ts";
import { secretProblems } from "./written-secret.ts";

const tlsModes = ["required", "starttls", "opportunistic", "none"] as const;
// RFC 8314 gives 465 to TLS from the first byte; submission and relay begin in the clear.
const portByTls = { required: 465, starttls: 587, opportunistic: 25, none: 25 } as const;

const addressExpected = "an e-mail address, such as desk@example.org or Desk <desk@example.org>";
const address = text(addressExpected).regex(/^([^<>@,;]+<)?[^\s<>@,;]+@[^\s<>@,;]+>?$/, addressExpected);

export const emailShape = keys({
  kind: z.literal("email"),
  host: text("the mail server's name"),
  port: wholeNumber(1, limits.portMax).optional(),
  tls: choice(tlsModes).default("starttls"),
  user: text("a user name").optional(),
  password: z.string({ error: "a password" }).optional(),
  from: address,
  to: oneOrMany(address, "one e-mail address, or a list of them"),
});

export function readEmail(name: string, part: Part): Found<ChannelSetting | undefined> {
  const found = checkShape(part, emailShape);
  const faults = secretProblems(child(part, "password"), (password) => password !== "", "a password");
  const problems = [...found.problems, ...faults, ...pairProblems(part)];
  if (found.value === undefined) return { value: undefined, problems };

  const { port, user, password, ...rest } = found.value;
  return { value: { ...rest, name, port: port ?? portByTls[rest.tls], user, password }, problems };
}

/** A mail server is told both or neither. */
function pairProblems(part: Part): readonly SettingsProblem[] {
  const [user, password] = [child(part, "user"), child(part, "password")];
  if ((user.value === undefined) === (password.value === undefined)) return [];

  const missing = user.value === undefined ? "user" : "password";
  return [problemAt(part, `the key "${missing}" is missing; a user and a password go together`)];
}
