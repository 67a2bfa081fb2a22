import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ConnectionFault } from "./faults.js";
import type { Reply } from "./reply.js";

/** Writes a response; a stream is produced only as fast as the client reads it. */
export async function writeReply(response: ServerResponse, reply: Reply): Promise<void> {
  if (reply.kind === "json") {
    const text = bodyText(reply.body);
    const headers = { ...headersOf(reply), "content-length": Buffer.byteLength(text) };
    response.writeHead(reply.status, headers).end(text);
    return;
  }
  response.writeHead(reply.status, headersOf(reply));
  await pipeline(Readable.from(reply.chunks()), response);
}

/** Breaks the connection instead of, or in the middle of, a response. */
export function breakConnection(
  response: ServerResponse,
  kind: ConnectionFault["connection"],
  reply: Reply,
): void {
  switch (kind) {
    case "hang":
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "truncate": {
      const text = reply.kind === "json" ? bodyText(reply.body) : '{"cut":';
      const half = text.slice(0, Math.ceil(text.length / 2));
      response.writeHead(reply.status, { ...headersOf(reply), "content-length": text.length * 4 });
      response.write(half, () => response.socket?.destroy());
      return;
    }
    default:
      kind satisfies never;
  }
}

function headersOf(reply: Reply): Record<string, string> {
  return reply.kind === "json"
    ? { "content-type": "application/json; charset=utf-8", ...reply.headers }
    : { ...reply.headers };
}

/** Text is sent as it is, so that a fault can answer with something that is no JSON. */
function bodyText(body: unknown): string {
  return typeof body === "string" ? body : JSON.stringify(body);
}
