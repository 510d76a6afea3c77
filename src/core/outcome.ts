// What a step says when it is finished, so that silence can always be explained.

/** `later` asks to be run again after `delayMs`; `drop` says why nothing more will happen. */
export type Outcome =
  | { readonly kind: "done"; readonly what: string }
  | { readonly kind: "later"; readonly delayMs: number; readonly why: string }
  | { readonly kind: "drop"; readonly why: string };

export function done(what: string): Outcome {
  return { kind: "done", what };
}

export function later(delayMs: number, why: string): Outcome {
  return { kind: "later", delayMs, why };
}

export function drop(why: string): Outcome {
  return { kind: "drop", why };
}

/** Ends a `switch` over a union: a forgotten case does not compile. */
export function unreachable(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`);
}
