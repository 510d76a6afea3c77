// One thing that the operator should know, and the verdict over all of them.
import { counted } from "./how-long.ts";

export type Finding = {
  /** `info` does not change the verdict. */
  readonly level: "fail" | "warn" | "info";
  readonly subject: string;
  readonly sentence: string;
  readonly remedy: string;
};

export type HealthVerdict = {
  readonly status: "pass" | "warn" | "fail";
  /** The worst first. */
  readonly findings: readonly Finding[];
};

type Summed = {
  readonly status: HealthVerdict["status"];
  readonly findings: readonly { readonly level: string }[];
};

/** The whole verdict in one sentence. */
export function verdictInWords({ status, findings }: Summed): string {
  if (status === "pass") return "Everything works.";
  if (status === "fail") return "Something is broken.";

  const warnings = findings.filter(({ level }) => level === "warn").length;
  return `Running, with ${counted(warnings, "warning")}.`;
}
