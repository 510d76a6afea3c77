// What is wrong with what the operator has set.
import { routesFor } from "../alert/routes.ts";
import { limits } from "../limits.ts";
import type { StatusFacts } from "./facts.ts";
import type { Finding } from "./finding.ts";
import { counted, listed } from "./how-long.ts";
import type { Desk, Reload } from "./loaded.ts";

export function settingsFindings({ problems, restartNeeded }: Reload): readonly Finding[] {
  const findings: Finding[] = [];
  if (problems.length > 0) {
    findings.push({
      level: "warn",
      subject: "settings",
      sentence: `The last edit was refused (${counted(problems.length, "problem")}); the previous settings remain in force.`,
      remedy: "Fix the problems listed below; the files are reloaded automatically.",
    });
  }
  if (restartNeeded) {
    findings.push({
      level: "info",
      subject: "settings",
      sentence: "newswatch.yaml or the environment has changed since the start.",
      remedy: "Restart newswatch to apply the change.",
    });
  }
  return findings;
}

export function deskFindings(desk: Desk, { watches }: StatusFacts): readonly Finding[] {
  const fired = new Set(watches.filter(({ lastAlertAt }) => lastAlertAt !== undefined).map(({ name }) => name));
  const silent = desk.watches.filter(({ name }) => !fired.has(name)).map(({ name }) => name);
  const unrouted = desk.watches.filter(({ name, level }) => routesFor(name, level, desk.routes).length === 0);
  return [
    ...(desk.feeds.length === 0 ? [nothingSet("feeds", "No feeds are listed, so no news comes in.")] : []),
    ...(desk.watches.length === 0 ? [nothingSet("watches", "No watches are defined, so no alert can be raised.")] : []),
    ...unroutedFinding(unrouted.map(({ name }) => name)),
    ...silentFinding(silent),
  ];
}

function nothingSet(subject: "feeds" | "watches", sentence: string): Finding {
  const file = subject === "feeds" ? "feeds.yaml" : "a file in watches/";
  return { level: "warn", subject, sentence, remedy: `Add one to ${file}.` };
}

function unroutedFinding(names: readonly string[]): readonly Finding[] {
  if (names.length === 0) return [];

  const sentence = `No route covers ${listed(names, limits.findingNamesMax)}: matches are recorded but not sent.`;
  return [
    {
      level: "warn",
      subject: "routes",
      sentence,
      remedy: "Add the watch to a route in alerts.yaml, at its level or below.",
    },
  ];
}

function silentFinding(names: readonly string[]): readonly Finding[] {
  if (names.length === 0) return [];

  const sentence = `Not fired yet: ${listed(names, limits.findingNamesMax)}.`;
  const remedy =
    "Nothing to do if there was no such news; otherwise run newswatch explain on an article that should have matched.";
  return [{ level: "info", subject: counted(names.length, "watch", "watches"), sentence, remedy }];
}
