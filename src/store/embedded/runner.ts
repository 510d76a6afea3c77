// As whom a PostgreSQL program runs. The server refuses to run as root, so a root newswatch has to step down.
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { unreachable } from "../../core/outcome.ts";

export type Runner =
  | { readonly kind: "self" }
  /** Another account; its files belong to it. */
  | { readonly kind: "account"; readonly name: string; readonly uid: number; readonly gid: number }
  /** A user namespace: inside it we are somebody else, outside the files stay ours. Linux only. */
  | { readonly kind: "namespace"; readonly uid: number };

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: { readonly uid?: number; readonly gid?: number; readonly env: Record<string, string> };
};

export type Ran = { readonly code: number | undefined; readonly output: string };

type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/** What is left alone of our own surroundings: settings meant for other PostgreSQL programs must not reach these. */
function surroundings(): Record<string, string> {
  return { PATH: process.env["PATH"] ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

export function commandFor(runner: Runner, file: string, args: readonly string[]): Command {
  const env = surroundings();
  switch (runner.kind) {
    case "self":
      return { file, args, options: { env } };
    case "account":
      return { file, args, options: { env, uid: runner.uid, gid: runner.gid } };
    case "namespace": {
      const map = ["--user", `--map-user=${runner.uid}`, `--map-group=${runner.uid}`, "--"];
      return { file: "unshare", args: [...map, file, ...args], options: { env } };
    }
    default:
      return unreachable(runner);
  }
}

/** Runs a program to its end. `code` is undefined when it could not be started or was killed. */
export function run(runner: Runner, file: string, args: readonly string[]): Promise<Ran> {
  const command = commandFor(runner, file, args);
  return new Promise((resolve) => {
    // The working folder is one that every account may enter.
    const child = spawn(command.file, command.args, {
      ...command.options,
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const parts: string[] = [];
    const keep = (part: string) => parts.push(part);
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.once("error", (error) => resolve({ code: undefined, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? undefined, output: parts.join("").trim() }));
  });
}

/** Who may run the server, best first. `owner` is the uid that an existing database belongs to. */
export async function runnersFor(owner: number | undefined): Promise<readonly Runner[]> {
  const accounts = await stepDownAccounts();
  const namespace = namespaceRunners(accounts);
  if (process.getuid?.() !== 0) return hasName() ? [{ kind: "self" }, ...namespace] : [...namespace, { kind: "self" }];
  if (owner === undefined) return [...accounts.map(asAccount), ...namespace];
  if (owner === 0) return namespace;
  const known = (await allAccounts()).find((account) => account.uid === owner);
  return [asAccount(known ?? { name: `uid ${owner}`, uid: owner, gid: owner })];
}

export function describeRunner(runner: Runner): string {
  if (runner.kind === "self") return "the account of newswatch itself";
  return runner.kind === "account" ? `the account ${runner.name}` : "a user namespace";
}

function asAccount(account: Account): Runner {
  return { kind: "account", ...account };
}

function namespaceRunners(accounts: readonly Account[]): readonly Runner[] {
  if (process.platform !== "linux") return [];
  // The programs look their own account up, so the number inside has to be one that has a name.
  return [{ kind: "namespace", uid: accounts.at(0)?.uid ?? 65_534 }];
}

async function stepDownAccounts(): Promise<readonly Account[]> {
  const all = await allAccounts();
  return ["postgres", "nobody"].flatMap((name) => all.filter((account) => account.name === name));
}

async function allAccounts(): Promise<readonly Account[]> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  return lines.flatMap((line) => {
    const [name = "", , uid = "", gid = ""] = line.split(":");
    const usable = name !== "" && /^\d+$/.test(uid) && /^\d+$/.test(gid);
    return usable ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** Containers may run us under a number that no account has; initdb refuses that. */
function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}
