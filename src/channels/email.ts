// Sends alerts by mail over SMTP.
import { createTransport } from "nodemailer";
import { limits } from "../core/limits.ts";
import type { ChannelSetting } from "../core/settings.ts";
import type { Channel } from "../ports/channel.ts";
import { emailDelivery, emailFailure, rejectedForNow } from "./email-outcome.ts";
import { emailOf } from "./email-text.ts";

export type EmailSetting = Extract<ChannelSetting, { kind: "email" }>;

/**
 * One connection for each mail, so that nothing is left open between alerts.
 * A server may accept a mail for some recipients and defer others. Who has it already is remembered while the process
 * lives, so that the next attempt goes to the others only; after a restart a recipient may get it twice, with one id.
 */
export function openEmail(setting: EmailSetting, timeoutMs: number = limits.channelTimeoutMs): Channel {
  const transport = createTransport(transportOf(setting, timeoutMs));
  const reached = new Map<string, ReadonlySet<string>>();
  return {
    async send(notification) {
      const before = reached.get(notification.id) ?? new Set();
      const to = setting.to.filter((address) => !before.has(address));
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const sent = await transport.sendMail({
          ...emailOf(notification, setting),
          envelope: envelope(setting, to),
          signal,
        });
        const missing = rejectedForNow(sent.rejectedErrors ?? []);
        remember(
          reached,
          notification.id,
          missing.length === 0 ? undefined : setting.to.filter((one) => !missing.includes(one)),
        );
        return emailDelivery(sent);
      } catch (error) {
        return emailFailure(error, setting.name);
      }
    },
  };
}

function transportOf({ host, port, tls, user, password }: EmailSetting, timeoutMs: number) {
  // A sender without a password loses nothing by a false certificate when it would go on in clear text without one.
  // A password is sent to the right server and encrypted, or not at all, unless the operator says `none`.
  const mayBeOpen = tls === "opportunistic" && password === undefined;
  return {
    host,
    port,
    secure: tls === "required",
    requireTLS: tls === "starttls" || (tls === "opportunistic" && !mayBeOpen),
    opportunisticTLS: mayBeOpen,
    ignoreTLS: tls === "none",
    tls: { rejectUnauthorized: !mayBeOpen },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    maxResponseSize: limits.channelAnswerBytesMax,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function envelope({ from }: EmailSetting, to: readonly string[]) {
  return { from, to: [...to] };
}

function remember(reached: Map<string, ReadonlySet<string>>, id: string, who: readonly string[] | undefined): void {
  reached.delete(id);
  if (who === undefined) return;

  const oldest = reached.keys().next();
  if (reached.size >= limits.partlySentMax && oldest.done === false) reached.delete(oldest.value);
  reached.set(id, new Set(who));
}
