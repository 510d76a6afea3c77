// Tells whether the settings changed, without reading what they say.
import { createHash } from "node:crypto";
import { type ConfigFolder, readConfigFolder } from "./config-folder.ts";
import { type Answers, type Environment, folderAnswers } from "./references.ts";

export type SettingsOptions = {
  readonly configFolder: string;
  readonly env: Environment;
  /** What feeds.yaml would say, when that is the question. */
  readonly feedsBytes?: Uint8Array;
};

/**
 * Changes with any byte of any config file, and with any secret they refer to. The same as that of a reading, at the
 * price of reading the bytes.
 */
export async function readFingerprint({ configFolder, env }: SettingsOptions): Promise<string> {
  const { value: folder } = await readConfigFolder(configFolder);
  return fingerprintOf(folder, folder === undefined ? new Map() : await folderAnswers(folder, env));
}

/** A folder that is not there has a fingerprint too. */
export function fingerprintOf(folder: ConfigFolder | undefined, answers: Answers): string {
  const hash = createHash("sha256").update(JSON.stringify([folder?.names, [...answers]]));
  const files = folder === undefined ? [] : [...Object.values(folder.files), ...folder.entities, ...folder.watches];
  for (const { name, reading } of files) {
    const bytes = reading.kind === "bytes" ? reading.bytes : reading.why;
    hash.update(JSON.stringify([name, reading.kind, bytes.length])).update(bytes);
  }
  return hash.digest("hex");
}
