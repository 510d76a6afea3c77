// As whom the embedded PostgreSQL runs: root has to step down, and the folder, the programs or the machine may forbid it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmod, chown, cp, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "../../src/store/embedded/embedded.ts";
import { EmbeddedFailure } from "../../src/store/embedded/failure.ts";
import { openLayout } from "../../src/store/embedded/layout.ts";
import { findMeans } from "../../src/store/embedded/means.ts";
import { serverProcesses } from "../../src/store/embedded/processes.ts";
import { installedPrograms } from "../../src/store/embedded/programs.ts";
import { run } from "../../src/store/embedded/runner.ts";
import { silentLog } from "../helpers/database.ts";
import { dataFolder, isRoot, later, otherNewswatch, pool, refused, started, urlOfOther } from "../helpers/embedded.ts";

const nobody = 65_534;
const asRoot = isRoot ? {} : { skip: "needs root" };
const asRootWith = (...command: readonly string[]) =>
  isRoot && works(command) ? {} : { skip: `needs root and ${command[0]}` };
const asPlainFromRoot =
  isRoot && works(["setpriv", "true"]) && isOpenToAll()
    ? {}
    : { skip: "needs root, setpriv and a checkout open to all" };

test(
  "embedded account: root and an open folder -> runs as postgres or nobody, which own the files",
  asRoot,
  async (t) => {
    const folder = await dataFolder(t);
    await started(t, folder);
    const { uid } = await stat((await openLayout(folder)).cluster);
    assert.notEqual(uid, 0);
    assert.equal(await accountOf(folder), uid);
  },
);

test(
  "embedded account: root and a folder closed to others -> runs in a user namespace, root owns the files",
  asRootWith("unshare", "--user", "true"),
  async (t) => {
    const folder = await dataFolder(t);
    await chmod(folder, 0o700);
    const below = join(folder, "home", "data");
    const first = await started(t, below);
    await pool(t, first.url)`create table public.kept as select 1 as number`;
    assert.equal((await stat((await openLayout(below)).cluster)).uid, 0);
    await first.stop();
    // What made the database decides on later starts, also when the folder has been opened meanwhile.
    await chmod(folder, 0o755);
    const second = await started(t, below);
    assert.equal((await pool(t, second.url)`select number from public.kept`).length, 1);
  },
);

test("embedded account: root, and the database is another account's -> runs as that account", asRoot, async (t) => {
  const folder = await dataFolder(t);
  await (await started(t, folder)).stop();
  const { home } = await openLayout(folder);
  await giveAll(home, nobody);
  await started(t, folder);
  assert.equal(await accountOf(folder), nobody);
});

test(
  "embedded account: root without the right to look into other accounts' processes -> starts, refuses, stops",
  asRootWith("setpriv", "true"),
  async (t) => {
    const folder = await dataFolder(t);
    // What a container is given by default, in short: it may change accounts, but not inspect them.
    const inContainer = ["setpriv", "--bounding-set", "-sys_ptrace,-sys_admin", "--inh-caps", "-all"];
    const first = await otherNewswatch(t, folder, inContainer);
    urlOfOther(first);
    const second = await otherNewswatch(t, folder, inContainer);
    assert.ok("code" in second.answer && second.answer.code === "in-use");
    await first.kill();
    const third = await otherNewswatch(t, folder, inContainer);
    urlOfOther(third);
    await third.stop();
    assert.deepEqual(serverProcesses(await openLayout(folder)), []);
  },
);

test(
  "embedded account: plain user -> runs as itself, and as no one else on that folder",
  asPlainFromRoot,
  async (t) => {
    const folder = await dataFolder(t);
    await chown(folder, nobody, nobody);
    const plain = await otherNewswatch(t, folder, asUser(nobody));
    assert.equal(new URL(urlOfOther(plain)).username, "newswatch");
    assert.equal(await accountOf(folder), nobody);
    await plain.stop();
    const stranger = await otherNewswatch(t, folder, asUser(1));
    assert.ok("code" in stranger.answer && stranger.answer.code === "no-account", JSON.stringify(stranger.answer));
    assert.match(stranger.answer.message, /belongs to uid 65534, and newswatch runs as uid 1\b/);
  },
);

test("embedded account: user number without a name -> still makes and runs a database", asPlainFromRoot, async (t) => {
  const folder = await dataFolder(t);
  await chown(folder, 54_321, 54_321);
  const nameless = await otherNewswatch(t, folder, asUser(54_321));
  urlOfOther(nameless);
  await nameless.stop();
});

