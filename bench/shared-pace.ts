// Measures what the pace that processes share costs: time and processor time for each request, beside the same without.
//   node dist/bench/shared-pace.js [--requests 2000]
import { once } from "node:events";
import { createServer } from "node:http";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { HostTurns } from "../src/ports/hosts.ts";
import { hostTurns } from "../src/store/hosts.ts";
import { openStore } from "../src/store/open-store.ts";
import { openWeb } from "../src/web/open-web.ts";
import { freshDatabase } from "./fresh-database.ts";

const { values } = parseArgs({ options: { requests: { type: "string", default: "2000" } } });
const requests = Number(values.requests);
const hosts = 500;
const atATime = 8;

type Spent = { readonly wallMs: number; readonly cpuMs: number };

/** For each of `requests`, as many at a time as a worker takes. */
async function spent(work: (index: number) => Promise<unknown>): Promise<Spent> {
  let next = 0;
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const worker = async () => {
    while (next < requests) await work(next++);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wallMs: (performance.now() - startedAt) / requests, cpuMs: (user + system) / 1_000 / requests };
}

function report(what: string, { wallMs, cpuMs }: Spent): void {
  console.log(`${what.padEnd(28)} ${wallMs.toFixed(3)} ms a request on the clock, ${cpuMs.toFixed(3)} ms of processor`);
}

const server = createServer((_, response) => response.end("ok"));
server.listen(0, "0.0.0.0");
await once(server, "listening");
const address = server.address();
const port = typeof address === "object" ? (address?.port ?? 0) : 0;
const database = await freshDatabase();
const store = await openStore({ url: database.url });
const turns = hostTurns(store.sql);
const hostOf = (index: number) => `127.2.${(index % hosts) >> 8}.${(index % hosts) & 255}:${port}`;

async function fetching(shared: { readonly turns?: HostTurns }): Promise<Spent> {
  const web = openWeb({
    userAgent: "newswatch-bench (+local)",
    allowPrivate: ["127.0.0.0/8"],
    hostGapMs: 1,
    ...shared,
  });
  const result = await spent((index) =>
    web.get({ url: `http://${hostOf(index)}/`, accept: "text/xml", bodyBytesMax: 1_000 }),
  );
  await web.close();
  return result;
}

try {
  const wanted = { gapMs: 1, waitMsMax: 30_000 };
  const take = (index: number) =>
    turns.take({ ...wanted, host: hostOf(index), url: `http://${hostOf(index)}/`, now: new Date() });
  await spent(take);
  report("a turn alone", await spent(take));
  await fetching({});
  report("a fetch, own pace only", await fetching({}));
  report("a fetch, shared pace", await fetching({ turns }));
} finally {
  await store.close();
  await database.stop();
  server.closeAllConnections();
  server.close();
}
