// A receiver of webhooks: keeps what came, answers as the test wants.
import { createServer } from "node:http";
import { type Listening, listen } from "./listening.ts";

export type Caught = {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: Date;
};

/** A status, or "never": the sender is kept waiting. */
export type Answer = number | "never";

export type Catcher = Listening & {
  readonly caught: readonly Caught[];
  /** The answer from now on, at first 200. `first` is given to the first message of each id instead. */
  answerWith(answer: Answer, first?: Answer): void;
};

export async function catcher(): Promise<Catcher> {
  const caught: Caught[] = [];
  let answers: { readonly first: Answer; readonly later: Answer } = { first: 200, later: 200 };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const body = Buffer.concat(parts).toString("utf8");
      const id = headers["webhook-id"] ?? "";
      const answer = caught.some((earlier) => earlier.id === id) ? answers.later : answers.first;
      caught.push({ id, headers, body, at: new Date() });
      if (answer !== "never") response.writeHead(answer).end();
    });
  });
  const listening = await listen(server);
  return {
    ...listening,
    caught,
    answerWith(later, first = later) {
      answers = { first, later };
    },
  };
}
