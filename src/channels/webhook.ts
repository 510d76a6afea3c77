// Sends alerts to a web address, signed, and reads the receiver's answer.
import type { Delivery } from "../core/alert/alert.ts";
import { plainUpTo } from "../core/alert/alert-text.ts";
import { messageJson } from "../core/alert/notification-text.ts";
import { limits } from "../core/limits.ts";
import { unreachable } from "../core/outcome.ts";
import type { ChannelSetting } from "../core/settings.ts";
import type { Channel } from "../ports/channel.ts";
import type { Clock } from "../ports/clock-and-log.ts";
import type { Web, WebFailure, WebPosted } from "../ports/web.ts";
import { signatures, signingKey } from "./webhook-signature.ts";

export type WebhookSetting = Extract<ChannelSetting, { kind: "webhook" }>;
type WebhookNeeds = { readonly web: Pick<Web, "post">; readonly clock: Clock };

/** The id is the notification's on every attempt, the timestamp is the attempt's own. */
export function openWebhook(setting: WebhookSetting, { web, clock }: WebhookNeeds): Channel {
  const keys = setting.secrets.map(signingKey);
  return {
    async send(notification) {
      const { id } = notification;
      const body = messageJson(notification, limits.webhookBodyBytesMax);
      const seconds = Math.floor(clock.now().getTime() / 1_000);
      const headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(seconds),
        "webhook-signature": signatures(keys, { id, seconds, body }),
      };
      const posted = await web.post({ url: setting.url, headers, body, timeoutMs: limits.channelTimeoutMs });
      return deliveryOf(posted);
    },
  };
}

/** Only 2xx means delivered and only 410 gone; everything else may pass and is retried. */
function deliveryOf(posted: WebPosted): Delivery {
  switch (posted.kind) {
    case "answered":
      return answered(posted);
    case "failed":
      return failed(posted.retryAfterMs, `${posted.reason}: ${adviceOn(posted)}`);
    default:
      return unreachable(posted);
  }
}

function answered({ status, text, retryAfterMs }: Extract<WebPosted, { kind: "answered" }>): Delivery {
  const said = plainUpTo(limits.channelDetailCharsMax, text);
  const detail = said === "" ? `http-${status}` : `http-${status}: ${said}`;
  if (status >= 200 && status < 300) return { kind: "delivered", detail: `http-${status}` };
  if (status === 410) return { kind: "gone", detail };
  if (status >= 300 && status < 400) {
    return failed(retryAfterMs, `http-${status}: redirects are not followed; give the channel its final address`);
  }

  return failed(retryAfterMs, detail);
}

function adviceOn({ reason, detail }: WebFailure): string {
  const said = plainUpTo(limits.channelDetailCharsMax, detail);
  if (reason !== "blocked-address" && reason !== "bad-url") return said;

  return `${said.replace(/\.$/, "")}; a receiver on a private network must be listed under fetch: allow-private in newswatch.yaml`;
}

function failed(retryAfterMs: number | undefined, detail: string): Delivery {
  return retryAfterMs === undefined ? { kind: "failed", detail } : { kind: "failed", detail, retryAfterMs };
}
