// Every unit test, in one process.
import { readdirSync } from "node:fs";

const folder = new URL("unit/", import.meta.url);
for (const name of readdirSync(folder)) {
  if (name.endsWith(".test.js")) await import(new URL(name, folder).href);
}
