/** Every resource of the generated SDK: how it lists, fails and leads to other records. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  getCommentLinks,
  getTicketLinks,
  TicketingClient,
} from "../../generated/ticketing/index.js";
import {
  createClient,
  unifiedModels,
  unifiedResources,
  type AnyClient,
} from "../support/resources.js";
import { sendJson, startServer, type Answer, type TestServer } from "../support/server.js";

const integratedAccountId = "3f0c2a54-8f5e-4c1b-9d1a-6c2f7f0b9a10";

let server: TestServer;
let client: TicketingClient;
let clients: Readonly<Record<string, AnyClient>>;
let answer: Answer;
let asked: URL[];

beforeAll(async () => {
  server = await startServer((response, request, index) => {
    asked.push(new URL(request.url, server.url));
    answer(response, request, index);
  });
  const options = { baseURL: server.url, auth: "token", integratedAccountId };
  client = new TicketingClient(options);
  const created = unifiedModels.map(async (model) => [model, await createClient(model, options)]);
  clients = Object.fromEntries(await Promise.all(created)) as typeof clients;
});

beforeEach(() => {
  asked = [];
});

afterAll(async () => {
  await server.close();
});

describe.each(unifiedModels)("a client of %s", (model) => {
  test("has all resources", () => {
    const names = unifiedResources
      .filter((resource) => resource.model === model)
      .map(({ property }) => property);

    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(clients[model] ?? {})).toEqual(expect.arrayContaining(names));
  });
});

describe.each(unifiedResources)("$key", ({ model, property, key, methods }) => {
  const list = () => {
    const resource = clients[model]?.[property];
    if (resource === undefined) throw new Error(`There is no ${property}.`);
    return resource.list({ limit: 1 });
  };

  test("has the methods of its document", () => {
    const resource: unknown = Reflect.get(clients[model] ?? {}, property);
    const found = Object.getOwnPropertyNames(Reflect.getPrototypeOf(Object(resource)));

    expect(new Set(found)).toEqual(new Set(["constructor", ...methods]));
  });

  test("lists items across pages, for the account of the client", async () => {
    answer = (response) => {
      const isFirst = asked.length === 1;
      const page = { result: [{ id: isFirst ? "1" : "2" }], next_cursor: isFirst ? "two" : null };
      sendJson(response, page);
    };
    const ids: unknown[] = [];

    for await (const { id } of list()) ids.push(id);

    expect(ids).toEqual(["1", "2"]);
    expect(asked.map(({ pathname }) => pathname)).toEqual([`/unified/${key}`, `/unified/${key}`]);
    expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      { integrated_account_id: integratedAccountId, limit: "1" },
      { integrated_account_id: integratedAccountId, limit: "1", next_cursor: "two" },
    ]);
  });

  test("fails with the shared error", async () => {
    const body = { statusCode: 404, error: "Not Found", message: "No such account." };
    answer = (response) => {
      sendJson(response, body, { status: 404 });
    };

    const error = await list().then(undefined, (reason: unknown) => reason);

    expect(error).toMatchObject({ name: "NotFoundError", status: 404, body });
  });
});

test("an attachment is downloaded as bytes", async () => {
  answer = (response) => {
    response.writeHead(200, { "content-type": "image/png" });
    response.end(Buffer.from([137, 80, 78, 71]));
  };

  const file = await client.attachments.download({ remote_data: { id: "51007" } });

  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([137, 80, 78, 71]);
  expect(asked[0]?.pathname).toBe("/unified/ticketing/attachments/download");
});

test("a ticket is imported in the words of the provider", async () => {
  answer = (response, { body }) => {
    sendJson(response, { result: JSON.parse(body) as unknown });
  };
  const remote_data = { ticket: { subject: "The engine stopped" } };

  expect(await client.tickets.import({ remote_data })).toEqual({ result: { remote_data } });
  expect(asked[0]?.pathname).toBe("/unified/ticketing/tickets/import");
});

test("a reference leads to the record, in the same account", async () => {
  answer = (response) => {
    const author = { id: "88120", type: "contact" };
    sendJson(response, { id: "1", team: { id: "team-7" }, contact: null, author });
  };
  const ticket = await client.tickets.get("40211").withResponse();
  const comment = await client.comments.get("90017").withResponse();

  await client.send(getTicketLinks.team(ticket));
  await client.send(getCommentLinks.authorAsContact(comment));

  const [, , team, author] = asked;
  expect(team?.pathname).toBe("/unified/ticketing/teams/team-7");
  expect(team?.searchParams.get("integrated_account_id")).toBe(integratedAccountId);
  expect(author?.pathname).toBe("/unified/ticketing/contacts/88120");
  expect(() => getTicketLinks.contact(ticket).url()).toThrow("id");
});
