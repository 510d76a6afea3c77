// What a robots.txt says to us (RFC 9309). robots-parser reads it; before that, what would make its work endless is taken out.
import robotsParser from "robots-parser";
import { z } from "zod";
import { limits } from "../core/limits.ts";

export type RobotsRules = {
  allows(url: string): boolean;
  /** Crawl-delay, within `limits.crawlDelayMsMax`; 0 when there is none. */
  readonly delayMs: number;
};

type Parsed = {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
};

// The package's types describe a module of another kind than it is.
const parse = z
  .custom<(url: string, text: string) => Parsed>((value) => typeof value === "function")
  .parse(robotsParser);

export const noRules: RobotsRules = { allows: () => true, delayMs: 0 };
const closed: RobotsRules = { allows: () => false, delayMs: 0 };

/**
 * `agent` is the product's name alone. Rules with wildcards are tried against every place of an address, so a file of
 * nothing else could keep us busy for seconds: beyond `limits.robotsWildcardCharsMax` the site counts as closed.
 */
export function robotsRules(origin: string, text: string, agent: string): RobotsRules {
  const ours = ourLines(text, agent);
  if (wildcardChars(ours) > limits.robotsWildcardCharsMax) return closed;

  const robots = parse(`${origin}/robots.txt`, ours.join("\n"));
  const seconds = robots.getCrawlDelay(agent) ?? 0;
  return {
    allows: (url) => robots.isAllowed(url, agent) ?? true,
    delayMs: Math.min(Math.max(0, seconds * 1_000), limits.crawlDelayMsMax),
  };
}

type Line = { readonly key: string; readonly value: string };
type Group = { readonly names: Set<string>; readonly lines: string[] };

const spokenTo = new Set(["allow", "disallow", "crawl-delay"]);

/**
 * The groups that are for us or for everybody. The package copies each rule for each agent named above it, so a file that
 * names thousands of others would grow to the square of its size. An empty line of a key that means nothing to us keeps
 * groups apart; an empty rule makes a group of ours count although it forbids nothing.
 */
function ourLines(text: string, agent: string): readonly string[] {
  return groupsOf(text).flatMap(({ names, lines }) => {
    const ours = ["*", agent.toLowerCase()].filter((name) => names.has(name));
    return ours.length === 0 ? [] : ["sitemap:", ...ours.map((name) => `user-agent: ${name}`), ...lines, "disallow:"];
  });
}

function groupsOf(text: string): readonly Group[] {
  const groups: Group[] = [];
  let isNaming = false;
  for (const { key, value } of linesOf(text)) {
    if (key === "user-agent" && !isNaming) groups.push({ names: new Set(), lines: [] });
    isNaming = key === "user-agent";
    if (isNaming) groups.at(-1)?.names.add(agentName(value));
    if (spokenTo.has(key)) groups.at(-1)?.lines.push(`${key}: ${value}`);
  }
  return groups;
}

function linesOf(text: string): readonly Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [stated = ""] = line.split("#", 1);
    const at = stated.indexOf(":");
    return at === -1 ? [] : [{ key: stated.slice(0, at).trim().toLowerCase(), value: stated.slice(at + 1).trim() }];
  });
}

function agentName(value: string): string {
  const [name = ""] = value.toLowerCase().split("/", 1);
  return name.trim();
}

function wildcardChars(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (/^(?:allow|disallow).*\*/.test(line) ? line.length : 0), 0);
}
