// What is loaded from the settings now, as far as the status needs to know it.
import type { Level, Route } from "../alert/alert.ts";
import type { SettingsProblem } from "../settings.ts";
import type { Duty } from "../watch/duty.ts";

/** What the operator set, as it is loaded now; `DeskSettings` fits. */
export type Desk = {
  readonly feeds: readonly { readonly name: string }[];
  readonly watches: readonly (Duty & {
    readonly name: string;
    readonly title: string;
    readonly level: Level;
    readonly owner?: string | undefined;
    readonly labels?: readonly string[] | undefined;
    readonly docs?: string | undefined;
  })[];
  readonly routes: readonly Route[];
};

/** How the last try to load the settings went; problems mean that the previous settings remain in force. */
export type Reload = {
  readonly loadedAt: Date;
  readonly problems: readonly SettingsProblem[];
  readonly restartNeeded: boolean;
};

export type Loaded = { readonly desk: Desk; readonly reload: Reload };
