// Why the embedded PostgreSQL could not be brought up, in words for an operator and a code for programs.

export type EmbeddedFailureCode =
  | "no-programs"
  | "no-account"
  | "folder"
  | "init-failed"
  | "wrong-version"
  | "start-failed"
  | "stop-failed"
  | "in-use"
  | "stopped";

/** The message is one or two whole sentences: what happened, where, and what to do. */
export class EmbeddedFailure extends Error {
  readonly code: EmbeddedFailureCode;

  constructor(code: EmbeddedFailureCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "EmbeddedFailure";
    this.code = code;
  }
}

/** The code of a failed system call (`EACCES`, `ENOSPC` ...); undefined for anything else. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Absent is an answer; anything else that goes wrong is thrown. */
export function absentIsUndefined(error: unknown): undefined {
  const code = systemCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw error;
}
