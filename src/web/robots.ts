// Remembers what sites say in robots.txt: in this process, and in the store for the others and for the next start.
import { limits } from "../core/limits.ts";
import { unreachable } from "../core/outcome.ts";
import type { RobotsFile, RobotsStore } from "../ports/hosts.ts";
import type { WebAnswer, WebFailure } from "../ports/web.ts";
import { type Rules, rememberedRules } from "./remembered-rules.ts";
import { noRules, robotsRules } from "./robots-rules.ts";
import { failed } from "./web-failure.ts";

export type Verdict = { readonly kind: "allowed" } | WebFailure;

/** What came of asking for robots.txt, and whether the site itself was met: a name that leads nowhere says nothing of rules. */
export type AskedRobots = { readonly answer: WebAnswer; readonly isOwnFailure: boolean };

export type Robots = {
  /** Undefined: it has to be learned first. */
  known(url: URL): Promise<Verdict | undefined>;
  /** Asks the site, once for all who wait for it. */
  learn(url: URL, ask: () => Promise<AskedRobots>): Promise<Verdict>;
  /** The pause that the host asks for between visits; 0 when none is known. */
  delayMs(host: string): number;
};

export type RobotsNeeds = {
  readonly agent: string;
  readonly store: RobotsStore | undefined;
  readonly now: () => Date;
};

type Learned = { readonly kind: "rules"; readonly rules: Rules } | WebFailure;

const allowed: Verdict = { kind: "allowed" };

export function robotsMemory({ agent, store, now }: RobotsNeeds): Robots {
  const memory = rememberedRules();
  const asking = new Map<string, Promise<Learned>>();

  const remember = (origin: string, file: RobotsFile, untilMs: number): Rules => {
    const rules = rulesOf(origin, file, { agent, now: now() });
    memory.keep(origin, { rules, untilMs, chars: file.text.length });
    return rules;
  };

  const find = async (origin: string): Promise<Rules | undefined> => {
    const held = memory.find(origin);
    if (held !== undefined && held.untilMs > now().getTime()) return held.rules;

    const file = await store?.find(origin);
    if (file === undefined) return undefined;
    const untilMs = freshUntilMs(file);
    return untilMs > now().getTime() ? remember(origin, file, untilMs) : undefined;
  };

  const ask = async (origin: string, { answer, isOwnFailure }: AskedRobots): Promise<Learned> => {
    if (answer.kind === "failed" && isOwnFailure) return answer;

    const before = await store?.find(origin);
    const file = fileOf(answer, before, now());
    if (file !== before) await store?.keep(origin, file);
    const untilMs = Math.max(freshUntilMs(file), now().getTime() + limits.robotsAgainMs);
    return { kind: "rules", rules: remember(origin, file, untilMs) };
  };

  return {
    async known(url) {
      const rules = await find(url.origin);
      return rules === undefined ? undefined : verdictOf(rules, url);
    },
    async learn(url, askSite) {
      const { origin } = url;
      // Somebody may have learned it while this visit waited for its turn.
      const found = await find(origin);
      if (found !== undefined) return verdictOf(found, url);

      const learning = asking.get(origin) ?? askSite().then((asked) => ask(origin, asked));
      asking.set(origin, learning);
      try {
        const learned = await learning;
        return learned.kind === "failed" ? learned : verdictOf(learned.rules, url);
      } finally {
        asking.delete(origin);
      }
    },
    delayMs: (host) => memory.delayMs(host),
  };
}

/** RFC 9309: no file (4xx) means no rules; a file that cannot be had means none may be broken, for a while. */
function fileOf(answer: WebAnswer, before: RobotsFile | undefined, now: Date): RobotsFile {
  const isNew = { askedAt: now, since: now };
  if (answer.kind === "body") {
    const text = new TextDecoder().decode(answer.bytes.subarray(0, limits.robotsBytesMax)).replaceAll("\0", "");
    return { kind: "rules", text, ...isNew };
  }
  if (answer.kind === "failed" && saysNone(answer)) return { kind: "none", text: "", ...isNew };

  const isUsable = before !== undefined && before.kind !== "unreachable";
  if (isUsable && now.getTime() - before.askedAt.getTime() < limits.robotsStaleMsMax) return before;
  return { kind: "unreachable", text: "", askedAt: now, since: before?.kind === "unreachable" ? before.since : now };
}

function saysNone({ status = 0 }: WebFailure): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

function rulesOf(
  origin: string,
  file: RobotsFile,
  { agent, now }: { readonly agent: string; readonly now: Date },
): Rules {
  switch (file.kind) {
    case "rules":
      return robotsRules(origin, file.text, agent);
    case "none":
      return noRules;
    case "unreachable":
      return now.getTime() - file.since.getTime() > limits.robotsDoubtMsMax ? noRules : "unknown";
    default:
      return unreachable(file.kind);
  }
}

function freshUntilMs({ kind, askedAt }: RobotsFile): number {
  return askedAt.getTime() + (kind === "unreachable" ? limits.robotsAgainMs : limits.robotsFreshMs);
}

function verdictOf(rules: Rules, url: URL): Verdict {
  if (rules === "unknown") return failed("robots-unreachable", `The robots.txt of ${url.host} could not be had.`);

  return rules.allows(url.href)
    ? allowed
    : failed("robots-disallowed", `The robots.txt of ${url.host} does not allow this page.`);
}
