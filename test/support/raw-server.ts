/** A server that writes bytes as it likes, for answers that no HTTP library would give. */
import { createServer, type AddressInfo, type Socket } from "node:net";

export interface RawServer {
  readonly url: string;
  /** Connections that are open at the moment. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
}

/** Answers on a connection whose request, headers and body, has arrived; `index` counts from 0. */
export type RawAnswer = (socket: Socket, index: number) => void;

/** Starts a server on a free port of the loopback interface. */
export async function startRawServer(answer: RawAnswer): Promise<RawServer> {
  const sockets = new Set<Socket>();
  let requests = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.on("end", () => socket.end());
    socket.on("data", (data) => {
      if (!data.includes("\r\n\r\n")) return;
      answer(socket, requests);
      requests += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
