/** Apart from Node, platforms do not say which of their addresses a request went to. */
import { describe, expect, test } from "vitest";
import {
  ApiClient,
  ConfigError,
  createRequest,
  operationServer,
  serverOf,
  type ApiDescriptor,
  type OperationDescriptor,
} from "../../../generator/runtime/index.js";
import { sendJson } from "../../support/server.js";
import { serve } from "./fixtures.js";

function local(host: string, path = "") {
  const variables = { port: { default: "1" } };
  return { url: `http://${host}:{port}${path}`, variables };
}

const api: ApiDescriptor = {
  name: "local",
  baseURL: "http://127.0.0.1:1/v1",
  server: serverOf([local("127.0.0.1", "/v1")]),
  security: { token: { type: "bearer" } },
};

const ping: OperationDescriptor = {
  api,
  id: "ping",
  method: "GET",
  route: { path: "/ping" },
  security: [["token"]],
};
const upload = { ...ping, server: operationServer([local("localhost", "/upload")]) };
const status = { ...ping, server: operationServer([{ url: "/status" }]) };

async function pathOf(operation: OperationDescriptor, options: (port: string) => object) {
  const server = await serve((response, request) => {
    sendJson(response, [request.url, request.headers.authorization]);
  });
  const client = new ApiClient(api, {
    auth: "secret",
    maxRetries: 0,
    ...options(new URL(server.url).port),
  });
  return await client.send(createRequest<unknown>(operation, {}));
}

describe("B17 on the wire", () => {
  const chosen = (port: string) => ({ server: { variables: { port } } });

  test("a client sends to the server that it was told", async () => {
    expect(await pathOf(ping, chosen)).toEqual(["/v1/ping", "Bearer secret"]);
  });

  test("an operation with servers of its own is sent to them, with credentials", async () => {
    expect(await pathOf(upload, chosen)).toEqual(["/upload/ping", "Bearer secret"]);
    expect(await pathOf(status, chosen)).toEqual(["/status/ping", "Bearer secret"]);
  });

  test("a base URL wins over every server", async () => {
    const given = (port: string) => ({ baseURL: `http://127.0.0.1:${port}/mock` });
    for (const operation of [ping, upload, status]) {
      expect(await pathOf(operation, given)).toEqual(["/mock/ping", "Bearer secret"]);
    }
  });

  test("middleware takes credentials to the own server only", async () => {
    const elsewhere = (port: string) => ({
      middleware: [
        (request: { url: string }, next: (request: object) => unknown) =>
          next({ ...request, url: `http://127.0.0.1:${port}/elsewhere` }),
      ],
    });
    const both = (port: string) => ({ ...chosen(port), ...elsewhere(port) });
    expect(await pathOf(upload, both)).toEqual(["/elsewhere", null]);
    expect(await pathOf(ping, both)).toEqual(["/elsewhere", "Bearer secret"]);
  });

  test("requests without a client have the defaults", () => {
    expect(createRequest(upload, {}).url()).toBe("http://localhost:1/upload/ping");
    expect(createRequest(status, {}).url()).toBe("http://127.0.0.1:1/status/ping");
    expect(createRequest(upload, {}).url("http://mock")).toBe("http://mock/ping");
  });

  test("a server that is no http URL is refused", () => {
    const foreign = { ...ping, server: operationServer([{ url: "ftp://files" }]) };
    const client = new ApiClient(api, { auth: "secret" });
    expect(() => client.send(createRequest(foreign, {})).url()).toThrow(ConfigError);
  });
});
