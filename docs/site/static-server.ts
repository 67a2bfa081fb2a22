import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};

export interface StaticServer {
  readonly url: string;
  readonly close: () => void;
}

/** Serves the files of a folder on the loopback interface; port 0 is any free one. */
export async function serveFolder(folder: string, port: number): Promise<StaticServer> {
  const server = createServer((request, response) => {
    void answer(folder, request.url ?? "/", response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(folder: string, url: string, response: ServerResponse): Promise<void> {
  try {
    const { pathname } = new URL(url, "http://127.0.0.1");
    // `normalize` of an absolute path never leads above its root.
    const path = normalize(decodeURIComponent(pathname));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const content = await readFile(file);
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "no-cache" }).end(content);
  } catch {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
  }
}
