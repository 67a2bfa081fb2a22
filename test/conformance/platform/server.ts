/** `test/support/server.ts` for platforms that cannot listen: the server runs in Node, over there. */
import type { BridgeEvent, Command, ResponseMethod, WireBytes } from "../bridge/wire.js";
import type { Answer, SeenRequest, TestServer } from "../../support/server.js";

declare const BRIDGE_URL: string;

/** A response that is written on the other side of the bridge. */
class RemoteResponse {
  readonly exchange: number;
  readonly socket = {
    destroy: () => this.#call("destroySocket"),
    resetAndDestroy: () => this.#call("resetSocket"),
  };
  readonly #listeners: (() => void)[] = [];

  constructor(exchange: number) {
    this.exchange = exchange;
  }

  writeHead = (...parameters: unknown[]) => this.#call("writeHead", ...parameters);
  setHeader = (...parameters: unknown[]) => this.#call("setHeader", ...parameters);
  flushHeaders = () => this.#call("flushHeaders");
  end = (...parameters: unknown[]) => this.#call("end", ...parameters);
  destroy = () => this.#call("destroy");

  write = (...parameters: unknown[]): boolean => {
    this.#call("write", ...parameters);
    return true;
  };

  on = (event: string, listener: () => void): this => {
    if (event === "close") this.#listeners.push(listener);
    return this;
  };

  once = this.on;

  close(): void {
    for (const listener of this.#listeners) listener();
  }

  #call(method: ResponseMethod, ...parameters: unknown[]): this {
    void send({
      kind: "response",
      exchange: this.exchange,
      method,
      parameters: parameters.map(toWire),
    });
    return this;
  }
}

interface RemoteServer {
  readonly answer: Answer;
  readonly requests: SeenRequest[];
  connections: number;
}

const servers = new Map<number, RemoteServer>();
const exchanges = new Map<number, RemoteResponse>();
let serverCount = 0;
let listening: Promise<void> | undefined;

/** As in Node. */
export async function startServer(answer: Answer): Promise<TestServer> {
  await (listening ??= listen());
  serverCount += 1;
  const server = serverCount;
  const remote: RemoteServer = { answer, requests: [], connections: 0 };
  servers.set(server, remote);
  const url = (await send({ kind: "open", server })) as string;
  return {
    url,
    requests: remote.requests,
    connections: () => remote.connections,
    close: async () => {
      await send({ kind: "close", server });
      servers.delete(server);
    },
  };
}

/** As in Node. */
export function sendJson(
  response: unknown,
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  const remote = response as RemoteResponse;
  remote.writeHead(status, { "content-type": "application/json", ...headers });
  remote.end(JSON.stringify(body));
}

/** As in Node. */
export function sendRepeatedly(response: unknown, text: string, bytes: number): void {
  void send({ kind: "repeat", exchange: (response as RemoteResponse).exchange, text, bytes });
}

let pending: { command: Command; resolve: (result: unknown) => void }[] = [];
let sending: Promise<void> | undefined;

/** Commands arrive in order: one request at a time takes all that are waiting. */
function send(command: Command): Promise<unknown> {
  return new Promise((resolve) => {
    pending.push({ command, resolve });
    sending ??= flush().finally(() => (sending = undefined));
  });
}

/** `fetch` as it was before any test. */
const platformFetch = globalThis.fetch;

async function flush(): Promise<void> {
  await Promise.resolve();
  while (pending.length > 0) {
    const batch = pending;
    pending = [];
    const results = (await post(
      "/commands",
      batch.map(({ command }) => command),
    )) as unknown[];
    batch.forEach(({ resolve }, index) => resolve(results[index]));
  }
}

/** Sends something to the bridge. */
export async function post(path: string, body: unknown): Promise<unknown> {
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await platformFetch.call(globalThis, BRIDGE_URL + path, init);
  return (await response.json()) as unknown;
}

async function listen(): Promise<void> {
  const response = await platformFetch.call(globalThis, `${BRIDGE_URL}/events`);
  void readEvents(response.body as ReadableStream<Uint8Array>);
}

async function readEvents(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return;
    text += decoder.decode(value, { stream: true });
    const lines = text.split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) if (line !== "") handle(JSON.parse(line) as BridgeEvent);
  }
}

function handle(event: BridgeEvent): void {
  if (event.kind === "closed") {
    exchanges.get(event.exchange)?.close();
    exchanges.delete(event.exchange);
    return;
  }
  const server = servers.get(event.server);
  if (server === undefined) return;
  if (event.kind === "connection") {
    server.connections += 1;
    return;
  }
  const response = new RemoteResponse(event.exchange);
  exchanges.set(event.exchange, response);
  const request = event.request as SeenRequest;
  server.answer(response as never, request, server.requests.push(request) - 1);
}

function toWire(parameter: unknown): unknown {
  if (!(parameter instanceof Uint8Array)) return parameter;
  const binary = Array.from(parameter, (byte) => String.fromCharCode(byte)).join("");
  return { base64: btoa(binary) } satisfies WireBytes;
}
