// The status, as a page for people and as JSON for programs.
import type { FastifyInstance } from "fastify";
import { limits } from "../core/limits.ts";
import { statusDocument } from "../core/status/status-document.ts";
import { askStatus } from "./ask-status.ts";
import type { HttpNeeds } from "./needs.ts";
import { statusPage } from "./page/status-page.ts";
import { prefersHtml } from "./prefers-html.ts";
import { within } from "./within.ts";

/** Answered with 200 whatever the verdict, 503 only when the database is away: probes are `/readyz`. */
export function addStatusRoutes(app: FastifyInstance, needs: HttpNeeds): void {
  const ask = askStatus(needs);
  app.get("/", async (_request, reply) => reply.redirect("/status"));
  app.get("/status", async (request, reply) => {
    const status = await ask();
    reply.code(status.facts === undefined ? 503 : 200).header("vary", "accept");
    if (!prefersHtml(request.headers.accept)) {
      await reply.type("application/health+json; charset=utf-8").send(JSON.stringify(statusDocument(status)));
      return;
    }

    const alerts = status.facts === undefined ? undefined : await newestAlerts(needs);
    await reply.type("text/html; charset=utf-8").send(statusPage(status, alerts));
  });
}

async function newestAlerts({ status, log }: HttpNeeds) {
  const asked = await within(limits.statusAnswerTimeoutMs, () => status.alerts(limits.pageAlertsMax));
  if (asked.kind === "answer") return asked.value;

  log.error("the newest alerts could not be read from the database", { error: asked.error });
  return undefined;
}
