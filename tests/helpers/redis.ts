// A real Redis for tests that need one; where it is not installed, they are skipped.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { freePort } from "./listening.ts";

/** What `skip` of a test takes: false where Redis is installed, else the reason. */
export const withoutRedis: string | false =
  spawnSync("redis-server", ["--version"]).status === 0 ? false : "redis-server is not installed";

export type TestRedis = {
  readonly url: string;
  readonly port: number;
  flush(): Promise<void>;
  stop(): Promise<void>;
};

/** On a free port, or on the one it had before. */
export async function startRedis(portBefore?: number): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), "newswatch-redis-"));
  const port = portBefore ?? (await freePort());
  const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, { stdio: "ignore" });
  const client = new Redis(port, "127.0.0.1", { retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on("error", () => {});
  await client.ping();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    async flush() {
      await client.flushall();
    },
    async stop() {
      client.disconnect();
      const ended = once(child, "close");
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
