// An alert as the message that machines receive: webhooks and JSON lines carry the same one.
import type { AlertContent } from "./alert.ts";

export type AlertMessage = {
  readonly type: "alert.opened" | "alert.updated";
  /** When the article met the watch, the same on every attempt. */
  readonly timestamp: string;
  readonly data: AlertContent & { readonly sentencesLeftOut?: number };
};

export function alertMessage(content: AlertContent): AlertMessage {
  return {
    type: content.revision > 1 ? "alert.updated" : "alert.opened",
    timestamp: content.matchedAt,
    data: content,
  };
}

/**
 * Compact JSON below `bytesMax`: sentences are left out from the end, and counted, until it fits.
 * What an alert is about (title, link, watch, times) is never cut.
 */
export function alertMessageJson(content: AlertContent, bytesMax: number): string {
  const encoder = new TextEncoder();
  const message = alertMessage(content);
  let json = JSON.stringify(message);
  for (let kept = content.sentences.length - 1; kept >= 0 && encoder.encode(json).length >= bytesMax; kept -= 1) {
    const sentences = content.sentences.slice(0, kept);
    const sentencesLeftOut = content.sentences.length - kept;
    json = JSON.stringify({ ...message, data: { ...content, sentences, sentencesLeftOut } });
  }
  return json;
}
