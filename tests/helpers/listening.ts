// A server on a free port of the loopback, and how to end it with everything that is connected.
import { once } from "node:events";
import { createServer, type Server } from "node:http";

export type Listening = {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
};

export async function listen(server: Server): Promise<Listening> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");

  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A port that was free a moment ago, for programs that must be told theirs. */
export async function freePort(): Promise<number> {
  const listening = await listen(createServer());
  await listening.close();
  return listening.port;
}
