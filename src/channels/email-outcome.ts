// What a mail server's answer means for the notification.
import { z } from "zod";
import type { Delivery } from "../core/alert/alert.ts";
import { plainUpTo } from "../core/alert/alert-text.ts";
import { limits } from "../core/limits.ts";

const smtpErrorShape = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  recipient: z.string().optional(),
});
type SmtpError = z.infer<typeof smtpErrorShape>;

/** RFC 4954 and RFC 3207: these answers are about the login or the encryption, never about the message. */
const loginAnswers = new Set([454, 530, 534, 535, 538]);

const words: Readonly<Record<string, string>> = {
  EABORT: "the mail server took too long",
  ETIMEDOUT: "the mail server took too long",
  EDNS: "the mail server's host name could not be resolved",
  ECONNECTION: "the mail server closed the connection",
  ESOCKET: "the mail server could not be reached",
  ETLS: "no encrypted connection could be made; check tls, host and the server's certificate",
  EPROTOCOL: "the mail server's response was not valid SMTP",
  ESTREAM: "the connection broke while the mail was sent",
  EENVELOPE: "the sender's or a recipient's address is not valid",
  EMESSAGE: "the mail is larger than the mail server accepts",
};

type Sent = {
  readonly response: string;
  readonly rejected: readonly unknown[];
  readonly rejectedErrors?: readonly unknown[] | undefined;
};

/** The server took the mail for at least one recipient. Deferred ones are retried; those rejected for good are named. */
export function emailDelivery({ response, rejected, rejectedErrors }: Sent): Delivery {
  const putOff = rejectedForNow(rejectedErrors ?? []);
  if (putOff.length > 0) return { kind: "failed", detail: `the mail server deferred ${putOff.join(", ")}` };

  const taken = `smtp: ${plainUpTo(limits.channelDetailCharsMax, response)}`;
  return { kind: "delivered", detail: rejected.length === 0 ? taken : `${taken}; rejected for ${rejected.join(", ")}` };
}

/** Recipients that another attempt may reach. */
export function rejectedForNow(errors: readonly unknown[]): readonly string[] {
  return errors.flatMap((error) => {
    const { recipient, responseCode } = smtpErrorShape.parse(error);
    return recipient !== undefined && !isForGood(responseCode) ? [recipient] : [];
  });
}

/** What the transport threw. An error that does not come from SMTP is a broken promise and is thrown on. */
export function emailFailure(error: unknown, channel: string): Delivery {
  const parsed = smtpErrorShape.safeParse(error);
  if (!parsed.success || (parsed.data.code === undefined && parsed.data.responseCode === undefined)) {
    throw new Error(`The mail of channel ${channel} could not be written.`, { cause: error });
  }

  return failureOf(parsed.data, channel);
}

function failureOf({ code = "", responseCode, response = "" }: SmtpError, channel: string): Delivery {
  const answer = responseCode === undefined ? code : `smtp-${responseCode}`;
  if (code === "EAUTH" || code === "ENOAUTH" || loginAnswers.has(responseCode ?? 0)) {
    // The server's own words are left out here: some repeat what was sent to log in.
    return {
      kind: "failed",
      detail: `${answer}: the mail server refused the login; check user, password and tls of ${channel}`,
    };
  }

  if (responseCode === undefined) {
    const kind = code === "EMESSAGE" ? "refused" : "failed";
    return { kind, detail: `${code}: ${words[code] ?? "the mail could not be sent"}` };
  }

  // A 5xx is about the message only when it answers the envelope or the message; otherwise it is about the session.
  const isRefused = isForGood(responseCode) && (code === "EENVELOPE" || code === "EMESSAGE");
  const said = plainUpTo(limits.channelDetailCharsMax, response);
  return { kind: isRefused ? "refused" : "failed", detail: `${answer}: ${code === "ETLS" ? words[code] : said}` };
}

/** 503 says that the commands came in a wrong order, not that the message is refused. */
function isForGood(responseCode: number | undefined): boolean {
  return responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
}
