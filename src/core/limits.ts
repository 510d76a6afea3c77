// Every bound of the house, with its unit in its name.
import { incomingLimits } from "./limits/incoming.ts";
import { judgingLimits } from "./limits/judging.ts";
import { runningLimits } from "./limits/running.ts";

export const limits = { ...incomingLimits, ...judgingLimits, ...runningLimits } as const;
