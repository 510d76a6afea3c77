// `/metrics`: the figures of the status, and those of this process.
import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Registry } from "prom-client";
import { askStatus } from "./ask-status.ts";
import { statusMetrics } from "./metrics.ts";
import type { HttpNeeds } from "./needs.ts";

export function addMetricsRoute(app: FastifyInstance, needs: HttpNeeds): void {
  const own = new Registry();
  collectDefaultMetrics({ register: own, prefix: "newswatch_" });
  app.addHook("onClose", async () => own.clear());

  const ask = askStatus(needs);
  app.get("/metrics", async (_request, reply) => {
    const [shared, process] = await Promise.all([ask().then(statusMetrics), own.metrics()]);
    await reply.type(own.contentType).send(`${shared}${process}`);
  });
}
