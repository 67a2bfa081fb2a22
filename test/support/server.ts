/** A real HTTP server whose answers a test writes, and which remembers what it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** One request, with its body read to the end. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Answers one request; `index` counts from 0. */
export type Answer = (response: ServerResponse, request: SeenRequest, index: number) => void;

export interface TestServer {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** Connections that were opened so far. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Starts a server on a free port of the loopback interface. */
export async function startServer(
  answer: Answer,
  onConnection: () => void = () => undefined,
): Promise<TestServer> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((body) => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers, body };
      answer(response, request, requests.push(request) - 1);
    }, ignore);
  });
  server.on("connection", (socket) => {
    connections += 1;
    onConnection();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** Writes the same text again and again, as fast as it is taken, and ends. */
export function sendRepeatedly(response: ServerResponse, text: string, bytes: number): void {
  const chunk = Buffer.from(text);
  let left = bytes;
  const send = () => {
    // Nobody takes it any more: neither is there room again, nor an end.
    while (left > 0 && !response.closed && response.socket?.destroyed === false) {
      left -= chunk.length;
      if (!response.write(chunk)) return response.once("drain", send);
    }
    return response.end();
  };
  send();
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** The client went away while it was sending. */
function ignore(): void {
  // Nobody is there to answer.
}
