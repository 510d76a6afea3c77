// CPU time of this process, which other programs on the machine disturb less than the clock's.

export function cpuMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

/** The cheapest of some runs, in milliseconds of CPU time. */
export function bestOf(runs: number, work: () => void): number {
  return Math.min(...Array.from({ length: runs }, () => cpuMs(work)));
}
