// Servers on the loopback that behave as badly as a test wants, and count who is still connected.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTcpServer, type Socket } from "node:net";

export type OddServer = {
  readonly port: number;
  readonly url: string;
  /** What was asked for, in order. */
  readonly requests: readonly IncomingMessage[];
  /** Connections that are open now. */
  connections(): number;
  close(): Promise<void>;
};

export type OddAnswer = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers by path; every other path is 404. */
export async function oddServer(answers: Readonly<Record<string, OddAnswer>>): Promise<OddServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    requests.push(request);
    // A client that leaves in the middle is what many of these tests are about.
    response.on("error", () => undefined);
    const answer = answers[request.url ?? ""];
    if (answer !== undefined) return answer(request, response);

    response.statusCode = 404;
    response.end();
  });
  const sockets = watchSockets(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests,
    connections: () => sockets.size,
    close: () => closeAll(server, sockets),
  };
}

/** Says these very bytes to whoever asks, for answers that no proper server would give. */
export async function rawServer(answer: (socket: Socket, head: string) => void): Promise<OddServer> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (head) => answer(socket, head.toString("latin1")));
  });
  const sockets = watchSockets(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const port = portOf(server.address());
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    requests: [],
    connections: () => sockets.size,
    close: () => closeAll(server, sockets),
  };
}

type Listener = { on(event: "connection", listener: (socket: Socket) => void): unknown };

function watchSockets(server: Listener): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  return sockets;
}

async function closeAll(server: { close(done: () => void): unknown }, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  for (const socket of sockets) socket.destroy();
  await closed;
}

function portOf(address: string | { port: number } | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