test("embedded programs: links between the libraries missing -> a copy with the links is run", async (t) => {
  const folder = await dataFolder(t);
  const installed = await copyOfPrograms(t, folder);
  await removeLinks(installed);
  const layout = await openLayout(folder);
  const means = await findMeans(layout, installed);
  assert.ok(means.programs.startsWith(`${layout.programsFolder}-`));
  assert.equal(means.major, 18);
  // The next start finds the copy ready.
  assert.deepEqual(await findMeans(layout, installed), means);
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.includes(".copy-")),
    [],
  );
});

test("embedded programs: installed where only root may go -> a copy open to the account is run", asRoot, async (t) => {
  const folder = await dataFolder(t);
  const installed = await copyOfPrograms(t, folder);
  await chmod(join(folder, "installed"), 0o700);
  await chmod(join(installed, "bin", "postgres"), 0o700);
  const means = await findMeans(await openLayout(folder), installed);
  assert.equal(means.runner.kind, "account");
  assert.ok(!means.programs.startsWith(installed));
  assert.equal((await run(means.runner, join(means.programs, "bin", "initdb"), ["--version"])).code, 0);
});

test("embedded programs: broken wherever they are -> one sentence with every way tried and what to do", async (t) => {
  const folder = await dataFolder(t);
  const installed = join(folder, "installed", "native");
  await mkdir(join(installed, "bin"), { recursive: true });
  await writeFile(join(folder, "installed", "package.json"), '{ "version": "0.0.0" }');
  await writeFile(join(installed, "bin", "postgres"), "#!/bin/sh\necho wrong machine >&2\nexit 1\n", { mode: 0o755 });
  const outcome = await findMeans(await openLayout(folder), installed).catch((error: unknown) => error);
  assert.ok(outcome instanceof EmbeddedFailure);
  assert.equal(outcome.code, "no-account");
  assert.match(outcome.message, /wrong machine.*NEWSWATCH_DATA.*plain user.*DATABASE_URL/);
});

test(
  "embedded start: disk full or read-only -> said, with what was being made",
  asRootWith("unshare", "--mount", "true"),
  async (t) => {
    const folder = await dataFolder(t);
    const small = join(folder, "small");
    await mkdir(small);
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=16m,mode=755", "tmpfs", small]);
    if (mounted.status !== 0) return t.skip("needs the right to mount");
    later(t, () => spawnSync("umount", ["-l", small]));
    const outcome = await startEmbedded({ dataFolder: small, log: silentLog }).catch((error: unknown) => error);
    assert.ok(outcome instanceof EmbeddedFailure);
    // What fails first is the database or, where they have to be copied, the programs.
    assert.match(outcome.message, /could not be made in .*No space left on device|cannot be used: ENOSPC/s);
    assert.deepEqual(await readdir(small), []);
    spawnSync("mount", ["-o", "remount,ro", small]);
    assert.match(await refused(small, "folder"), /cannot be used: EROFS/);
  },
);

function works(command: readonly string[]): boolean {
  return spawnSync(command[0] ?? "", command.slice(1)).status === 0;
}

/** A checkout below a closed home cannot be run by anybody else. */
function isOpenToAll(): boolean {
  const here = fileURLToPath(import.meta.url);
  return works([...asUser(54_321), "test", "-r", here, "-a", "-x", process.execPath]);
}

function asUser(account: number): readonly string[] {
  return ["setpriv", `--reuid=${account}`, `--regid=${account}`, "--clear-groups"];
}

/** The account of the server's first process. */
async function accountOf(folder: string): Promise<number> {
  const [first] = serverProcesses(await openLayout(folder));
  return (await stat(`/proc/${first}`)).uid;
}

async function giveAll(path: string, account: number): Promise<void> {
  for (const entry of await readdir(path, { recursive: true })) await chown(join(path, entry), account, account);
  await chown(path, account, account);
}

/** Laid out as the package is: `native` beside package.json. */
async function copyOfPrograms(t: TestContext, folder: string): Promise<string> {
  const root = join(folder, "installed");
  await cp(join(installedPrograms(), ".."), root, { recursive: true, verbatimSymlinks: true });
  later(t, () => rm(root, { recursive: true, force: true }));
  return join(root, "native");
}

async function removeLinks(programs: string): Promise<void> {
  for (const entry of await readdir(join(programs, "lib"), { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(programs, "lib", entry.name));
  }
}
