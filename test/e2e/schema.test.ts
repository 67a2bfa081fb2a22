/** `schema.ts` works with the client it is meant for. */
import createClient from "openapi-fetch";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { paths } from "../../generated/ticketing/schema.js";
import { startServer, type TestServer } from "../server/server.js";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server.close();
});

test("openapi-fetch lists and gets users", async () => {
  const client = createClient<paths>({
    baseUrl: server.url,
    headers: { authorization: `Bearer ${server.token}` },
  });
  const account = { integrated_account_id: server.integratedAccountId };
  const list = await client.GET("/unified/ticketing/users", {
    params: { query: { ...account, limit: 2, is_active: true } },
  });
  const [first] = list.data?.result ?? [];
  const one = await client.GET("/unified/ticketing/users/{id}", {
    params: { path: { id: first?.id ?? "" }, query: account },
  });

  expect(list.data?.result).toHaveLength(2);
  expect(one.data).toEqual(first);
});

test("openapi-fetch sees the typed error envelope", async () => {
  const client = createClient<paths>({ baseUrl: server.url });
  const { error } = await client.GET("/unified/ticketing/users", {
    params: { query: { integrated_account_id: server.integratedAccountId } },
  });
  expect(error?.statusCode).toBe(401);
});
