import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { errorReply, type Application, type RequestRecord } from "./application.js";
import { HttpError, errorEnvelope } from "./errors.js";
import type { ConnectionFault, FaultQueue, StatusFault } from "./faults.js";
import { parseQuery } from "./query.js";
import type { Reply } from "./reply.js";
import { readBody } from "./request.js";
import { breakConnection, writeReply } from "./writer.js";

export interface Listener {
  readonly application: Application;
  readonly faults: FaultQueue;
  readonly requests: RequestRecord[];
  /** Milliseconds before each response. */
  readonly latency: number;
}

/** Serves one request: receives it, lets the planned fault happen, or answers. */
export async function serve(
  listener: Listener,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { fault, delay } = listener.faults.take();
  const received = await receive(incoming);
  listener.requests.push(received.record);
  response.setHeader("x-request-id", received.record.id);
  if (delay + listener.latency > 0) await sleep(delay + listener.latency);
  if (response.destroyed) return;

  if (fault && "connection" in fault) {
    breakConnection(response, fault.connection, replyBehind(listener, fault, received));
    return;
  }
  const reply = fault
    ? listener.application.complete(faultReply(fault))
    : replyTo(listener, received);
  received.record.status = reply.status;
  await writeReply(response, reply);
}

interface Received {
  readonly record: RequestRecord;
  readonly rawBody: Buffer;
  /** The answer when the request cannot even be read. */
  readonly refusal: Reply | undefined;
}

async function receive(incoming: IncomingMessage): Promise<Received> {
  const record = recordOf(incoming);
  try {
    const rawBody = await readBody(incoming);
    const query = parseQuery(record.search);
    return { record: { ...record, query, body: rawBody.toString() }, rawBody, refusal: undefined };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    return { record, rawBody: Buffer.alloc(0), refusal: errorReply(error) };
  }
}

function recordOf(incoming: IncomingMessage): RequestRecord {
  const [path = "", ...search] = (incoming.url ?? "/").split("?");
  return {
    id: `req_${randomUUID()}`,
    method: incoming.method ?? "GET",
    path,
    search: search.join("?"),
    query: {},
    headers: incoming.headers,
    body: "",
    operation: undefined,
    undeclared: [],
    account: undefined,
    status: undefined,
  };
}

function replyTo({ application }: Listener, { record, rawBody, refusal }: Received): Reply {
  return refusal ? application.complete(refusal) : application.answer(record, rawBody);
}

/** What the client would have got: the request takes effect only if the fault comes after it. */
function replyBehind(listener: Listener, fault: ConnectionFault, received: Received): Reply {
  const isProcessed = fault.phase === "after" || fault.connection === "truncate";
  return isProcessed
    ? replyTo(listener, received)
    : { kind: "json", status: 200, headers: {}, body: {} };
}

function faultReply({ status, retryAfter, headers, body }: StatusFault): Reply {
  const error = new HttpError(status, "A test asked for this failure.", {
    ...(status === 429 && {
      insight: { rate_limit_error: { description: "Wait, then try again." } },
    }),
  });
  return {
    kind: "json",
    status,
    headers: {
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
      ...headers,
    },
    body: body ?? errorEnvelope(error),
  };
}
