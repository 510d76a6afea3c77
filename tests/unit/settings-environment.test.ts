// The environment: where the database and the queue are, and what it overrides in newswatch.yaml.
import assert from "node:assert/strict";
import test from "node:test";
import { configFolder, problemsIn, settingsOf, writeInto } from "../helpers/config-folder.ts";

test("environment: every variable set -> overrides the file", async (t) => {
  const folder = await configFolder(t, {
    "newswatch.yaml": "http: {host: 127.0.0.1, port: 9090, url: 'http://a.example'}\ndata: here\nlog: info\n",
  });

  const { service } = await settingsOf(folder, {
    DATABASE_URL: "postgres://newswatch@db.example/newswatch",
    REDIS_URL: "rediss://queue.example:6380/1",
    NEWSWATCH_DATA: "/data",
    NEWSWATCH_HTTP_HOST: "0.0.0.0",
    NEWSWATCH_HTTP_PORT: "0",
    NEWSWATCH_URL: "https://b.example/",
    NEWSWATCH_LOG: "warn",
  });

  assert.equal(service.databaseUrl, "postgres://newswatch@db.example/newswatch");
  assert.equal(service.redisUrl, "rediss://queue.example:6380/1");
  assert.equal(service.dataFolder, "/data");
  assert.deepEqual(service.http, { host: "0.0.0.0", port: 0, url: "https://b.example" });
  assert.equal(service.logLevel, "warn");
});

test("environment: a port from the environment and no address -> the address follows the port", async (t) => {
  const folder = await configFolder(t);

  const { service } = await settingsOf(folder, { NEWSWATCH_HTTP_PORT: "9999" });

  assert.equal(service.http.url, "http://127.0.0.1:9999");
});

test("environment: variables that are set to nothing -> as if they were not set", async (t) => {
  const folder = await configFolder(t);

  const { service } = await settingsOf(folder, {
    DATABASE_URL: "",
    REDIS_URL: "",
    NEWSWATCH_LOG: "",
    DATABASE_URL_FILE: "",
  });

  assert.equal(service.databaseUrl, undefined);
  assert.equal(service.redisUrl, undefined);
  assert.equal(service.logLevel, "info");
});

test("environment: addresses in mounted files -> read without the line break at their end", async (t) => {
  const folder = await configFolder(t);
  await writeInto(folder, "secrets/database", "postgresql://newswatch:pw@db.example/newswatch\n");
  await writeInto(folder, "secrets/redis", "redis://queue.example\r\n");

  const { service } = await settingsOf(folder, {
    DATABASE_URL_FILE: `${folder}/secrets/database`,
    REDIS_URL_FILE: `${folder}/secrets/redis`,
  });

  assert.equal(service.databaseUrl, "postgresql://newswatch:pw@db.example/newswatch");
  assert.equal(service.redisUrl, "redis://queue.example");
});

const badEnvironments: readonly {
  readonly what: string;
  readonly env: Record<string, string>;
  readonly told: string;
}[] = [
  {
    what: "a database of another kind",
    env: { DATABASE_URL: "mysql://root:hunter2@db.example" },
    told: "DATABASE_URL: expected an address that begins with postgres://",
  },
  {
    what: "a queue of another kind",
    env: { REDIS_URL: "amqp://guest:hunter2@queue.example" },
    told: "REDIS_URL: expected an address that begins with redis:// or rediss://",
  },
  {
    what: "a port out of range",
    env: { NEWSWATCH_HTTP_PORT: "65536" },
    told: 'NEWSWATCH_HTTP_PORT: found "65536", expected a whole number from 0 to 65535',
  },
  {
    what: "a port with a minus",
    env: { NEWSWATCH_HTTP_PORT: "-1" },
    told: 'NEWSWATCH_HTTP_PORT: found "-1", expected a whole number from 0 to 65535',
  },
  {
    what: "a level that is none",
    env: { NEWSWATCH_LOG: "inof" },
    told: 'NEWSWATCH_LOG: found "inof", expected one of debug, info, warn, error; did you mean "info"?',
  },
  {
    what: "an address with a password",
    env: { NEWSWATCH_URL: "https://me:hunter2@b.example" },
    told:
      "NEWSWATCH_URL: expected a full address, such as https://example.org/news: " +
      "this one contains a user name or password, which is never sent",
  },
  {
    what: "a folder of spaces",
    env: { NEWSWATCH_DATA: "  " },
    told: "NEWSWATCH_DATA: found empty text, expected a folder",
  },
  {
    what: "an address and a file with one",
    env: { DATABASE_URL: "postgres://a/b", DATABASE_URL_FILE: "/run/secrets/database" },
    told: "DATABASE_URL and DATABASE_URL_FILE are both set; keep one of them",
  },
  {
    what: "a file that is not there",
    env: { REDIS_URL_FILE: "/nowhere/redis" },
    told: "REDIS_URL_FILE: the file /nowhere/redis is missing",
  },
  { what: "a folder for a file", env: { REDIS_URL_FILE: "/tmp" }, told: "REDIS_URL_FILE: the file /tmp is not a file" },
];

for (const { what, env, told } of badEnvironments) {
  test(`environment: ${what} -> told by the variable's name, without secrets`, async (t) => {
    const folder = await configFolder(t);

    assert.deepEqual(await problemsIn(folder, env), [`environment ${told}`]);
  });
}

test("environment: several wrong variables -> all are told", async (t) => {
  const folder = await configFolder(t);

  const lines = await problemsIn(folder, { NEWSWATCH_LOG: "loud", NEWSWATCH_HTTP_PORT: "x", REDIS_URL: "x" });

  assert.equal(lines.length, 3);
});

test("environment: variables that orchestrators add to a service called newswatch -> left alone", async (t) => {
  const folder = await configFolder(t);

  assert.deepEqual(
    await problemsIn(folder, { NEWSWATCH_PORT: "tcp://10.0.0.1:8080", NEWSWATCH_SERVICE_HOST: "10.0.0.1" }),
    [],
  );
});
