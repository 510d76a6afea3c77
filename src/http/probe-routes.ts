// Probes for whoever runs the process: is it alive, may it be sent requests.
import type { FastifyInstance } from "fastify";
import { limits } from "../core/limits.ts";
import type { HttpNeeds } from "./needs.ts";
import { within } from "./within.ts";

type ProbeNeeds = Pick<HttpNeeds, "ping" | "draining">;

export function addProbeRoutes(app: FastifyInstance, needs: ProbeNeeds): void {
  app.get("/livez", async () => ({ status: "pass" }));
  for (const path of ["/readyz", "/healthz"]) {
    app.get(path, async (_request, reply) => {
      const { code, body } = await readiness(needs);
      await reply.code(code).send(body);
    });
  }
}

async function readiness({ ping, draining }: ProbeNeeds) {
  if (draining()) return notReady("newswatch is shutting down");

  const asked = await within(limits.readyAnswerTimeoutMs, ping);
  if (asked.kind === "no-answer") return notReady("the database does not answer");

  return { code: 200, body: { status: "pass" } };
}

function notReady(output: string) {
  return { code: 503, body: { status: "fail", output } };
}
