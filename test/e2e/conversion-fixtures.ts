/** Documents with formats that are converted, and their SDKs. */
import { afterEach, expect } from "vitest";
import { generatedSdk, type GeneratedSdk } from "../support/generated.js";
import { startServer, type Answer, type TestServer } from "../support/server.js";

const types = { int64: "bigint", dateTime: "Date" } as const;
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

/** An SDK for one test, with `bigint` and `Date`. */
export async function sdkOf(document: object): Promise<GeneratedSdk> {
  const sdk = await generatedSdk(document, { types });
  cleanups.push(sdk.remove);
  expect(sdk.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return sdk;
}

/** A server for one test. */
export async function serve(answer: Answer): Promise<TestServer> {
  const server = await startServer(answer);
  cleanups.push(server.close);
  return server;
}

/** The content of a body. */
export const json = (schema: object) => ({ content: { "application/json": { schema } } });

/** A document whose operations answer with these schemas, by name. */
export function documentOf(
  schemas: Record<string, object>,
  components: Record<string, object> = {},
) {
  const paths = Object.entries(schemas).map(([name, schema]) => [
    `/${name}`,
    { get: { operationId: name, responses: { 200: { description: "", ...json(schema) } } } },
  ]);
  return {
    openapi: "3.1.0",
    info: { title: "Test", version: "1" },
    servers: [{ url: "https://test.example" }],
    paths: Object.fromEntries(paths) as object,
    components: { schemas: components },
  };
}

/** Schemas. */
export const int64 = { type: "integer", format: "int64" };
export const dateTime = { type: "string", format: "date-time" };
export const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
