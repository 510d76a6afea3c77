// Whether a chain of redirects is a move that may be kept: only when nobody on the way could have meant it otherwise.

export type Redirected = {
  readonly status: number;
  readonly from: URL;
  readonly to: URL;
};

const permanentStatuses = new Set([301, 308]);

/**
 * The last address when every redirect was permanent, kept https, and none led from the public internet into a network of
 * the operator's (`isPrivate` says where an origin was reached).
 */
export function movedTo(redirects: readonly Redirected[], isPrivate: (origin: string) => boolean): string | undefined {
  const first = redirects[0]?.from.href;
  const last = redirects.at(-1)?.to.href;
  return last === first || !redirects.every((redirect) => isMove(redirect, isPrivate)) ? undefined : last;
}

function isMove({ status, from, to }: Redirected, isPrivate: (origin: string) => boolean): boolean {
  const leavesHttps = from.protocol === "https:" && to.protocol !== "https:";
  const entersPrivate = isPrivate(to.origin) && !isPrivate(from.origin);
  return permanentStatuses.has(status) && !leavesHttps && !entersPrivate;
}
