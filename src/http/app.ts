// The status server: what it answers, to whom, and how long it waits for slow clients.
import Fastify, { type FastifyInstance } from "fastify";
import { limits } from "../core/limits.ts";
import { addAlertRoutes } from "./alert-routes.ts";
import { addErrorAnswers } from "./error-answers.ts";
import { addMetricsRoute } from "./metrics-route.ts";
import type { HttpNeeds } from "./needs.ts";
import { addProbeRoutes } from "./probe-routes.ts";
import { addSecurityHeaders, securityHeaders } from "./security-headers.ts";
import { addStatusRoutes } from "./status-routes.ts";
import { addWatchRoutes } from "./watch-routes.ts";

export type SlowClientLimits = { readonly headersTimeoutMs: number; readonly requestTimeoutMs: number };

const slowClientLimits: SlowClientLimits = {
  headersTimeoutMs: limits.statusHeadersTimeoutMs,
  requestTimeoutMs: limits.statusRequestTimeoutMs,
};

/** Built here, listened to by the house. Addresses of clients are read from the socket only, never from a header. */
export function createApp(needs: HttpNeeds, slow: SlowClientLimits = slowClientLimits): FastifyInstance {
  const app = Fastify({
    logger: false,
    trustProxy: false,
    bodyLimit: limits.statusBodyBytesMax,
    requestTimeout: slow.requestTimeoutMs,
    keepAliveTimeout: slow.headersTimeoutMs,
    // An address that cannot be decoded meets no hook, so its answer is written whole here.
    frameworkErrors: (_error, _request, { raw }) => {
      raw.writeHead(400, { ...securityHeaders, "content-type": "application/json; charset=utf-8" });
      raw.end(JSON.stringify({ error: "this address cannot be read" }));
    },
    http: {
      headersTimeout: slow.headersTimeoutMs,
      maxHeaderSize: limits.statusHeaderBytesMax,
      // Node looks for slow clients only this often.
      connectionsCheckingInterval: Math.ceil(slow.headersTimeoutMs / 5),
    },
  });
  addSecurityHeaders(app);
  addErrorAnswers(app, needs.log);
  addStatusRoutes(app, needs);
  addProbeRoutes(app, needs);
  addMetricsRoute(app, needs);
  addAlertRoutes(app, needs.status);
  if (needs.tools !== undefined) addWatchRoutes(app, needs.tools);
  return app;
}
