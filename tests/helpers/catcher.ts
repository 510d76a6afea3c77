// A receiver of webhooks: keeps what came, answers as the test wants.
import { createServer } from "node:http";
import { type Listening, listen } from "./listening.ts";

export type Caught = {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly at: Date;
};

export type Catcher = Listening & {
  readonly caught: readonly Caught[];
  /** The status of the answers from now on; 200 at first. */
  answerWith(status: number): void;
};

export async function catcher(): Promise<Catcher> {
  const caught: Caught[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const body = Buffer.concat(parts).toString("utf8");
      caught.push({ id: headers["webhook-id"] ?? "", headers, body, at: new Date() });
      response.statusCode = status;
      response.end();
    });
  });
  const listening = await listen(server);
  return {
    ...listening,
    caught,
    answerWith(wanted) {
      status = wanted;
    },
  };
}
