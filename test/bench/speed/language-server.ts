/** TypeScript's language server as editors run it: a process, and its protocol. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const server = createRequire(import.meta.url).resolve("typescript6/lib/tsserver.js");

interface Message {
  readonly type: "request" | "response" | "event";
  readonly request_seq?: number;
  readonly success?: boolean;
  readonly message?: string;
  readonly body?: unknown;
}

export interface LanguageServer {
  /** Sends a request and waits for its answer. */
  readonly ask: (command: string, values: object) => Promise<unknown>;
  /** Sends what has no answer. */
  readonly tell: (command: string, values: object) => void;
  readonly end: () => Promise<void>;
}

/** Starts a server in a folder. */
export function startLanguageServer(node: string, folder: string): LanguageServer {
  const parameters = [server, "--disableAutomaticTypingAcquisition", "--suppressDiagnosticEvents"];
  const child = spawn(node, parameters, { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise<void>((resolve) => {
    child.on("error", () => resolve()).on("close", () => resolve());
  });
  const waiting = new Map<number, (message: Message) => void>();
  readMessages(child.stdout, (message) => waiting.get(message.request_seq ?? -1)?.(message));
  let sequence = 0;
  const tell = (command: string, values: object) => {
    sequence += 1;
    const request = { seq: sequence, type: "request", command, arguments: values };
    child.stdin.write(`${JSON.stringify(request)}\n`);
  };
  const ask = async (command: string, values: object) => {
    tell(command, values);
    const answer = new Promise<Message>((resolve) => waiting.set(sequence, resolve));
    const gone = ended.then((): Message => ({ type: "event", message: "The server has ended." }));
    const { success, message, body } = await Promise.race([answer, gone]);
    if (success !== true) throw new Error(`${command}: ${message ?? "no success"}`);
    return body;
  };
  const end = async () => {
    child.kill();
    await ended;
  };
  return { ask, tell, end };
}

/** Messages have a head that gives their length in bytes. */
function readMessages(stream: NodeJS.ReadableStream, onMessage: (message: Message) => void): void {
  let rest = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = /^\s*Content-Length: (\d+)\r\n\r\n/u.exec(rest.toString("latin1", 0, 100));
      if (head === null) return;
      const end = head[0].length + Number(head[1]);
      if (rest.length < end) return;
      const text = rest.toString("utf8", head[0].length, end);
      rest = rest.subarray(end);
      onMessage(JSON.parse(text) as Message);
    }
  });
}
