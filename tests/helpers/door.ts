// Opens the guarded door for tests, and closes every one of them with its servers when the file is done.
import { after } from "node:test";
import type { Web, WebAnswer } from "../../src/ports/web.ts";
import { openWeb, type WebOptions, type WebParts } from "../../src/web/open-web.ts";
import type { OddServer } from "./odd-server.ts";

export type Doors = {
  /** The loopback is allowed unless said otherwise. */
  open(options?: Partial<WebOptions>, parts?: Partial<WebParts>): Web & { close(): Promise<void> };
  keep(server: Promise<OddServer>): Promise<OddServer>;
};

export function doors(): Doors {
  const closers: (() => Promise<void>)[] = [];
  after(async () => {
    for (const close of closers.reverse()) await close();
  });
  return {
    open(options = {}, parts = {}) {
      const web = openWeb(
        { userAgent: "newswatch-test", allowPrivate: ["127.0.0.0/8"], hostGapMs: 0, ...options },
        parts,
      );
      closers.push(() => web.close());
      return web;
    },
    async keep(starting) {
      const server = await starting;
      closers.push(() => server.close());
      return server;
    },
  };
}

export const bytesMax = 100_000;

export function ask(web: Web, url: string, more: { etag?: string; lastModified?: string; bodyBytesMax?: number } = {}) {
  return web.get({ url, accept: "text/xml", bodyBytesMax: bytesMax, ...more });
}

/** What an answer comes down to: the text of a body, `unchanged`, or the reason it failed. */
export function gist(answer: WebAnswer): string {
  if (answer.kind === "body") return new TextDecoder().decode(answer.bytes);

  return answer.kind === "failed" ? answer.reason : answer.kind;
}
