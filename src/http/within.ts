// Asks something that may hang or fail, and settles for no answer after a while.

export type Asked<Value> =
  | { readonly kind: "answer"; readonly value: Value }
  | { readonly kind: "no-answer"; readonly error: unknown };

/** The question itself is not taken back when time runs out; its late answer is let go. */
export async function within<Value>(timeoutMs: number, ask: () => Promise<Value>): Promise<Asked<Value>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Asked<Value>>((resolve) => {
    const error = new Error(`There was no answer within ${timeoutMs} ms.`);
    timer = setTimeout(() => resolve({ kind: "no-answer", error }), timeoutMs);
  });
  try {
    return await Promise.race([settled(ask), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function settled<Value>(ask: () => Promise<Value>): Promise<Asked<Value>> {
  try {
    return { kind: "answer", value: await ask() };
  } catch (error) {
    return { kind: "no-answer", error };
  }
}
