// Writes what a backtest found for a person.

import type { Route } from "../alert/alert.ts";
import { markedText, plain, utcTime } from "../alert/alert-text.ts";
import { routesFor } from "../alert/routes.ts";
import { limits } from "../limits.ts";
import { counted } from "../status/how-long.ts";
import type { Watch } from "../watch/watch.ts";
import { type Backtest, type DayCount, type Difference, daysOf, type Sample } from "./tally.ts";

export type RouteForecast = { readonly route: string; readonly channel: string; readonly alertsPerDay: number };

/** How many alerts a day each route would take. */
export function forecast(
  { name, level }: Pick<Watch, "name" | "level">,
  backtest: Backtest,
  routes: readonly Route[],
): readonly RouteForecast[] {
  const alertsPerDay = perDay(backtest.alerts, backtest);
  return routesFor(name, level, routes).map((route) => ({ route: route.name, channel: route.channel, alertsPerDay }));
}

export type Told = {
  readonly watch: Pick<Watch, "name" | "level">;
  /** Undefined for a rule on trial, which no route can name. */
  readonly routes: readonly Route[] | undefined;
  /** What the rule is compared with, in words. */
  readonly before: string | undefined;
};

export function backtestLines(backtest: Backtest, { watch, routes, before }: Told): readonly string[] {
  if (backtest.articles === 0) return [`${watch.name}: the archive holds no judged article of this time.`];

  return [
    headline(watch.name, backtest),
    ...endLine(backtest),
    `  met by ${counted(backtest.matched, "article")} in ${counted(backtest.stories, "story", "stories")}; ${alertsText(backtest)}`,
    ...(routes === undefined ? [] : routeLines(forecast(watch, backtest, routes))),
    ...dayLines(backtest.daily),
    ...sampleLines("newest", backtest.samples),
    ...differenceLines(backtest, before),
  ];
}

function headline(name: string, { articles, from, to }: Backtest): string {
  const span = from === undefined || to === undefined ? "" : `, ${utcTime(from)} to ${utcTime(to)}`;
  return `${name}: ${counted(articles, "article")} of the archive${span}`;
}

function endLine({ ended }: Backtest): readonly string[] {
  if (ended === "archive") return [];

  return [
    ended === "time" ? "  cut short: the time was over" : "  cut short: the number of articles asked for is reached",
  ];
}

function alertsText(backtest: Backtest): string {
  const { alerts, stories } = backtest;
  const rate = `about ${perDay(alerts, backtest)} alerts a day`;
  return alerts === stories ? rate : `${rate} (${stories - alerts} stories outside its hours)`;
}

function routeLines(routes: readonly RouteForecast[]): readonly string[] {
  if (routes.length === 0) return ["  no route covers this watch at its level: nobody would be told"];

  return routes.map(({ route, channel, alertsPerDay }) => `  route ${route} to ${channel}: ${alertsPerDay} a day`);
}

/** Days without a match are summed up at the end. */
function dayLines(daily: readonly DayCount[]): readonly string[] {
  const shown = daily.filter(({ matched }) => matched > 0);
  const empty = daily.length - shown.length;
  const rows = shown.map(
    ({ day, articles, matched, stories }) =>
      `  ${day}  ${String(articles).padStart(8)}  ${String(matched).padStart(7)}  ${String(stories).padStart(7)}`,
  );
  const head = shown.length === 0 ? [] : ["  day         articles      met  stories"];
  return [...head, ...rows, ...(empty === 0 ? [] : [`  ${counted(empty, "day")} without a match`])];
}

function differenceLines({ gained, lost }: Backtest, before: string | undefined): readonly string[] {
  if (before === undefined || gained === undefined || lost === undefined) return [];

  return [
    `  against ${before}: ${counted(gained.articles, "article")} gained, ${lost.articles} lost`,
    ...differenceSamples("gained", gained),
    ...differenceSamples("lost", lost),
  ];
}

function differenceSamples(name: string, { articles, samples }: Difference): readonly string[] {
  const more = articles > samples.length ? [`    and ${articles - samples.length} more ${name}`] : [];
  return [...sampleLines(name, samples), ...more];
}

export function sampleLines(name: string, samples: readonly Sample[]): readonly string[] {
  return samples.flatMap(({ at, title, link, sentences }) => [
    `  ${name}: ${utcTime(at)} ${plain(title)}${link === undefined ? "" : ` <${plain(link)}>`}`,
    ...sentences.slice(0, sentencesShownMax).map((sentence) => `    ${markedText(sentence)}`),
  ]);
}

const sentencesShownMax = Math.min(2, limits.evidenceSentencesMax);

function perDay(count: number, backtest: Backtest): number {
  return Number((count / daysOf(backtest)).toFixed(1));
}
