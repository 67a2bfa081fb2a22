/** OAuth 2 as a document declares it: a token, a function, or client credentials. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiCall, ClientOptions } from "../../generator/runtime/index.js";
import { clientCredentials } from "../../generator/runtime/oauth.js";
import { importGolden } from "../support/golden-sdk.js";
import { sendJson, startServer, type TestServer } from "../support/server.js";

interface Sdk {
  readonly SecurityClient: new (options: ClientOptions) => {
    readonly oauth: { readonly get: () => ApiCall<undefined> };
  };
}

let server: TestServer;
let sdk: Sdk;

beforeAll(async () => {
  server = await startServer((response, { url }) => {
    if (url === "/token") sendJson(response, { access_token: "issued", expires_in: 3600 });
    else response.writeHead(204).end();
  });
  sdk = (await importGolden("security")) as Sdk;
});

afterAll(async () => {
  await server.close();
});

test.each([
  ["a token", () => "given", "Bearer given"],
  ["a function", () => () => "asked", "Bearer asked"],
  [
    "client credentials",
    () =>
      clientCredentials({
        tokenURL: `${server.url}/token`,
        clientId: "id",
        clientSecret: "secret",
        scopes: ["read", "write"],
      }),
    "Bearer issued",
  ],
])("takes %s", async (_, credential, header) => {
  const client = new sdk.SecurityClient({ baseURL: server.url, auth: { oauth: credential() } });
  await client.oauth.get();
  expect(server.requests.at(-1)?.headers.authorization).toBe(header);
});

test("asks for the scopes once", () => {
  const asked = server.requests.filter(({ url }) => url === "/token");
  expect(asked.map(({ body }) => new URLSearchParams(body).get("scope"))).toEqual(["read write"]);
});
