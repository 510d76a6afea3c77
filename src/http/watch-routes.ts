// What people may ask about rules: why an article meets one or not, what a new one would meet. Only reading, as JSON.
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { limits } from "../core/limits.ts";
import type { Missing, RuleProblems, WatchTools } from "../ports/watch-tools.ts";

const name = z.string().min(1).max(limits.settingNameCharsMax);
const rule = z.string().min(1).max(limits.expressionCharsMax);
const dayMs = 86_400_000;
const days = z.coerce
  .number()
  .int()
  .min(1)
  .max(limits.backtestMsMax / dayMs);

const explainQuery = z.strictObject({ watch: name, url: z.string().min(1).max(limits.urlCharsMax) });
const tryQuery = z.strictObject({ rule, text: z.string() });
const backtestQuery = z.strictObject({
  watch: name,
  rule: rule.optional(),
  days: days.default(limits.backtestMsDefault / dayMs),
});

/** Asked by GET alone, as everything here: an address is as long as the server's headers may be, and so are questions. */
export function addWatchRoutes(app: FastifyInstance, tools: WatchTools): void {
  app.get("/watches/explain.json", async (request, reply) => {
    const query = explainQuery.safeParse(request.query);
    if (!query.success) return wrong(reply, "give watch and url");

    return answer(reply, await tools.explain(query.data.watch, query.data.url));
  });
  app.get("/watches/try.json", async (request, reply) => {
    const query = tryQuery.safeParse(request.query);
    if (!query.success) return wrong(reply, "give rule and text");

    return answer(reply, await tools.tryText(query.data.rule, query.data.text));
  });
  addBacktestRoute(app, tools);
}

/** One at a time: each takes the processor for as long as it may. */
function addBacktestRoute(app: FastifyInstance, tools: WatchTools): void {
  let isBusy = false;
  app.get("/watches/backtest.json", async (request, reply) => {
    const query = backtestQuery.safeParse(request.query);
    if (!query.success)
      return wrong(reply, `give watch, and if wanted rule and days (1 to ${limits.backtestMsMax / dayMs})`);
    if (isBusy) {
      return reply
        .code(429)
        .header("retry-after", "5")
        .send({ error: "another backtest is running; ask again in a moment" });
    }
    isBusy = true;
    try {
      const { watch, rule: asked, days: back } = query.data;
      return await answer(reply, await tools.backtest({ watch, rule: asked, sinceMs: back * dayMs }));
    } finally {
      isBusy = false;
    }
  });
}

type Answer = Missing | RuleProblems | { readonly kind: "explained" | "backtest" };

function answer(reply: FastifyReply, found: Answer): FastifyReply {
  if (found.kind === "missing") return reply.code(404).send({ error: `there is no such ${found.what}` });

  return reply.code(found.kind === "problems" ? 422 : 200).send(found);
}

function wrong(reply: FastifyReply, what: string): FastifyReply {
  return reply.code(400).send({ error: what });
}
