// The PostgreSQL that newswatch brings along: started on the data folder, kept up, stopped with it.
import { mkdir, readFile } from "node:fs/promises";
import type { Log } from "../../ports/clock-and-log.ts";
import { bringUp, stoppedSentence } from "./bring-up.ts";
import { ensureCluster } from "./cluster.ts";
import { EmbeddedFailure, systemCode } from "./failure.ts";
import { type Kept, keepUp } from "./keep-up.ts";
import { databaseName, type Layout, openLayout, urlOf } from "./layout.ts";
import { findMeans } from "./means.ts";

export type Embedded = Kept & {
  /** Understood by both drivers; stays the same when the server is restarted. */
  readonly url: string;
};

export type EmbeddedSettings = {
  readonly dataFolder: string;
  readonly log: Log;
  /** Aborting a start in flight makes it throw and leaves no process behind. */
  readonly signal?: AbortSignal;
};

/** Throws an EmbeddedFailure, whose message is for the operator. */
export async function startEmbedded(settings: EmbeddedSettings): Promise<Embedded> {
  const stopping = new AbortController();
  const abort = () => stopping.abort();
  settings.signal?.addEventListener("abort", abort, { once: true });
  if (settings.signal?.aborted === true) abort();
  try {
    const layout = await openDataFolder(settings.dataFolder);
    const means = await findMeans(layout);
    const found = await ensureCluster(layout, means);
    if (found === "made") settings.log.info("made a new database", { folder: layout.home });
    const up = await bringUp({ layout, means, signal: stopping.signal });
    const password = await readFile(layout.passwordFile, "utf8");
    // A restart keeps to the socket that the pools already know.
    const place = { layout: { ...layout, socketFolder: up.socketFolder }, means, signal: stopping.signal };
    const kept = keepUp({ place, log: settings.log, stopping, up });
    if (!stopping.signal.aborted) return { ...kept, url: urlOf(up.socketFolder, password.trim(), databaseName) };
    await kept.stop();
    throw new EmbeddedFailure("stopped", stoppedSentence);
  } catch (error) {
    throw inWords(error, settings.dataFolder);
  } finally {
    settings.signal?.removeEventListener("abort", abort);
  }
}

async function openDataFolder(dataFolder: string): Promise<Layout> {
  await mkdir(dataFolder, { recursive: true });
  return openLayout(dataFolder);
}

function inWords(error: unknown, dataFolder: string): unknown {
  if (error instanceof EmbeddedFailure || systemCode(error) === undefined) return error;
  const sentence = error instanceof Error ? error.message : "";
  return new EmbeddedFailure("folder", `The data folder ${dataFolder} cannot be used: ${sentence}.`, { cause: error });
}
