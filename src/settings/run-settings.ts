// newswatch.yaml and the environment: how this process runs.
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { limits } from "../core/limits.ts";
import type { ServiceSettings } from "../core/settings.ts";
import { checkShape } from "./check-shape.ts";
import { type EnvironmentSettings, logLevels } from "./environment.ts";
import type { Part } from "./part.ts";
import { type Found, fine } from "./problem.ts";
import { choice, durationMs, keys, list, months, network, text, webAddress, wholeNumber, yesOrNo } from "./shapes.ts";

const contactExpected = "an address or e-mail in plain letters, without brackets";
const workers = wholeNumber(1, limits.concurrencyMax);

// The defaults are what an operator who says nothing gets.
export const serviceShape = keys({
  // It is sent in a header, inside brackets.
  contact: text(contactExpected)
    .regex(/^[^()\u{80}-\u{10ffff}]*$/u, contactExpected)
    .default("no contact given"),
  http: keys({
    host: text("a host name or address, such as 127.0.0.1").default("127.0.0.1"),
    port: wholeNumber(0, limits.portMax).default(8080),
    url: webAddress().optional(),
  }).prefault({}),
  data: text("a folder").default("data"),
  fetch: keys({
    "allow-private": list(network, "a list of networks").default([]),
    "host-gap": durationMs(0, limits.hostGapMsMax).default(limits.hostGapMsDefault),
    robots: yesOrNo.default(true),
  }).prefault({}),
  websub: keys({ callback: webAddress().optional() }).prefault({}),
  concurrency: keys({
    "check-feed": workers.default(8),
    "read-article": workers.default(8),
    "judge-article": workers.default(2),
    "send-alert": workers.default(16),
  }).prefault({}),
  "keep-text": months(limits.keepTextMonthsMax).default(limits.keepTextMonthsDefault),
  "keep-pages": months(limits.keepTextMonthsMax).default(limits.keepPagesMonthsDefault),
  reread: z.boolean({ error: "true or false" }).default(true),
  "watch-alerts-per-hour": wholeNumber(1, limits.alertsPerHourMax).default(limits.alertsPerHourDefault),
  log: choice(logLevels).default("info"),
});

export type ServiceNeeds = { readonly configFolder: string; readonly environment: EnvironmentSettings };

/** When the file could not be read or has problems, the settings are those of an empty one, so that the other files can still be checked. */
export function readService(part: Part | undefined, needs: ServiceNeeds): Found<ServiceSettings> {
  // A file in which every line is commented out says nothing, which is fine.
  const found = part === undefined ? fine(undefined) : checkShape({ ...part, value: part.value ?? {} }, serviceShape);
  const written = found.value ?? serviceShape.parse({});
  return { value: serviceSettings(written, needs), problems: found.problems };
}

function serviceSettings(written: z.infer<typeof serviceShape>, needs: ServiceNeeds): ServiceSettings {
  const { environment } = needs;
  const { concurrency } = written;
  const host = environment.httpHost ?? written.http.host;
  const port = environment.httpPort ?? written.http.port;
  const url = environment.httpUrl ?? written.http.url ?? localAddress(host, port);
  return {
    configFolder: resolve(needs.configFolder),
    dataFolder: resolve(environment.dataFolder ?? written.data),
    databaseUrl: environment.databaseUrl,
    redisUrl: environment.redisUrl,
    http: { host, port, url: url.replace(/\/+$/, "") },
    contact: written.contact,
    allowPrivate: written.fetch["allow-private"],
    hostGapMs: written.fetch["host-gap"],
    robots: written.fetch.robots,
    websubCallback: written.websub.callback?.replace(/\/+$/, ""),
    concurrency: {
      checkFeed: concurrency["check-feed"],
      readArticle: concurrency["read-article"],
      judgeArticle: concurrency["judge-article"],
      sendAlert: concurrency["send-alert"],
    },
    keepTextMonths: written["keep-text"],
    keepPagesMonths: written["keep-pages"],
    reread: written.reread,
    watchAlertsPerHourMax: written["watch-alerts-per-hour"],
    logLevel: environment.logLevel ?? written.log,
  };
}

/** A server that listens on every address is reached at the machine's own. */
function localAddress(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;

  return isIP(host) === 6 ? `http://[${host}]:${port}` : `http://${host}:${port}`;
}
