// The story that the end-to-end tests tell: three feeds, sixty items, and the alerts they must raise and no others.
import { alertMessage } from "./alert-message.ts";
import type { Catcher } from "./catcher.ts";
import type { FakeItem, FakeSite } from "./fake-site.ts";

export const watchesFile = `watches:
  - name: visits
    title: Leader visits
    level: high
    when: (Xi OR Putin) NEAR/8 (visit OR visits OR trip)
  - name: statements
    title: Joint statements
    when: '"joint statement" AND NOT football'
`;

export function feedsFile(site: FakeSite, every = "1s"): string {
  const lines = ["north", "south", "east"].map(
    (name) =>
      `  - {name: ${name}, url: "${site.feedUrl(name)}", outlet: ${name}, country: GB, language: en, every: ${every}}`,
  );
  return `feeds:\n${lines.join("\n")}\n`;
}

export function alertsFile(hook: Catcher): string {
  return `channels:
  hook: {kind: webhook, url: "${hook.url}/hook", secret: "\${env:HOOK_SECRET}"}
routes:
  - {name: everything, watches: ["*"], to: hook}
`;
}

export const hookSecret = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LTAx";

export function serviceFile(port: number): string {
  return `contact: desk@newswatch.example
http: {port: ${port}}
fetch: {allow-private: [127.0.0.0/8], host-gap: 0ms}
`;
}

const places = ["Moscow", "Kazan", "Beijing", "Harbin", "Sochi", "Wuhan", "Vladivostok", "Tianjin", "Omsk", "Xian"];
const paddings = [
  "The sides also spoke about rail freight, grain and the season's floods along the border rivers.",
  "Officials gave no figures, and the talks are to go on behind closed doors until the end of the week.",
  "Residents said that the roads round the old port had been swept and painted for the occasion.",
];

type Kind = "visit" | "statement" | "plain";

function item(kind: Kind, index: number): FakeItem {
  const place = places[index % places.length] ?? "Moscow";
  const sentences: Record<Kind, [title: string, sentence: string]> = {
    visit: [
      `Xi to visit ${place} in week ${index} for talks on river trade`,
      `President Xi will visit ${place} in week ${index}, officials in the city said on the quay.`,
    ],
    statement: [
      `Ministers in ${place} publish text number ${index} after long night`,
      `A joint statement, the ${index}th of its kind, was read out in ${place} before dawn.`,
    ],
    plain: [
      `Harvest in ${place} region reaches mark ${index} despite dry spring`,
      `Farmers near ${place} brought in lot ${index} of the winter wheat before the rains came.`,
    ],
  };
  const [title, sentence] = sentences[kind];
  return { slug: `${kind}-${index}`, title, paragraphs: [sentence, ...paddings] };
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** What is in the feeds before newswatch comes: one of each kind, none of which may alert. */
export function publishOldNews(site: FakeSite): void {
  const old = (kind: Kind, index: number) => ({ ...item(kind, index), slug: `old-${kind}-${index}` });
  site.publish("north", [old("visit", 901), old("plain", 902)]);
  site.publish("south", [old("statement", 903)]);
  site.publish("east", [old("plain", 904)]);
}

export type Expected = { readonly watch: string; readonly slug: string };

/**
 * Sixty items over three feeds: 12 visits, 8 statements, 2 whose pages are away (judged by the feed's words), 32 plain,
 * and 6 that must stay silent although they match: 3 are the same page in a second feed, 3 the same event from a second desk.
 */
function news(site: FakeSite): {
  readonly byFeed: Readonly<Record<string, readonly FakeItem[]>>;
  readonly expected: readonly Expected[];
} {
  const visits = range(12).map((index) => item("visit", index));
  const statements = range(8).map((index) => item("statement", index + 20));
  const plain = range(32).map((index) => item("plain", index + 40));
  const away = [
    {
      ...item("visit", 80),
      status: 404,
      summary: "President Xi will visit the far north in week 80, the feed alone says.",
    },
    { ...item("statement", 81), status: 410, summary: "The joint statement of week 81 is known from the feed alone." },
  ];
  const samePage = visits
    .slice(0, 3)
    .map((visit) => ({ ...visit, link: site.pageUrl(visit.slug), slug: `again-${visit.slug}` }));
  const sameEvent = visits
    .slice(3, 6)
    .map((visit) => ({ ...visit, title: `${visit.title}, sources say`, slug: `desk-${visit.slug}` }));
  return {
    byFeed: {
      north: [...visits, ...plain.slice(0, 12)],
      south: [...statements, ...away, ...plain.slice(12, 22)],
      east: [...samePage, ...sameEvent, ...plain.slice(22)],
    },
    expected: [
      ...[...visits, ...away.slice(0, 1)].map(({ slug }) => ({ watch: "visits", slug })),
      ...[...statements, ...away.slice(1)].map(({ slug }) => ({ watch: "statements", slug })),
    ],
  };
}

export type PartOfNews = { readonly part: number; readonly parts: number };

/** Publishes the news, or every `parts`th item of it; gives what all of it is to raise. */
export function publishNews(site: FakeSite, { part, parts }: PartOfNews = { part: 0, parts: 1 }): readonly Expected[] {
  const { byFeed, expected } = news(site);
  for (const [feed, items] of Object.entries(byFeed)) {
    site.publish(
      feed,
      items.filter((_, index) => index % parts === part),
    );
  }
  return expected;
}

/** What was told, one entry for each webhook id: `visits visit-3`. The desk that came second may be the one that is told. */
export function toldBy(hook: Catcher): readonly string[] {
  const byId = new Map(hook.caught.map(({ id, body }) => [id, body]));
  return [...byId.values()].map((body) => {
    const { data } = alertMessage.parse(JSON.parse(body));
    const slug = (data.article.link ?? "")
      .split("/")
      .at(-1)
      ?.replace(/^desk-/, "");
    return `${data.watch.name} ${slug}`;
  });
}

export function expectedLines(expected: readonly Expected[]): readonly string[] {
  return expected.map(({ watch, slug }) => `${watch} ${slug}`).sort();
}
