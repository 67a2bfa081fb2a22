/** Links whose operations stand in other files, followed at a server. */
import { expect, test } from "vitest";
import { importGolden } from "../support/golden-sdk.js";
import { startServer } from "../support/server.js";

type MakeRequest = (received: unknown) => unknown;

interface Sdk {
  readonly createOrderLinks: Readonly<Record<"read" | "cancel" | "refund", MakeRequest>>;
  readonly OrdersClient: new (options: { readonly baseURL: string }) => {
    readonly orders: { readonly create: () => { readonly withResponse: () => Promise<unknown> } };
    readonly send: (request: unknown) => Promise<unknown>;
  };
}

test("a link leads to its operation in whichever file that stands", async () => {
  const { createOrderLinks, OrdersClient } = (await importGolden("links-across-files")) as Sdk;
  const server = await startServer((response) => {
    response.setHeader("content-type", "application/json").end('{"id":"7"}');
  });
  try {
    const client = new OrdersClient({ baseURL: server.url });
    const created = await client.orders.create().withResponse();
    for (const make of Object.values(createOrderLinks)) await client.send(make(created));
  } finally {
    await server.close();
  }
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /orders",
    "GET /orders/7",
    "DELETE /orders/7",
    "POST /orders/7/refunds",
  ]);
});
