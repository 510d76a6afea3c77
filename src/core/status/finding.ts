// One thing that the operator should know, and the verdict over all of them.

export type Finding = {
  /** `info` does not change the verdict. */
  readonly level: "fail" | "warn" | "info";
  readonly subject: string;
  readonly sentence: string;
  readonly remedy: string;
};

export type Verdict = {
  readonly status: "pass" | "warn" | "fail";
  /** The worst first. */
  readonly findings: readonly Finding[];
};
