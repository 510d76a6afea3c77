// Small doors for tests of steps: a clock that is handed in, a web that answers as told, jobs that are only noted.
import type { Clock } from "../../src/ports/clock-and-log.ts";
import type { Jobs, QueueName } from "../../src/ports/jobs.ts";
import type { Web, WebAnswer, WebGet } from "../../src/ports/web.ts";

export type SetClock = Clock & { set(now: Date): void };

export function clockAt(now: Date): SetClock {
  let at = now;
  return {
    now: () => at,
    set(later) {
      at = later;
    },
  };
}

export type NotedJobs = Jobs & { readonly added: readonly string[] };

/** Notes `queue id` for each hint. */
export function notedJobs(): NotedJobs {
  const added: string[] = [];
  return {
    added,
    async add(queue: QueueName, ids: readonly string[]) {
      added.push(...ids.map((id) => `${queue} ${id}`));
    },
  };
}

export type ToldWeb = Pick<Web, "get"> & { readonly asked: readonly WebGet[]; answerWith(answer: WebAnswer): void };

export function webThat(answer: WebAnswer): ToldWeb {
  const asked: WebGet[] = [];
  let next = answer;
  return {
    asked,
    async get(request) {
      asked.push(request);
      return next;
    },
    answerWith(other) {
      next = other;
    },
  };
}

const plainVisit = { freshForMs: undefined, movedTo: undefined, redirects: 0 };

export function unchanged(parts: Partial<Extract<WebAnswer, { kind: "unchanged" }>> = {}): WebAnswer {
  return { kind: "unchanged", etag: undefined, lastModified: undefined, ...plainVisit, ...parts };
}

export function body(text: string, parts: Partial<Extract<WebAnswer, { kind: "body" }>> = {}): WebAnswer {
  return {
    kind: "body",
    status: 200,
    url: "https://daily-news.example/feed.xml",
    bytes: new TextEncoder().encode(text),
    contentType: undefined,
    etag: '"v2"',
    lastModified: "Fri, 20 Nov 2026 08:15:00 GMT",
    ...plainVisit,
    ...parts,
  };
}
