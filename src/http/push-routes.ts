// Where hubs come: their questions before they send, and their word that a feed has news.
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { type HubVerdict, judgeQuestion, type Subscription } from "../core/feed/subscription.ts";
import { limits } from "../core/limits.ts";
import { unreachable } from "../core/outcome.ts";
import { pushLimits } from "../core/push-limits.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { SubscriptionStore } from "../ports/store.ts";
import { isSigned } from "./push-signature.ts";

export const pushRoute = "/websub/:id";

export type PushNeeds = {
  readonly clock: Clock;
  readonly subscriptions: Pick<SubscriptionStore, "find" | "verified" | "denied" | "remove" | "heard">;
};

const params = z.object({ id: z.uuid() });
const text = z.string().max(limits.urlCharsMax);
const query = z
  .object({
    "hub.mode": text,
    "hub.topic": text,
    "hub.challenge": z.string().max(pushLimits.challengeCharsMax).optional(),
    "hub.lease_seconds": z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .optional(),
    "hub.reason": text.optional(),
  })
  .transform((written) => ({
    mode: written["hub.mode"].toLowerCase(),
    topic: written["hub.topic"],
    challenge: written["hub.challenge"],
    leaseSeconds: written["hub.lease_seconds"],
    reason: written["hub.reason"],
  }));

const nothingHere = { error: "there is nothing at this address" };

/** An address that was never given out is answered before its body is read. */
export function addPushRoutes(app: FastifyInstance, needs: PushNeeds): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  const known = async ({ params: written }: { readonly params: unknown }, reply: FastifyReply) => {
    if ((await subscriptionOf(written, needs)) === undefined) {
      await reply.code(404).header("connection", "close").send(nothingHere);
    }
  };

  app.get(pushRoute, { onRequest: known }, async (request, reply) => {
    const question = query.safeParse(request.query);
    const subscription = await subscriptionOf(request.params, needs);
    if (!question.success || subscription === undefined) {
      await reply.code(404).send(nothingHere);
      return;
    }
    await answerQuestion(subscription, judgeQuestion(subscription, question.data), { needs, reply });
  });

  app.post(pushRoute, { onRequest: known, bodyLimit: limits.feedBodyBytesMax }, async (request, reply) => {
    const subscription = await subscriptionOf(request.params, needs);
    const signature = [request.headers["x-hub-signature"]].flat().join();
    const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
    // The sender is not told whether the signature was right, so that nobody can try signatures out. The feed itself is
    // looked at in any case: what was sent is only a hint.
    if (subscription !== undefined && isSigned(body, signature, subscription.secret)) {
      await needs.subscriptions.heard(subscription.id, needs.clock.now());
    }
    await reply.code(202).send();
  });
}

async function subscriptionOf(written: unknown, { subscriptions }: PushNeeds): Promise<Subscription | undefined> {
  const parsed = params.safeParse(written);
  return parsed.success ? subscriptions.find(parsed.data.id) : undefined;
}

type Answering = { readonly needs: PushNeeds; readonly reply: FastifyReply };

async function answerQuestion({ id }: Subscription, verdict: HubVerdict, { needs, reply }: Answering): Promise<void> {
  const { clock, subscriptions } = needs;
  switch (verdict.kind) {
    case "confirm-begin":
      await subscriptions.verified(id, verdict.leaseMs, clock.now());
      return repeat(verdict.challenge, reply);
    case "confirm-end":
      await subscriptions.remove(id);
      return repeat(verdict.challenge, reply);
    case "denied":
      await subscriptions.denied(id, verdict.why, clock.now());
      await reply.code(200).send();
      return;
    case "refuse":
      await reply.code(404).send(nothingHere);
      return;
    default:
      return unreachable(verdict);
  }
}

/** As plain text, which no browser takes for a page. */
async function repeat(challenge: string, reply: FastifyReply): Promise<void> {
  await reply.code(200).type("text/plain; charset=utf-8").send(challenge);
}
