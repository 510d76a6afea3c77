// Servers that judge a feed reader by its requests, as Rachel Kroll's feed reader score does, at a time that is handed in.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type Listening, listen } from "./listening.ts";

export const scoreColumns = [
  "requests",
  "conditional",
  "unconditional",
  "imsGood",
  "imsOutOfSequence",
  "imsBogus",
  "inmGood",
  "inmOutOfSequence",
  "inmBogus",
  "early",
  "retriedEarly",
  "cookies",
  "referers",
  "queries",
] as const;
export type Column = (typeof scoreColumns)[number];
export type Score = Record<Column, number>;

/** What a profile answers: what it is now, and what it asks of readers from here on. */
export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly body?: string;
  /** Asked again before this has passed, the reader is early; after a refusal it retried early. */
  readonly restMs?: number;
};

/** `validated`: the request carries the validators that are right now. */
export type Asked = {
  readonly now: Date;
  readonly number: number;
  readonly path: string;
  readonly validated: boolean;
  readonly url: string;
};
export type Profile = { readonly name: string; answer(asked: Asked): Answer };

/** `unconditionalEarly` are whole documents asked for within a day of the last one, although validators were given. */
export type Judged = {
  readonly name: string;
  readonly score: Score;
  unconditionalEarly: number;
  readonly paths: Map<string, number>;
};

export type PoliteSite = Listening & { readonly judged: Judged };

const dayMs = 86_400_000;

type Sent = { readonly all: Set<string>; last: string | undefined };

/** One host for each profile, so that what one asks for is no matter to the others. */
export async function politeSite(profile: Profile, now: () => Date): Promise<PoliteSite> {
  const score = emptyScore();
  const judged: Judged = { name: profile.name, score, unconditionalEarly: 0, paths: new Map() };
  const etags: Sent = { all: new Set(), last: undefined };
  const dates: Sent = { all: new Set(), last: undefined };
  let restUntil = 0;
  let isRefused = false;
  let wholeAt = Number.NEGATIVE_INFINITY;

  function judgeWhole(at: number): boolean {
    score.unconditional += 1;
    const couldAsk = etags.last !== undefined || dates.last !== undefined;
    if (couldAsk && at - wholeAt < dayMs) judged.unconditionalEarly += 1;
    wholeAt = at;
    return false;
  }

  function judgeValidators(inm: string | undefined, ims: string | undefined): void {
    if (inm !== undefined) score[verdict("inm", inm, etags)] += 1;
    if (ims !== undefined) score[verdict("ims", ims, dates)] += 1;
  }

  function judge(request: IncomingMessage): boolean {
    const { headers } = request;
    const at = now().getTime();
    score.requests += 1;
    countManners(request, score);
    if (at < restUntil) score[isRefused ? "retriedEarly" : "early"] += 1;

    const inm = headers["if-none-match"];
    const ims = headers["if-modified-since"];
    if (inm === undefined && ims === undefined) return judgeWhole(at);

    score.conditional += 1;
    judgeValidators(inm, ims);
    return inm === etags.last && ims === dates.last;
  }

  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    judged.paths.set(path, (judged.paths.get(path) ?? 0) + 1);
    const validated = judge(request);
    const url = `http://${request.headers.host ?? ""}`;
    const answer = profile.answer({ now: now(), number: score.requests, path, validated, url });
    const status = answer.status ?? 200;
    isRefused = status >= 400;
    restUntil = now().getTime() + (answer.restMs ?? 0);
    if (status < 300 || status === 304) {
      remember(etags, answer.etag, status);
      remember(dates, answer.lastModified, status);
    }
    send(response, status, answer);
  });
  return { ...(await listen(server)), judged };
}

function emptyScore(): Score {
  return {
    requests: 0,
    conditional: 0,
    unconditional: 0,
    imsGood: 0,
    imsOutOfSequence: 0,
    imsBogus: 0,
    inmGood: 0,
    inmOutOfSequence: 0,
    inmBogus: 0,
    early: 0,
    retriedEarly: 0,
    cookies: 0,
    referers: 0,
    queries: 0,
  };
}

/** What no reader of feeds needs to send. */
function countManners({ headers, url = "" }: IncomingMessage, score: Score): void {
  if (headers.cookie !== undefined) score.cookies += 1;
  if (headers.referer !== undefined) score.referers += 1;
  if (url.includes("?")) score.queries += 1;
}

function verdict(kind: "inm" | "ims", value: string, { all, last }: Sent): Column {
  if (value === last) return `${kind}Good`;

  return all.has(value) ? `${kind}OutOfSequence` : `${kind}Bogus`;
}

/** A 304 that leaves a validator out leaves it as it was; a whole document without it takes it away. */
function remember(sent: Sent, value: string | undefined, status: number): void {
  if (value !== undefined) sent.all.add(value);
  if (value !== undefined || status !== 304) sent.last = value;
}

function send(response: ServerResponse, status: number, { headers = {}, etag, lastModified, body = "" }: Answer): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (etag !== undefined) response.setHeader("etag", etag);
  if (lastModified !== undefined) response.setHeader("last-modified", lastModified);
  response.setHeader("content-type", "application/rss+xml");
  // Offered, never to be brought back.
  response.setHeader("set-cookie", "reader=1; Path=/");
  response.end(status === 304 ? undefined : body);
}

const faultColumns = [
  "imsOutOfSequence",
  "imsBogus",
  "inmOutOfSequence",
  "inmBogus",
  "early",
  "retriedEarly",
  "cookies",
  "referers",
  "queries",
] as const;

/** Everything that a reader should not have done, in words; empty for a perfect reader. */
export function faultsOf({ name, score, unconditionalEarly }: Judged): readonly string[] {
  const faults = faultColumns.flatMap((column) => (score[column] > 0 ? [`${name}: ${score[column]} ${column}`] : []));
  return unconditionalEarly > 0 ? [...faults, `${name}: ${unconditionalEarly} unconditional within a day`] : faults;
}
