// Opens the store for a command's question: that of the running service, or one started for the question.
import type { Settings } from "../core/settings.ts";
import { openDatabase } from "../database.ts";
import { openLog } from "../log/log.ts";
import { attachEmbedded } from "../store/embedded/attach.ts";
import { type OpenStore, openStore } from "../store/open-store.ts";
import type { Terminal } from "./command.ts";

type Ask<Answer> = (store: OpenStore) => Promise<Answer>;

/** Asks the running service's database; when none is running, starts it for the question. */
export async function askStore<Answer>(settings: Settings, terminal: Terminal, ask: Ask<Answer>): Promise<Answer> {
  const running = await runningDatabase(settings);
  if (running !== undefined) return askAt(running, ask);

  const log = openLog({ level: "warn", plain: true, write: terminal.err });
  const database = await openDatabase(settings.service, log);
  try {
    return await askAt(database.url, ask);
  } finally {
    await database.close();
  }
}

/** Undefined when no database is running: nothing is started for the question. */
export async function askRunning<Answer>(settings: Settings, ask: Ask<Answer>): Promise<Answer | undefined> {
  const running = await runningDatabase(settings);
  return running === undefined ? undefined : askAt(running, ask);
}

async function runningDatabase({ service }: Settings): Promise<string | undefined> {
  return service.databaseUrl ?? (await attachEmbedded(service.dataFolder));
}

async function askAt<Answer>(url: string, ask: Ask<Answer>): Promise<Answer> {
  const store = await openStore({ url, poolMax: 1 });
  try {
    return await ask(store);
  } finally {
    await store.close();
  }
}
