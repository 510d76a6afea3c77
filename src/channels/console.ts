// Writes alerts to the console: a block for people, or one JSON line for programs.
import type { Notification } from "../core/alert/alert.ts";
import type { Marker } from "../core/alert/alert-text.ts";
import { linesOf, messageOf } from "../core/alert/notification-text.ts";
import type { ChannelSetting } from "../core/settings.ts";
import type { Channel } from "../ports/channel.ts";

export type ConsoleSetting = Extract<ChannelSetting, { kind: "console" }>;

export type ConsoleNeeds = {
  /** Takes one alert, without the line end that follows it; false when nobody reads it. */
  write(line: string): Promise<boolean>;
  readonly isTerminal: boolean;
  /** Matched words in bold; quotation marks are set around them either way. */
  readonly colour: boolean;
};

const bold: Marker = (word) => `\u001b[1m«${word}»\u001b[22m`;

export function openConsole({ format }: ConsoleSetting, { write, isTerminal, colour }: ConsoleNeeds): Channel {
  const forPeople = format === "text" || (format === "auto" && isTerminal);
  return {
    async send(notification) {
      const isTaken = await write(forPeople ? block(notification, colour) : jsonLine(notification));
      return isTaken
        ? { kind: "delivered", detail: "written to the console" }
        : { kind: "failed", detail: "the console is closed" };
    },
  };
}

/** JSON escapes every control character, so that one alert is one line whatever its text holds. */
function jsonLine(notification: Notification): string {
  return JSON.stringify({ id: notification.id, ...messageOf(notification) });
}

function block(notification: Notification, colour: boolean): string {
  return `${linesOf(notification, colour ? bold : undefined).join("\n")}\n`;
}
