// Starts the status server, and on it the sample wire when the feeds list it.
import { version } from "../src/core/version.ts";
import type { House } from "../src/house.ts";
import { createApp } from "../src/http/app.ts";
import { addPushRoutes } from "../src/http/push-routes.ts";
import { sampleWireRoutes } from "../src/http/sample-wire/sample-wire-routes.ts";
import { watchTools } from "../src/watch-tools.ts";

type App = ReturnType<typeof createApp>;

export type Serving = { end(): Promise<void> };

export async function startServe(house: House, state: { readonly draining: () => boolean }): Promise<Serving> {
  const { clock, desk, log, queue, store } = house;
  const { host, port } = house.settings.http;
  const app = createApp({
    clock,
    log,
    version,
    startedAt: clock.now(),
    status: store.status,
    ping: () => store.ping(),
    desk: () => desk.current(),
    reload: () => desk.state(),
    queueCounts: () => queue.counts(),
    tools: watchTools({ clock, store, desk: () => desk.current() }),
    draining: state.draining,
  });
  app.register((scope) => addSampleWire(scope, house));
  if (house.settings.websubCallback !== undefined) {
    app.register(async (scope) => addPushRoutes(scope, { clock, subscriptions: store.subscriptions }));
  }
  await listen(app, host, port);
  return { end: () => app.close() };
}

/**
 * The wire's clock starts when its feed has had its baseline: what it brings from then on is news, and after a restart
 * it is the same news. Before that, only its background pieces are out.
 */
async function addSampleWire(scope: App, { clock, settings, store }: House): Promise<void> {
  const baseUrl = settings.http.url;
  let epoch: Date | undefined;
  scope.addHook("onRequest", async () => {
    epoch ??= await store.feeds.baselineAt(`${baseUrl}/sample-wire/feed.xml`);
  });
  const now = () => clock.now();
  await sampleWireRoutes({ epoch: () => epoch ?? now(), now, baseUrl })(scope);
}

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use by another program",
  EACCES: "may not be listened on by this account",
  EADDRNOTAVAIL: "is no address of this machine",
};

async function listen(app: App, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const sentence = sentences[code];
    if (sentence === undefined) throw cause;

    const remedy = "Choose another with http.port in config/newswatch.yaml or NEWSWATCH_HTTP_PORT.";
    throw new Error(`The status server cannot listen: ${host}:${port} ${sentence}. ${remedy}`, { cause });
  }
}
