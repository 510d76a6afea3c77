// JSON Schemas of the config files, made from the shapes they are checked by, so that an editor helps while they are written.
import { z } from "zod";
import { alertsFile } from "./alerts.ts";
import { entitiesFile } from "./entities.ts";
import { feedsFile } from "./feeds.ts";
import { outletsFile } from "./outlets.ts";
import { pagesFile } from "./pages.ts";
import { serviceShape } from "./run-settings.ts";
import { oneLine } from "./shapes.ts";
import { testsFile } from "./watch-tests.ts";
import { watchesFile } from "./watches.ts";

type FileSchema = {
  readonly title: string;
  readonly shape: z.ZodType;
  /** Values may be written as references to the environment or to a file. */
  readonly takesReferences: boolean;
};

const files: Readonly<Record<string, FileSchema>> = {
  newswatch: { title: "newswatch: the service", shape: serviceShape, takesReferences: true },
  feeds: { title: "newswatch: feeds", shape: feedsFile, takesReferences: false },
  entities: { title: "newswatch: names for rules", shape: entitiesFile, takesReferences: false },
  watches: { title: "newswatch: watches", shape: watchesFile, takesReferences: false },
  "watch-tests": { title: "newswatch: tests of watches", shape: testsFile, takesReferences: false },
  outlets: { title: "newswatch: outlets", shape: outletsFile, takesReferences: false },
  pages: { title: "newswatch: where the parts of pages are", shape: pagesFile, takesReferences: false },
  alerts: { title: "newswatch: channels and routes", shape: alertsFile, takesReferences: true },
};

const referencePattern = "\\$\\{(env|file):[^}]+\\}";

/**
 * JSON Schemas (draft 2020-12) by the name of the file they describe, without its ending. They say what an editor can
 * check: keys, kinds and forms. What needs the other files, a rule's grammar or a secret's value is left to
 * `newswatch check`.
 */
export function jsonSchemas(): ReadonlyMap<string, object> {
  return new Map(Object.entries(files).map(([name, file]) => [name, jsonSchema(file)]));
}

function jsonSchema({ title, shape, takesReferences }: FileSchema): object {
  const schema = z.toJSONSchema(shape, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema: one }) => {
      if (takesReferences) letRefer(one);
    },
  });
  return { ...schema, title };
}

/** What is narrower than text can also be a reference to it. */
function letRefer(schema: z.core.JSONSchema.BaseSchema): void {
  const { type, pattern, enum: names, minimum, maximum } = schema;
  const hasForm = pattern !== undefined && pattern !== oneLine.source;
  const isNarrowText = type === "string" && (hasForm || names !== undefined);
  if (!isNarrowText && type !== "integer") return;

  const written: z.core.JSONSchema.BaseSchema = { type };
  if (pattern !== undefined) written.pattern = pattern;
  if (names !== undefined) written.enum = names;
  if (minimum !== undefined) written.minimum = minimum;
  if (maximum !== undefined) written.maximum = maximum;
  for (const key of ["type", "pattern", "enum", "minimum", "maximum"] as const) delete schema[key];
  schema.anyOf = [written, { type: "string", pattern: referencePattern }];
}
