// The newest alerts as JSON.
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { limits } from "../core/limits.ts";
import type { StatusStore } from "../ports/store.ts";

const queryShape = z.object({
  limit: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(limits.alertRowsMax)).optional(),
});

export function addAlertRoutes(app: FastifyInstance, status: Pick<StatusStore, "alerts">): void {
  app.get("/alerts.json", async (request, reply) => {
    const query = queryShape.safeParse(request.query);
    if (!query.success) {
      await reply.code(400).send({ error: `limit must be one whole number from 1 to ${limits.alertRowsMax}` });
      return;
    }

    await reply.send(await status.alerts(query.data.limit ?? limits.alertRowsDefault));
  });
}
