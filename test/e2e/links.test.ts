/** Links make the requests that follow a response, from what was sent and received. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type {
  ApiCall,
  ApiClient,
  ApiRequest,
  ClientOptions,
  Received,
} from "../../generator/runtime/index.js";
import { importGolden } from "../support/golden-sdk.js";
import { sendJson, startServer, type TestServer } from "../support/server.js";

type Follow = (received: Received<unknown>, input?: object) => ApiRequest<unknown>;

interface Sdk {
  readonly LinksClient: new (options: ClientOptions) => ApiClient & {
    readonly users: {
      readonly create: (body: object) => ApiCall<unknown>;
      readonly get: (id: string) => ApiCall<unknown>;
    };
  };
  readonly createUserLinks: Readonly<Record<"getUser" | "addNote" | "shareUser", Follow>>;
}

let server: TestServer;
let sdk: Sdk;

beforeAll(async () => {
  server = await startServer((response) => {
    sendJson(response, { id: "a/1", name: "Ada" }, { status: 201, headers: { "X-Id": "7" } });
  });
  sdk = (await importGolden("links")) as Sdk;
});

afterAll(async () => {
  await server.close();
});

test("from bodies, headers and constants, to any operation", async () => {
  const client = new sdk.LinksClient({ baseURL: server.url });
  const received = await client.users.create({ name: "Ada" }).withResponse();
  const { getUser, addNote, shareUser } = sdk.createUserLinks;

  await client.send(getUser(received));
  await client.send(addNote(received));
  await client.send(shareUser(received, { path: { team: 7 } }));
  await client.send(addNote(received, { path: { id: "8" }, body: { text: "Mine." } }));

  const [, got, noted, shared, own] = server.requests;
  expect(got).toMatchObject({ method: "GET", url: "/users/a%2F1" });
  expect(got?.headers["x-from"]).toBe("POST Ada");
  expect(noted).toMatchObject({ method: "POST", url: "/users/7/notes" });
  expect(JSON.parse(noted?.body ?? "")).toEqual({ text: "Welcome.", pinned: true });
  expect(shared).toMatchObject({ method: "PUT", url: "/users/a%2F1/shares/7" });
  expect(own).toMatchObject({ url: "/users/8/notes", body: '{"text":"Mine."}' });
});

test("not after another operation, nor without what has to be given", async () => {
  const client = new sdk.LinksClient({ baseURL: server.url });
  const other = await client.users.get("1").withResponse();
  const received = await client.users.create({ name: "Ada" }).withResponse();

  expect(() => sdk.createUserLinks.getUser(other)).toThrow("cannot follow getUser");
  expect(() => sdk.createUserLinks.shareUser(received).url()).toThrow("team");
});
