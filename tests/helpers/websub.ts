// A feed, its hub, and everything of ours between them: the real steps, store, door and status server.
import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { parseFeed } from "../../src/feeds/parse-feed.ts";
import { createApp } from "../../src/http/app.ts";
import { addPushRoutes } from "../../src/http/push-routes.ts";
import type { Web } from "../../src/ports/web.ts";
import { checkFeed } from "../../src/steps/check-feed.ts";
import { subscribeFeeds } from "../../src/steps/subscribe-feeds.ts";
import type { OpenStore } from "../../src/store/open-store.ts";
import { openWeb } from "../../src/web/open-web.ts";
import { clockAt, type SetClock } from "./doors.ts";
import { rss } from "./feeds.ts";
import { type Hub, hub } from "./hub.ts";
import { feedSetting, start } from "./make.ts";
import { type OddAnswer, oddServer } from "./odd-server.ts";
import { httpNeeds } from "./status.ts";
import { openTestStore } from "./stored.ts";

export type Scene = {
  readonly store: OpenStore;
  readonly clock: SetClock;
  readonly web: Web;
  readonly hub: Hub;
  readonly feedUrl: string;
  readonly status: string;
  /** Is done in the middle of the next look, after the feed has answered. */
  meanwhile(work: () => Promise<unknown>): void;
  /** What the feed says from now on. */
  publish(...items: readonly string[]): void;
  look(): Promise<void>;
  subscribe(): Promise<void>;
  row(): Promise<Record<string, unknown> | undefined>;
  dueAt(): Promise<Date | undefined>;
};

export type Offer = (hubUrl: string) => {
  readonly inside?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const inDocument: Offer = (url) => ({
  inside: `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${url}"/>`,
});
export const inHeader: Offer = (url) => ({
  headers: { link: `<${url}>; rel="hub", <http://topic.example/feed>; rel="self"` },
});

export async function scene(t: TestContext, offer: Offer = inDocument): Promise<Scene> {
  const store = await openTestStore(t);
  const clock = clockAt(start);
  const ourHub = await hub();
  let items: readonly string[] = ["one"];
  let offered = offer(ourHub.url);
  const feed: OddAnswer = (_, response) => {
    for (const [name, value] of Object.entries(offered.headers ?? {})) response.setHeader(name, value);
    response.end(
      rss(
        (offered.inside ?? "") +
          items.map((name) => `<item><title>${name}</title><guid>${name}</guid></item>`).join(""),
      ),
    );
  };
  const site = await oddServer({ "/feed.xml": feed });
  const app = createApp(httpNeeds());
  app.register(async (scope) => addPushRoutes(scope, { clock, subscriptions: store.subscriptions }));
  const status = await app.listen({ host: "127.0.0.1", port: 0 });
  const web = openWeb({ userAgent: "newswatch-test", allowPrivate: ["127.0.0.0/8"], hostGapMs: 0 });
  t.after(async () => {
    await web.close();
    await app.close();
    await site.close();
    await ourHub.close();
  });
  const feedUrl = `${site.url}/feed.xml`;
  await store.feeds.sync([feedSetting({ url: feedUrl })], start);
  let duringLook = async (): Promise<unknown> => undefined;
  const readFeed: typeof parseFeed = async (input) => {
    await duringLook();
    return parseFeed(input);
  };
  const needs = {
    clock,
    web,
    feeds: store.feeds,
    feedReader: { readFeed },
    jobs: { add: async () => undefined },
  };
  return {
    ...{ store, clock, web, hub: ourHub, feedUrl, status },
    meanwhile(work) {
      duringLook = work;
    },
    publish(...names) {
      items = names;
      offered = offer(ourHub.url);
    },
    async look() {
      const [id = ""] = await store.feeds.due(clock.now(), 1);
      assert.notEqual(id, "", "the feed is to be due");
      await checkFeed(id, needs);
    },
    subscribe: () => subscribeFeeds({ clock, web, subscriptions: store.subscriptions, callback: status }),
    async row() {
      const [row] = await store.sql`select * from subscriptions`;
      return row;
    },
    async dueAt() {
      const [row] = await store.sql<{ at: Date }[]>`select due_at as at from feeds`;
      return row?.at;
    },
  };
}

/** A feed whose hub sends. */
export async function verified(t: TestContext): Promise<Scene> {
  const made = await scene(t);
  await made.look();
  await made.subscribe();
  assert.deepEqual(await made.hub.verify(), [200, "a challenge & more"]);
  return made;
}
