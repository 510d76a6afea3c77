// Time, and words to the operator.

export interface Clock {
  now(): Date;
}

/** A constant sentence and facts beside it. Never a secret, never a URL with credentials. */
export interface Log {
  debug(sentence: string, facts?: Readonly<Record<string, unknown>>): void;
  info(sentence: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(sentence: string, facts?: Readonly<Record<string, unknown>>): void;
  error(sentence: string, facts?: Readonly<Record<string, unknown>>): void;
}
