/** Every resource of every model against the embedded server, which serves them from one data set. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "../server/server.js";
import {
  bodyExample,
  createClient,
  unifiedModels,
  unifiedResources,
  type AnyClient,
} from "../support/resources.js";

let server: TestServer;
let clients: Readonly<Record<string, AnyClient>>;

beforeAll(async () => {
  server = await startServer({ userCount: 50 });
  const options = {
    baseURL: server.url,
    auth: server.token,
    integratedAccountId: server.integratedAccountId,
  };
  const created = unifiedModels.map(async (model) => [model, await createClient(model, options)]);
  clients = Object.fromEntries(await Promise.all(created)) as typeof clients;
});

afterAll(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
});

function having(...methods: readonly string[]) {
  return unifiedResources.filter((one) => methods.every((method) => one.methods.includes(method)));
}

function methodsOf({ model, property }: (typeof unifiedResources)[number]) {
  const methods = clients[model]?.[property];
  if (methods === undefined) throw new Error(`The client of ${model} has no ${property}.`);
  return methods;
}

test.each(unifiedResources)("$key is listed to the end, each record once", async (resource) => {
  const ids: unknown[] = [];
  for await (const { id } of methodsOf(resource).list({ limit: 7 })) ids.push(id);

  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(having("get"))("$key gives a record as its list does", async (resource) => {
  const methods = methodsOf(resource);
  for await (const record of methods.list({ limit: 2 })) {
    expect(await methods.get(String(record["id"]))).toEqual(record);
    break;
  }
  expect.assertions(1);
});

test.each(having("create", "get", "update", "delete"))(
  "$key creates, changes and deletes a record",
  async (resource) => {
    const methods = methodsOf(resource);
    const { remote_data: _, ...changes } = bodyExample(resource, "update");
    const { id } = await methods.create(bodyExample(resource, "create"));
    await methods.update(String(id), changes);

    expect(Object.keys(changes)).not.toEqual([]);
    expect(await methods.get(String(id))).toMatchObject(changes);
    expect(await methods.delete(String(id))).toEqual({ id });
    await expect(methods.get(String(id))).rejects.toMatchObject({ status: 404 });
  },
);
