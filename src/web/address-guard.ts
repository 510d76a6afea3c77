// Decides which network addresses may be dialled: public ones, and what the operator allows by name.
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

export type AddressGuard = {
  /** Whether the operator allows this very host and port, whatever private address it has. */
  allowsOrigin(hostname: string, port: number): boolean;
  /** Why the address may not be dialled, as a sentence; undefined when it may. */
  refusal(address: string, originAllowed: boolean): string | undefined;
  /** Whether it is one of the operator's networks, which the public internet knows nothing of. */
  isPrivate(address: string): boolean;
};

// Link-local addresses hold the clouds' metadata, whose answers are credentials. No setting opens them. The two single
// addresses are metadata services that lie inside networks an operator may well allow.
const neverAllowed: readonly Network[] = ["169.254.0.0/16", "fe80::/10", "fd00:ec2::254/128", "100.100.100.200/32"].map(
  (network) => ipaddr.parseCIDR(network),
);

// Only this eighth of IPv6 has ever been handed out for the public internet (IANA, IPv6 Address Space).
const publicV6 = ipaddr.IPv6.parseCIDR("2000::/3");

const originPattern = /^(.+):(\d{1,5})$/;

/**
 * `allowPrivate` holds networks (`10.0.0.0/8`), single addresses, and hosts with their port (`nas.local:8080`).
 * Throws when an entry is none of these.
 */
export function addressGuard(allowPrivate: readonly string[]): AddressGuard {
  const networks: Network[] = [];
  const origins = new Set<string>();
  for (const entry of allowPrivate) {
    const network = networkOf(entry);
    if (network === undefined) origins.add(originOf(entry));
    else networks.push(network);
  }

  return {
    allowsOrigin: (hostname, port) => origins.has(originKey(hostname, port)),
    refusal(address, originAllowed) {
      if (!ipaddr.isValid(address)) return "The name leads to something that is no address.";

      const dialled = embeddedAddress(ipaddr.parse(address));
      if (isWithin(dialled, neverAllowed)) return `${address} is link-local or a metadata address; it is never opened.`;
      if (originAllowed || isWithin(dialled, networks) || isPublic(dialled)) return undefined;

      return `${address} is not a public address (${dialled.range()}).`;
    },
    isPrivate: (address) => !ipaddr.isValid(address) || !isPublic(embeddedAddress(ipaddr.parse(address))),
  };
}

function networkOf(entry: string): Network | undefined {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry);
  if (!ipaddr.isValid(entry)) return undefined;

  const address = ipaddr.parse(entry);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function originOf(entry: string): string {
  const [, host, port] = originPattern.exec(entry) ?? [];
  const text = `http://${host}/`;
  if (host === undefined || !URL.canParse(text)) {
    throw new Error(
      `allowPrivate: "${entry}" is neither a network (10.0.0.0/8) nor a host with its port (nas.local:80)`,
    );
  }
  return originKey(new URL(text).hostname, Number(port));
}

function originKey(hostname: string, port: number): string {
  return `${hostname.replace(/^\[|\]$/g, "")} ${port}`;
}

/** An IPv4 address in IPv6 clothes (mapped, or behind the well-known NAT64 prefix) is judged as what it leads to. */
function embeddedAddress(address: Address): Address {
  if (address.kind() === "ipv4") return address;

  const range = address.range();
  if (range !== "ipv4Mapped" && range !== "rfc6052") return address;
  return ipaddr.fromByteArray(address.toByteArray().slice(12));
}

function isPublic(address: Address): boolean {
  if (address.range() !== "unicast") return false;

  return address.kind() === "ipv4" || address.match(publicV6);
}

function isWithin(address: Address, networks: readonly Network[]): boolean {
  return networks.some(([network, bits]) => network.kind() === address.kind() && address.match([network, bits]));
}
