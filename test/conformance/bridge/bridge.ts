/**
 * Servers in Node for tests that run on another platform: the platform tells over HTTP what to
 * answer, and is told what was asked. Opens servers to pages by CORS.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestOutcome } from "../verdict.js";
import { openFaultServer, type FaultServer } from "./fault-server.js";
import type { BridgeEvent, Command } from "./wire.js";

/** The results of a platform. */
export interface PlatformReport {
  readonly version: string;
  readonly outcomes: readonly TestOutcome[];
}

export interface Bridge {
  readonly url: string;
  readonly report: Promise<PlatformReport>;
  readonly close: () => Promise<void>;
}

/** What a bridge knows while it is open. */
interface State {
  readonly servers: Map<number, FaultServer>;
  readonly exchanges: Map<number, (command: Command) => void>;
  events: ServerResponse | undefined;
}

const page = '<!doctype html><title>tests</title><script src="/program.js"></script>';

/** Opens a bridge that serves a program to pages. */
export async function openBridge(program: () => string): Promise<Bridge> {
  const state: State = { servers: new Map(), exchanges: new Map(), events: undefined };
  let finish: (report: PlatformReport) => void = () => undefined;
  const report = new Promise<PlatformReport>((resolve) => (finish = resolve));
  const control = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    const path = request.url ?? "";
    if (path === "/events") {
      state.events = response;
      response.writeHead(200, { "content-type": "text/plain" }).write("\n");
    } else if (path === "/commands") {
      void bodyOf(request)
        .then((commands) => carryOut(commands as Command[], state))
        .then((results) => response.end(JSON.stringify(results)));
    } else if (path === "/report") {
      void bodyOf(request).then((body) => {
        response.end("null");
        finish(body as PlatformReport);
      });
    } else {
      const isProgram = path === "/program.js";
      const type = isProgram ? "text/javascript" : "text/html";
      response.writeHead(200, { "content-type": `${type}; charset=utf-8` });
      response.end(isProgram ? program() : page);
    }
  });
  control.requestTimeout = 0;
  await listen(control);
  return { url: urlOf(control), report, close: () => closeAll(control, state) };
}

async function carryOut(commands: readonly Command[], state: State): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const command of commands) results.push((await carryOutOne(command, state)) ?? null);
  return results;
}

async function carryOutOne(command: Command, state: State): Promise<unknown> {
  const { servers, exchanges } = state;
  if (command.kind === "open") {
    const tell = (event: BridgeEvent) => state.events?.write(`${JSON.stringify(event)}\n`);
    const server = await openFaultServer(command.server, { tell, exchanges });
    servers.set(command.server, server);
    return server.url;
  }
  if (command.kind === "close") await servers.get(command.server)?.close();
  else exchanges.get(command.exchange)?.(command);
  return undefined;
}

async function closeAll(control: Server, { servers }: State): Promise<void> {
  await Promise.all([...servers.values()].map((server) => server.close()));
  control.closeAllConnections();
  await new Promise((resolve) => control.close(resolve));
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown;
}
