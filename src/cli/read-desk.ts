// Reads the settings for a command; with problems the command ends before it has touched anything.
import type { SettingsReading } from "../core/settings.ts";
import { readFingerprint } from "../settings/fingerprint.ts";
import { formatProblems } from "../settings/format-problems.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Terminal } from "./command.ts";

export function configFolderOf(env: Terminal["env"]): string {
  return env["NEWSWATCH_CONFIG"] ?? "config";
}

export function readFrom({ env }: Terminal): Promise<SettingsReading> {
  return readSettings({ configFolder: configFolderOf(env), env });
}

export function fingerprintFrom({ env }: Terminal): Promise<string> {
  return readFingerprint({ configFolder: configFolderOf(env), env });
}

/** The settings, or undefined after every problem has been listed on stderr. */
export async function readOrTell(terminal: Terminal) {
  const reading = await readFrom(terminal);
  if (reading.kind === "settings") return reading;

  terminal.err(`${formatProblems(reading.problems)}\n`);
  return undefined;
}
