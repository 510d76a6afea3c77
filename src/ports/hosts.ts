// What processes tell each other about the hosts they visit, so that together they are as polite as one.

export type TurnWanted = {
  /** With its port, where that is not the usual one. */
  readonly host: string;
  readonly url: string;
  /** Between the starts of two visits. */
  readonly gapMs: number;
  /** A turn farther off is not taken. */
  readonly waitMsMax: number;
  readonly now: Date;
};

export type HostTurn =
  | { readonly kind: "turn"; readonly inMs: number }
  /** All turns within the wait are taken. */
  | { readonly kind: "busy"; readonly inMs: number }
  /** The server has asked to be left alone. */
  | { readonly kind: "held"; readonly forMs: number };

export type Hold = { readonly host: string; readonly url: string; readonly until: Date; readonly now: Date };

export interface HostTurns {
  /** Takes the host's next free turn, in one step for all processes. */
  take(wanted: TurnWanted): Promise<HostTurn>;
  /** For how long an address is still to be left alone, in milliseconds; undefined when it is not. Takes no turn. */
  heldFor(asked: Pick<TurnWanted, "host" | "url" | "now">): Promise<number | undefined>;
  /**
   * Notes that an address asked to be left alone. Two addresses hold their whole host, three hosts the domain they share,
   * for as long as that many still ask.
   */
  hold(hold: Hold): Promise<void>;
}

/** What a site's robots.txt came to when it was last asked for. */
export type RobotsFile = {
  /** `rules` as they were written; `none`: the site has no such file; `unreachable`: it could not be had. */
  readonly kind: "rules" | "none" | "unreachable";
  readonly text: string;
  readonly askedAt: Date;
  /** When the last answer was had, or the first try that failed was made. */
  readonly since: Date;
};

export interface RobotsStore {
  find(origin: string): Promise<RobotsFile | undefined>;
  keep(origin: string, file: RobotsFile): Promise<void>;
}
