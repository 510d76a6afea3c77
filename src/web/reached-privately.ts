// Remembers which servers were reached in the operator's own networks.
import { limits } from "../core/limits.ts";
import type { AddressGuard } from "./address-guard.ts";

export type ReachedPrivately = {
  note(origin: string, address: string): void;
  isPrivate(origin: string): boolean;
};

/** A connection outlives its visit by seconds only, so the oldest of very many may be forgotten. */
export function reachedPrivately(guard: Pick<AddressGuard, "isPrivate">): ReachedPrivately {
  const origins = new Map<string, boolean>();
  return {
    note(origin, address) {
      origins.delete(origin);
      origins.set(origin, guard.isPrivate(address));
      const [oldest] = origins.keys();
      if (origins.size > limits.originsRememberedMax && oldest !== undefined) origins.delete(oldest);
    },
    isPrivate: (origin) => origins.get(origin) ?? false,
  };
}
