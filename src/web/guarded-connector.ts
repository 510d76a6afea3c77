// Opens connections, but only to addresses the guard lets through.
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { AddressGuard } from "./address-guard.ts";
import { isBlockedPort } from "./blocked-ports.ts";

/** The codes of the errors that a refused address or port ends in. */
export const blockedAddressCode = "NEWSWATCH_BLOCKED_ADDRESS";
export const blockedPortCode = "NEWSWATCH_BLOCKED_PORT";

export type ConnectorNeeds = {
  readonly lookup: LookupFunction;
  readonly timeoutMs: number;
  /** Called with the address that a server was really reached at. */
  readonly onReached: (origin: string, address: string) => void;
};

type Visited = { readonly hostname: string; readonly protocol: string; readonly port: string };

/**
 * The guard sits where the connection is made, so redirects pass it as well, and an answer of the name server that
 * changes between look and dial has nothing to gain: the address that was judged is the address that is dialled.
 * Node asks no `lookup` for an address written as numbers, which is why those are judged first.
 */
export function guardedConnector(guard: AddressGuard, needs: ConnectorNeeds): buildConnector.connector {
  const dialler = (originAllowed: boolean) =>
    buildConnector({
      timeout: needs.timeoutMs,
      autoSelectFamily: true,
      lookup: judgedLookup(needs.lookup, (address) => guard.refusal(address, originAllowed)),
    });
  const dialPublic = dialler(false);
  const dialAllowed = dialler(true);

  return (options, callback) => {
    const originAllowed = guard.allowsOrigin(options.hostname, portOf(options));
    const why = refusalOf(options, originAllowed, guard);
    if (why !== undefined) return callback(why, null);

    const dial = originAllowed ? dialAllowed : dialPublic;
    return dial(options, (error, socket) => {
      if (error !== null) return callback(error, null);

      const address = socket.remoteAddress;
      if (address === undefined) return callback(withCode("The connection was closed at once.", "ECONNRESET"), null);

      // The last line: whatever was looked up, this is who is on the other end.
      const tooLate = guard.refusal(address, originAllowed);
      if (tooLate !== undefined) {
        socket.destroy();
        return callback(withCode(tooLate, blockedAddressCode), null);
      }
      needs.onReached(`${options.protocol}//${options.host ?? options.hostname}`, address);
      return callback(null, socket);
    });
  };
}

function refusalOf(options: Visited, originAllowed: boolean, guard: AddressGuard): Error | undefined {
  const why = isIP(options.hostname) === 0 ? undefined : guard.refusal(options.hostname, originAllowed);
  if (why !== undefined) return withCode(why, blockedAddressCode);

  const port = portOf(options);
  if (originAllowed || !isBlockedPort(port)) return undefined;
  return withCode(`Port ${port} is not opened: something else than the web listens there.`, blockedPortCode);
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

function portOf({ port, protocol }: Visited): number {
  if (port !== "") return Number(port);

  return protocol === "https:" ? 443 : 80;
}

function withCode(sentence: string, code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(sentence), { code });
}
