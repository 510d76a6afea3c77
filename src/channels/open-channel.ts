// Opens the channel that a setting asks for.
import { unreachable } from "../core/outcome.ts";
import type { ChannelSetting } from "../core/settings.ts";
import type { Channel } from "../ports/channel.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { Web } from "../ports/web.ts";
import { type ConsoleNeeds, openConsole } from "./console.ts";
import { openEmail } from "./email.ts";
import { openWebhook } from "./webhook.ts";

export type ChannelNeeds = ConsoleNeeds & { readonly web: Pick<Web, "post">; readonly clock: Clock };

/** Nothing is connected before the first alert. A malformed secret throws; it should not have left the settings. */
export function openChannel(setting: ChannelSetting, needs: ChannelNeeds): Channel {
  switch (setting.kind) {
    case "console":
      return openConsole(setting, needs);
    case "webhook":
      return openWebhook(setting, needs);
    case "email":
      return openEmail(setting);
    default:
      return unreachable(setting);
  }
}
