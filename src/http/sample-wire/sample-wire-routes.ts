// Serves the sample wire from the status server, so that a first start shows alerts without any network.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type SampleFeed, sampleWire } from "./sample-wire.ts";

export type SampleWireOptions = {
  /** The moment from which articles come out: it has to stay the same over restarts. */
  epoch(): Date;
  now(): Date;
  /** Where people and workers reach this server, without a slash at the end. */
  readonly baseUrl: string;
};

/** A fastify plugin: `app.register(sampleWireRoutes({ ... }))`. */
export function sampleWireRoutes(options: SampleWireOptions): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    app.get("/sample-wire/feed.xml", async (request, reply) => {
      await sendFeed(request, reply, sampleWire(options.epoch()).feedXml(options.now(), options.baseUrl));
    });
    app.get<{ Params: { slug: string } }>("/sample-wire/:slug", async (request, reply) => {
      const page = sampleWire(options.epoch()).page(request.params.slug, options.now());
      if (page === undefined) await reply.code(404).type("text/plain; charset=utf-8").send("No such sample article.\n");
      else await reply.type("text/html; charset=utf-8").send(page);
    });
  };
}

async function sendFeed(request: FastifyRequest, reply: FastifyReply, feed: SampleFeed): Promise<void> {
  reply.header("etag", feed.etag).header("last-modified", feed.lastModified).header("cache-control", "no-cache");
  if (isUnchanged(request, feed)) await reply.code(304).send();
  else await reply.type("application/rss+xml; charset=utf-8").send(feed.body);
}

/** An ETag decides alone when the client sends one (RFC 9110, section 13.2.2). */
function isUnchanged({ headers }: FastifyRequest, feed: SampleFeed): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined) return tags.split(",").some((tag) => isSameTag(tag.trim(), feed.etag));

  const since = Date.parse(headers["if-modified-since"] ?? "");
  return since >= Date.parse(feed.lastModified);
}

/** Weak tags compare equal to strong ones here, for a proxy may have weakened ours. */
function isSameTag(tag: string, etag: string): boolean {
  return tag === "*" || tag.replace(/^W\//, "") === etag;
}
