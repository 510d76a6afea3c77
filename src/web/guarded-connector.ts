// Opens connections, but only to addresses the guard lets through.
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { AddressGuard } from "./address-guard.ts";

/** The code of the error that a refused address ends in. */
export const blockedAddressCode = "NEWSWATCH_BLOCKED_ADDRESS";

/**
 * The guard sits where the connection is made, so redirects pass it as well, and an answer of the name server that
 * changes between look and dial has nothing to gain: the address that was judged is the address that is dialled.
 * Node asks no `lookup` for an address written as numbers, which is why those are judged first.
 */
export function guardedConnector(
  guard: AddressGuard,
  { lookup, timeoutMs }: { readonly lookup: LookupFunction; readonly timeoutMs: number },
): buildConnector.connector {
  const dialler = (originAllowed: boolean) =>
    buildConnector({
      timeout: timeoutMs,
      autoSelectFamily: true,
      lookup: judgedLookup(lookup, (address) => guard.refusal(address, originAllowed)),
    });
  const dialPublic = dialler(false);
  const dialAllowed = dialler(true);

  return (options, callback) => {
    const originAllowed = guard.allowsOrigin(options.hostname, portOf(options));
    const why = isIP(options.hostname) === 0 ? undefined : guard.refusal(options.hostname, originAllowed);
    if (why !== undefined) return callback(withCode(why, blockedAddressCode), null);

    return originAllowed ? dialAllowed(options, callback) : dialPublic(options, callback);
  };
}

/** One address that may not be dialled is enough to refuse the name: an honest name has none. */
function judgedLookup(lookup: LookupFunction, refusal: (address: string) => string | undefined): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, options, (error, found, family) => {
      if (error !== null) return callback(error, found, family);

      const addresses = typeof found === "string" ? [found] : found.map(({ address }) => address);
      if (addresses.length === 0) return callback(withCode("The name has no address.", "ENOTFOUND"), found, family);

      const why = addresses.map(refusal).find((sentence) => sentence !== undefined);
      return callback(why === undefined ? null : withCode(why, blockedAddressCode), found, family);
    });
  };
}

function portOf({ port, protocol }: { readonly port: string; readonly protocol: string }): number {
  if (port !== "") return Number(port);

  return protocol === "https:" ? 443 : 80;
}

function withCode(sentence: string, code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(sentence), { code });
}
