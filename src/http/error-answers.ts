// What is answered when something is not there, not allowed, or broken; never with an error's details.
import type { FastifyInstance } from "fastify";
import type { Log } from "../ports/clock-and-log.ts";
import { pushRoute } from "./push-routes.ts";

const readingMethods = new Set(["GET", "HEAD"]);

export function addErrorAnswers(app: FastifyInstance, log: Pick<Log, "error">): void {
  // Before a body is read: nothing here changes anything, so nothing but reading is allowed. Only hubs may say something.
  app.addHook("onRequest", async (request, reply) => {
    if (readingMethods.has(request.method) || request.routeOptions.url === pushRoute) return;

    await reply
      .code(405)
      .headers({ allow: "GET, HEAD", connection: "close" })
      .send({ error: "only GET and HEAD are allowed here" });
  });

  app.setNotFoundHandler(async (_request, reply) => {
    await reply.code(404).send({ error: "there is nothing at this address" });
  });

  app.setErrorHandler<Error & { readonly statusCode?: number }>(async (error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      await reply.code(status).send({ error: "the request cannot be answered" });
      return;
    }

    log.error("a request to the status server could not be answered", { route: request.routeOptions.url, error });
    await reply.code(500).send({ error: "newswatch could not answer; see its log" });
  });
}
