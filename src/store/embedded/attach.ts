// Finds the server of a running newswatch, for commands that work beside it.
import { readFile } from "node:fs/promises";
import { connect } from "../connect.ts";
import { absentIsUndefined, EmbeddedFailure, systemCode } from "./failure.ts";
import { saysAway } from "./hold.ts";
import { databaseName, type Layout, openLayout, urlOf } from "./layout.ts";
import { readPostmaster } from "./processes.ts";

/** SQLSTATE invalid_catalog_name: the server is new and our database is still being made. */
const noSuchDatabase = "3D000";

/** Gives the URL of the server that is running on the folder, or undefined. Starts nothing and takes nothing over. */
export async function attachEmbedded(dataFolder: string): Promise<string | undefined> {
  const layout = await openLayout(dataFolder).catch(absentIsUndefined);
  if (layout === undefined) return undefined;
  const url = await readUrl(layout);
  return url !== undefined && (await answers(url)) ? url : undefined;
}

async function readUrl(layout: Layout): Promise<string | undefined> {
  try {
    const postmaster = readPostmaster(layout);
    if (postmaster?.ready !== true || postmaster.socketFolder === undefined) return undefined;
    const password = await readFile(layout.passwordFile, "utf8");
    return urlOf(postmaster.socketFolder, password.trim(), databaseName);
  } catch (cause) {
    if (systemCode(cause) !== "EACCES") throw cause;
    const sentence = `${layout.home} cannot be read. Run this command as the account that runs newswatch, or as root.`;
    throw new EmbeddedFailure("folder", sentence, { cause });
  }
}

async function answers(url: string): Promise<boolean> {
  const sql = connect(url, { poolMax: 1, applicationName: "newswatch command" });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    if (saysAway(error) || systemCode(error) === noSuchDatabase) return false;
    throw error;
  } finally {
    await sql.end({ timeout: 0 });
  }
}
