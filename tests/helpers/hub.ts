// A WebSub hub on the loopback: it checks what it is asked, comes back to verify, and tells subscribers of news.
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { type Listening, listen } from "./listening.ts";

export type HubRequest = Readonly<Record<string, string>>;

export type Hub = Listening & {
  /** What it was asked, in order. */
  readonly asked: readonly HubRequest[];
  /** Answers of callbacks, in order: status and text. */
  readonly answers: readonly (readonly [number, string])[];
  /** How the next requests are answered; 202 unless told. */
  answerWith(status: number): void;
  /** Comes to the callback of the newest request with its question; gives the answer. */
  verify(parts?: HubRequest): Promise<readonly [number, string]>;
  /** Sends content to the callback of the newest subscription, signed with its secret unless told otherwise. */
  publish(body: string, parts?: { readonly signature?: string | undefined; readonly method?: string }): Promise<number>;
};

export async function hub(): Promise<Hub> {
  const asked: HubRequest[] = [];
  const answers: (readonly [number, string])[] = [];
  let status = 202;
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part) => {
      text += part;
    });
    request.on("end", () => {
      asked.push({ ...Object.fromEntries(new URLSearchParams(text)), type: request.headers["content-type"] ?? "" });
      response.statusCode = status;
      response.end(status === 202 ? "" : "no");
    });
  });
  const listening = await listen(server);
  const newest = () => asked.at(-1) ?? {};
  return {
    ...listening,
    asked,
    answers,
    answerWith(other) {
      status = other;
    },
    async verify(parts = {}) {
      const { "hub.mode": mode = "", "hub.topic": topic = "", "hub.callback": callback = "" } = newest();
      const question = {
        "hub.mode": mode,
        "hub.topic": topic,
        "hub.challenge": "a challenge & more",
        "hub.lease_seconds": "86400",
      };
      const answer = await fetch(`${callback}?${new URLSearchParams({ ...question, ...parts })}`);
      const got = [answer.status, await answer.text()] as const;
      answers.push(got);
      return got;
    },
    async publish(body, { signature, method = "sha256" } = {}) {
      const { "hub.secret": secret = "", "hub.callback": callback = "" } = newest();
      const signed = signature ?? `${method}=${createHmac(method, secret).update(body).digest("hex")}`;
      const headers = { "content-type": "application/rss+xml", "x-hub-signature": signed };
      return (await fetch(callback, { method: "POST", body, headers })).status;
    },
  };
}
