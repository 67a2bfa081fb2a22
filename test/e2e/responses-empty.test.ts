/** Operations that answer with a body or without one. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { importGolden } from "../support/golden-sdk.js";
import { startServer, type TestServer } from "../support/server.js";

interface Users {
  readonly get: (id: string) => Promise<unknown> & { readonly result: () => Promise<unknown> };
  readonly replace: (id: string, options?: object) => Promise<unknown>;
}

let server: TestServer;
let users: Users;

beforeAll(async () => {
  server = await startServer((response, { url }) => {
    const status = Number(url.slice("/users/".length));
    const type = status === 200 ? { "content-type": "application/json" } : {};
    response.writeHead(status, type).end(status === 200 ? '{"name":"Ada"}' : "");
  });
  const { MaybeClient } = (await importGolden("responses-empty")) as {
    readonly MaybeClient: new (options: { readonly baseURL: string }) => { readonly users: Users };
  };
  ({ users } = new MaybeClient({ baseURL: server.url }));
});

afterAll(() => server.close());

test("without a body, the result is undefined", async () => {
  expect(await users.get("200")).toEqual({ name: "Ada" });
  expect(await users.get("204")).toBeUndefined();
  expect(await users.get("204").result()).toMatchObject({ ok: true, data: undefined });
});

test("so it is where JSON was asked for, whatever the status", async () => {
  const accept = "application/json";
  expect(await users.replace("202", { accept })).toBeUndefined();
  expect(await users.replace("200", { accept })).toEqual({ name: "Ada" });
  expect(await users.replace("202")).toBeUndefined();
});
