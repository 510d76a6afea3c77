// A database of its own for a benchmark: an embedded server in a temporary folder.
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "../src/store/connect.ts";
import { startEmbedded } from "../src/store/embedded/embedded.ts";
import { migrate } from "../src/store/migrate.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };

export async function freshDatabase(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), "newswatch-bench-"));
  await chmod(dataFolder, 0o755);
  const embedded = await startEmbedded({ dataFolder, log });
  const sql = connect(embedded.url, { poolMax: 1 });
  await migrate(sql);
  await sql.end();
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
