// Reads a small text file whole, or says in words why it cannot be read.
import { readFile, stat } from "node:fs/promises";

export type FileReading = { readonly kind: "bytes"; readonly bytes: Uint8Array } | FileFailure;
export type FileFailure = { readonly kind: "absent" | "unreadable"; readonly why: string };

const whyByCode: Readonly<Record<string, string>> = {
  ENOENT: "is missing",
  ENOTDIR: "has a parent that is not a folder",
  EACCES: "cannot be read by this user",
  EPERM: "cannot be read by this user",
  EISDIR: "is a folder, not a file",
};

export async function readBounded(path: string, bytesMax: number): Promise<FileReading> {
  try {
    const facts = await stat(path);
    // A pipe or a device would be waited for, or never end.
    if (!facts.isFile()) return { kind: "unreadable", why: "is not a file" };
    if (facts.size > bytesMax) return { kind: "unreadable", why: `is larger than ${bytesMax} bytes` };

    return { kind: "bytes", bytes: await readFile(path) };
  } catch (error) {
    return failureOf(error);
  }
}

/** The failure that an error of the file system stands for; anything else is a broken promise and is thrown on. */
export function failureOf(error: unknown): FileFailure {
  const code = codeOf(error);
  if (code === undefined) throw new Error("A file could not be read.", { cause: error });

  const kind = code === "ENOENT" ? "absent" : "unreadable";
  return { kind, why: whyByCode[code] ?? `cannot be read (${code})` };
}

/** Undefined when the bytes are not UTF-8. A byte order mark is taken off. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (codeOf(error) === "ERR_ENCODING_INVALID_ENCODED_DATA") return undefined;
    throw new Error("A text could not be decoded.", { cause: error });
  }
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;

  return typeof error.code === "string" ? error.code : undefined;
}
