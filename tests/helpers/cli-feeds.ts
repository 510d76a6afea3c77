// Runs `newswatch feeds ...` in a config folder of its own, beside a site on the loopback.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Terminal } from "../../src/cli/command.ts";
import { feeds } from "../../src/cli/feeds.ts";
import { configFolder } from "./config-folder.ts";
import { rss } from "./feeds.ts";
import { type OddAnswer, type OddServer, oddServer } from "./odd-server.ts";

const service = "contact: test@example.org\nfetch: {allow-private: [127.0.0.0/8], host-gap: 0s}\n";
const words = "The minister said that talks with the delegation will be held in the capital on Friday";

export function item(name: string, published = new Date()): string {
  const date = `<pubDate>${published.toUTCString()}</pubDate>`;
  return `<item><title>${name}</title><guid>${name}</guid><description>${words}</description>${date}</item>`;
}

export const feed: OddAnswer = (_, response) => {
  response.setHeader("content-type", "application/rss+xml");
  response.end(rss(item("one") + item("two", new Date(Date.now() - 2 * 86_400_000))));
};

export function page(head: string, body = ""): OddAnswer {
  return (_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><html lang="en"><head><title>Daily</title>${head}</head><body>${body}</body></html>`);
  };
}

export const link = (href: string, title = "") =>
  `<link rel="alternate" type="application/rss+xml" href="${href}" title="${title}">`;

export type Site = OddServer & { readonly folder: string };

export async function site(
  t: TestContext,
  answers: Readonly<Record<string, OddAnswer>>,
  feedsYaml?: string,
): Promise<Site> {
  const server = await oddServer(answers);
  t.after(() => server.close());
  const folder = await configFolder(t, {
    "newswatch.yaml": `${service}data: ${join("/tmp", "newswatch-no-such-data")}\n`,
    ...(feedsYaml === undefined ? {} : { "feeds.yaml": feedsYaml.replaceAll("SITE", server.url) }),
  });
  return { ...server, folder };
}

export async function run(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => out.push(text),
    deliver: async () => true,
    err: (text) => err.push(text),
    env: { NEWSWATCH_CONFIG: folder, ...env },
    isTerminal: false,
  };
  const code = await feeds.run(args, terminal);
  return { code, out: out.join(""), err: err.join("") };
}

export const listedIn = (folder: string) => readFile(join(folder, "feeds.yaml"), "utf8");
