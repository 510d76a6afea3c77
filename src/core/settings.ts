// What an operator says in `config/` and the environment, once every problem is out of it.
import type { Route } from "./alert/alert.ts";
import type { FeedSetting } from "./feed/feed.ts";
import type { Outlet } from "./origin/outlet.ts";
import type { PageSelectors } from "./page-selectors.ts";
import type { Entity, Watch } from "./watch/watch.ts";

/** How one process runs; a change takes effect at the next start. */
export type ServiceSettings = {
  readonly configFolder: string;
  readonly dataFolder: string;
  /** Undefined: the service runs its own PostgreSQL under the data folder. */
  readonly databaseUrl: string | undefined;
  /** Undefined: the queue lives in PostgreSQL. */
  readonly redisUrl: string | undefined;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Where people and workers reach the status server, without a slash at the end. */
    readonly url: string;
  };
  /** Address or e-mail that feeds' owners find in the User-Agent. */
  readonly contact: string;
  /** Networks (CIDR) that may be fetched from and posted to although they are private. */
  readonly allowPrivate: readonly string[];
  /** Pause between two requests to one host. */
  readonly hostGapMs: number;
  /** Whether a site's robots.txt decides which of its pages are read. */
  readonly robots: boolean;
  /** Where hubs reach this service from outside, without a slash at the end; undefined: nothing is subscribed to. */
  readonly websubCallback: string | undefined;
  readonly concurrency: {
    readonly checkFeed: number;
    readonly readArticle: number;
    readonly judgeArticle: number;
    readonly sendAlert: number;
  };
  /** Whole months after which article texts are dropped. */
  readonly keepTextMonths: number;
  /** Whole months after which archived pages are dropped. */
  readonly keepPagesMonths: number;
  /** Whether pages are read again to see whether they were edited. */
  readonly reread: boolean;
  /** A new or changed watch that would have raised more is refused at a reload. */
  readonly watchAlertsPerHourMax: number;
  readonly logLevel: "debug" | "info" | "warn" | "error";
};

export type ChannelSetting =
  | { readonly name: string; readonly kind: "console"; readonly format: "text" | "json" | "auto" }
  | {
      readonly name: string;
      readonly kind: "webhook";
      readonly url: string;
      /** `whsec_` and base64 of 24 to 64 bytes; two while a secret is being changed. */
      readonly secrets: readonly string[];
    }
  | {
      readonly name: string;
      readonly kind: "email";
      readonly host: string;
      readonly port: number;
      readonly tls: "required" | "starttls" | "opportunistic" | "none";
      readonly user: string | undefined;
      readonly password: string | undefined;
      readonly from: string;
      readonly to: readonly string[];
    };

/** The part that is reloaded while the service runs. */
export type DeskSettings = {
  readonly feeds: readonly FeedSetting[];
  readonly watches: readonly Watch[];
  /** Whose names and hosts are known when an article says where it is from. */
  readonly outlets: readonly Outlet[];
  /** Where the parts of some sites' pages are. */
  readonly pages: readonly PageSelectors[];
  /** The names and lists of words that a rule given to a tool may mention, as those of the watches do. */
  readonly entities?: ReadonlyMap<string, Entity>;
  readonly lists?: ReadonlyMap<string, readonly string[]>;
  readonly channels: readonly ChannelSetting[];
  readonly routes: readonly Route[];
  /** Names of the channels by which the operator is told of feeds in trouble. */
  readonly notices: readonly string[];
};

export type Settings = { readonly service: ServiceSettings; readonly desk: DeskSettings };

/** One thing wrong in the settings; line and column count from 1. */
export type SettingsProblem = {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** What was found, what was expected, and the nearest valid name. */
  readonly message: string;
};

export type SettingsReading =
  | { readonly kind: "settings"; readonly settings: Settings; readonly fingerprint: string }
  | { readonly kind: "problems"; readonly problems: readonly SettingsProblem[]; readonly fingerprint: string };
