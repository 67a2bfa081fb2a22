/** What a document marks as secret is not in the logs of its SDK. */
import { expect, test } from "vitest";
import { ApiClient, type ApiDescriptor, type ApiRequest } from "../../generator/runtime/index.js";
import { logging, type LogRecord } from "../../generator/runtime/logger.js";
import { generatedSdk } from "../support/generated.js";
import { sendJson, startServer } from "../support/server.js";

const object = (properties: object) => ({ type: "object", properties });
const json = (schema: object) => ({ content: { "application/json": { schema } } });

const document = {
  openapi: "3.1.0",
  info: { title: "Vault", version: "1" },
  servers: [{ url: "https://vault.example" }],
  paths: {
    "/accounts": {
      post: {
        operationId: "createAccount",
        requestBody: json({ $ref: "#/components/schemas/Account" }),
        responses: { 201: { description: "", ...json({ $ref: "#/components/schemas/Account" }) } },
      },
    },
    "/doors": {
      post: {
        operationId: "openDoor",
        requestBody: json(object({ pin: { type: "string", format: "password" } })),
        responses: { 204: { description: "" } },
      },
    },
  },
  components: {
    schemas: {
      Account: object({
        name: { type: "string" },
        answers: { type: "array", items: object({ text: { type: "string", writeOnly: true } }) },
        recovery: { $ref: "#/components/schemas/Phrase" },
        backup: { allOf: [{ $ref: "#/components/schemas/Phrase" }], description: "Another one." },
      }),
      Phrase: { type: "string", format: "password" },
    },
  },
};

test("X68 properties that are writeOnly or of format password are not in logged bodies", async () => {
  const sdk = await generatedSdk(document, {});
  const { vaultSecretProperties, vaultApi, createAccount, openDoor } = sdk.exports as unknown as {
    readonly vaultSecretProperties: readonly string[];
    readonly vaultApi: ApiDescriptor;
    readonly createAccount: (body: object) => ApiRequest<unknown, unknown>;
    readonly openDoor: (body: object) => ApiRequest<unknown, unknown>;
  };
  expect(vaultSecretProperties).toEqual(["backup", "pin", "recovery", "text"]);
  const secret = "hush-2718281828";
  const account = {
    name: "Ada",
    answers: [{ text: secret }],
    recovery: secret,
    backup: secret,
  };
  const server = await startServer((response) => sendJson(response, account, { status: 201 }));
  const records: unknown[] = [];
  const keep = (message: string, record: LogRecord) => records.push([message, record]);
  const logger = { debug: keep, info: keep, warn: keep, error: keep };
  const options = { logger, level: "debug", logBodies: true } as const;
  const middleware = [logging({ ...options, hiddenProperties: vaultSecretProperties })];
  const client = new ApiClient(vaultApi, { baseURL: server.url, middleware });
  try {
    await client.send(createAccount(account));
    await client.send(openDoor({ pin: secret }));
  } finally {
    await server.close();
    await sdk.remove();
  }
  expect(JSON.stringify(records)).not.toContain(secret);
  expect(JSON.stringify(records)).toContain("Ada");
});

test("a document without secrets has no list of them", async () => {
  const sdk = await generatedSdk({ ...document, paths: {}, components: {} }, {});
  expect(Object.keys(sdk.files).filter((path) => path.endsWith("secrets.ts"))).toEqual([]);
  await sdk.remove();
});
