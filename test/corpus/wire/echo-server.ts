/** A server that hands every request it receives to whoever sent it. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  readonly method: string;
  /** As on the request line: nothing decoded. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface EchoServer {
  readonly url: string;
  /** Sends a request; gives what arrived. */
  exchange(request: Request): Promise<ReceivedRequest>;
  close(): void;
}

export async function startEchoServer(): Promise<EchoServer> {
  const arrived: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url: target = "", headers } = request;
      arrived.push({ method, target, headers, body: Buffer.concat(chunks) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    exchange: async (request) => {
      await fetch(request);
      const received = arrived.pop();
      if (received === undefined) throw new Error("nothing arrived");
      return received;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
