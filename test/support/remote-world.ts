/** Documents behind URLs, read as the pipeline does: a folder of their own, and real servers. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DiagnosticBag } from "../../generator/diagnostics/diagnostic.js";
import { readApis, type ReadOptions } from "../../generator/input/read.js";
import { startServer, type Answer, type TestServer } from "./server.js";
import { describeDiagnostic } from "./spec.js";

/** A folder and servers of one test. */
export function remoteWorld() {
  const folder = mkdtempSync(join(tmpdir(), "specloom-remote-"));
  const servers: TestServer[] = [];
  mkdirSync(join(folder, "api"));
  const serve = async (answer: Answer): Promise<TestServer> => {
    const server = await startServer(answer);
    servers.push(server);
    return server;
  };
  return {
    folder,
    serve,
    /** Serves documents by path; a path that is not there is answered with 404. */
    serveFiles: (files: (origin: string) => Readonly<Record<string, string>>) =>
      serve((response, { url, headers }) => {
        const { [url]: text } = files(`http://${headers.host ?? ""}`);
        response.writeHead(text === undefined ? 404 : 200).end(text);
      }),
    write: (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    /** Reads a document with these hosts allowed. */
    read: (text: string, remoteHosts: readonly string[]) => {
      writeFileSync(join(folder, "api/pets.yaml"), text);
      return readInput(join(folder, "api/pets.yaml"), { remoteHosts });
    },
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

/** Reads an input, and what a test compares of it. */
export async function readInput(input: string, options: ReadOptions = {}) {
  const bag = new DiagnosticBag();
  const [api] = await readApis(input, bag, options);
  const bundled = api?.bundled as { components?: { schemas?: unknown } } | undefined;
  return {
    api,
    schemas: bundled?.components?.schemas,
    codes: bag.diagnostics.map(describeDiagnostic),
    messages: bag.diagnostics.map(({ message }) => message),
  };
}

/** The start of a document. */
export const head = "openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\n";

/** A document with one reference, at 3:39. */
export function entry(reference: string): string {
  return `${head}components: { schemas: { Pet: { $ref: '${reference}' } } }\n`;
}
