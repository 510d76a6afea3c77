// What the environment says about this process: where its database and queue are, and what overrides newswatch.yaml.
import { z } from "zod";
import { limits } from "../core/limits.ts";
import { checkShape } from "./check-shape.ts";
import { child, type Part, pathKey, type Source, whole } from "./part.ts";
import { type Found, fine, problemsOf } from "./problem.ts";
import { type Environment, secretFileText } from "./references.ts";
import { choice, text, webAddress, wholeNumber } from "./shapes.ts";

export const logLevels = ["debug", "info", "warn", "error"] as const;
export const environmentFile = "environment";

export type EnvironmentSettings = {
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly dataFolder: string | undefined;
  readonly httpHost: string | undefined;
  readonly httpPort: number | undefined;
  readonly httpUrl: string | undefined;
  readonly logLevel: (typeof logLevels)[number] | undefined;
};

const databaseUrl = serverAddress(/^postgres(ql)?:\/\/./, "an address that begins with postgres://");
const redisUrl = serverAddress(/^rediss?:\/\/./, "an address that begins with redis:// or rediss://");
const addressNames = ["DATABASE_URL", "REDIS_URL", "NEWSWATCH_URL"];

export async function readEnvironment(env: Environment): Promise<Found<EnvironmentSettings>> {
  const database = await fromVariableOrFile(env, "DATABASE_URL");
  const redis = await fromVariableOrFile(env, "REDIS_URL");
  const source = environmentSource({ ...env, DATABASE_URL: database.value, REDIS_URL: redis.value });
  const read = <Value>(name: string, shape: z.ZodType<Value>) => variable(child(whole(source), name), shape);

  const found = {
    databaseUrl: read("DATABASE_URL", databaseUrl),
    redisUrl: read("REDIS_URL", redisUrl),
    dataFolder: read("NEWSWATCH_DATA", text("a folder")),
    httpHost: read("NEWSWATCH_HTTP_HOST", text("a host name or address")),
    httpPort: read("NEWSWATCH_HTTP_PORT", wholeNumber(0, limits.portMax)),
    httpUrl: read("NEWSWATCH_URL", webAddress()),
    logLevel: read("NEWSWATCH_LOG", choice(logLevels)),
  };
  return {
    value: {
      databaseUrl: found.databaseUrl.value,
      redisUrl: found.redisUrl.value,
      dataFolder: found.dataFolder.value,
      httpHost: found.httpHost.value,
      httpPort: found.httpPort.value,
      httpUrl: found.httpUrl.value,
      logLevel: found.logLevel.value,
    },
    problems: problemsOf(database, redis, ...Object.values(found)),
  };
}

/** An empty variable is one that is not set: that is how compose files and units pass on what they were not given. */
function variable<Value>(part: Part, shape: z.ZodType<Value>): Found<Value | undefined> {
  if (part.value === undefined || part.value === "") return fine(undefined);

  const found = checkShape(part, shape);
  const problems = found.problems.map((problem) => ({
    ...problem,
    message: `${part.path.join()}: ${problem.message}`,
  }));
  return { value: found.value, problems };
}

/** `DATABASE_URL`, or the text of the file that `DATABASE_URL_FILE` names, as secrets are mounted into containers. */
async function fromVariableOrFile(env: Environment, name: string): Promise<Found<string | undefined>> {
  const fileVariable = `${name}_FILE`;
  const [direct, path] = [env[name] || undefined, env[fileVariable] || undefined];
  if (path === undefined) return fine(direct);
  if (direct !== undefined) return wrong(`${name} and ${fileVariable} are both set; keep one of them`);

  const answer = await secretFileText(path);
  return answer.kind === "text" ? fine(answer.text) : wrong(`${fileVariable}: ${answer.why}`);
}

function wrong(message: string): Found<undefined> {
  return { value: undefined, problems: [{ file: environmentFile, line: undefined, column: undefined, message }] };
}

function environmentSource(env: Environment): Source {
  const nowhere = { line: undefined, column: undefined };
  return {
    file: environmentFile,
    value: env,
    hidden: new Set(addressNames.map((name) => pathKey([name]))),
    unresolved: new Set(),
    placeOf: () => nowhere,
    placeInText: () => nowhere,
  };
}

function serverAddress(start: RegExp, expected: string) {
  return z.string({ error: expected }).regex(start, expected);
}
