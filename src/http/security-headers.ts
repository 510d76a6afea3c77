// Headers that keep a browser from doing anything but showing the page.
import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { pageStyle } from "./page/style.ts";

/** No script, no foreign asset, no frame; the page's own style is known by its hash, its icon is part of the page. */
export function contentSecurityPolicy(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const securityHeaders = {
  "content-security-policy": contentSecurityPolicy(pageStyle),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(securityHeaders);
  });
}
