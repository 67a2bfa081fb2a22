/** A server of a test on another platform: asks over the bridge what to answer. */
import type { ServerResponse } from "node:http";
import { sendRepeatedly, startServer, type SeenRequest } from "../../support/server.js";
import type { BridgeEvent, Command, WireBytes } from "./wire.js";

export interface FaultServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Wiring {
  readonly tell: (event: BridgeEvent) => void;
  /** Where commands for an exchange go. */
  readonly exchanges: Map<number, (command: Command) => void>;
}

let exchangeCount = 0;

export async function openFaultServer(
  server: number,
  { tell, exchanges }: Wiring,
): Promise<FaultServer> {
  return await startServer(
    (response, request) => {
      allowPages(response, request);
      if (isPreflight(request)) {
        response.writeHead(204).end();
        return;
      }
      exchangeCount += 1;
      const exchange = exchangeCount;
      exchanges.set(exchange, (command) => carryOut(response, command));
      response.on("close", () => tell({ kind: "closed", exchange }));
      response.on("error", () => undefined);
      tell({ kind: "request", server, exchange, request });
    },
    () => tell({ kind: "connection", server }),
  );
}

/** Pages may ask only servers that allow it, and read only headers that are named. */
function allowPages(response: ServerResponse, { headers }: SeenRequest): void {
  if (headers.origin === undefined) return;
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
  if (headers["access-control-request-method"] === undefined) return;
  response.setHeader("access-control-allow-methods", headers["access-control-request-method"]);
  response.setHeader(
    "access-control-allow-headers",
    headers["access-control-request-headers"] ?? "",
  );
}

function isPreflight({ method, headers }: SeenRequest): boolean {
  return method === "OPTIONS" && headers["access-control-request-method"] !== undefined;
}

function carryOut(response: ServerResponse, command: Command): void {
  if (command.kind === "repeat") {
    sendRepeatedly(response, command.text, command.bytes);
    return;
  }
  if (command.kind !== "response") return;
  const parameters = command.parameters.map(revive);
  const { method } = command;
  try {
    if (method === "destroySocket") response.socket?.destroy();
    else if (method === "resetSocket") response.socket?.resetAndDestroy();
    else (response[method] as (...all: unknown[]) => unknown).apply(response, parameters);
  } catch {
    // The client has gone away in the meantime, as happens in Node itself.
  }
}

function revive(parameter: unknown): unknown {
  const isBytes = typeof parameter === "object" && parameter !== null && "base64" in parameter;
  return isBytes ? Buffer.from((parameter as WireBytes).base64, "base64") : parameter;
}
