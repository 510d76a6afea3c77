// The languages of the services that queries are brought from: their operators, their order, and what plain words mean.
import { brandwatch } from "./brandwatch.ts";
import { factiva } from "./factiva.ts";
import type { Dialect } from "./foreign.ts";
import { googleAlerts } from "./google-alerts.ts";
import { meltwater } from "./meltwater.ts";
import { nexis } from "./nexis.ts";

export const dialects: Readonly<Record<string, Dialect>> = {
  meltwater,
  brandwatch,
  factiva,
  nexis,
  "google-alerts": googleAlerts,
};
