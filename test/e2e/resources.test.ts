/** Every resource of the generated SDK: how it lists, fails and leads to other records. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  getCommentLinks,
  getTicketLinks,
  NotFoundError,
  TicketingClient,
} from "../../generated/ticketing/index.js";
import { sendJson, startServer, type Answer, type TestServer } from "../support/server.js";

const integratedAccountId = "3f0c2a54-8f5e-4c1b-9d1a-6c2f7f0b9a10";

let server: TestServer;
let client: TicketingClient;
let answer: Answer;
let asked: URL[];

beforeAll(async () => {
  server = await startServer((response, request, index) => {
    asked.push(new URL(request.url, server.url));
    answer(response, request, index);
  });
  client = new TicketingClient({ baseURL: server.url, auth: "token", integratedAccountId });
});

beforeEach(() => {
  asked = [];
});

afterAll(async () => {
  await server.close();
});

const everything = ["list", "create", "get", "update", "delete"];
const resources = [
  ["accounts", everything, () => client.accounts.list({ limit: 1 })],
  ["attachments", [...everything, "download"], () => client.attachments.list({ limit: 1 })],
  ["collections", everything, () => client.collections.list({ limit: 1 })],
  ["comments", everything, () => client.comments.list({ limit: 1 })],
  ["contacts", everything, () => client.contacts.list({ limit: 1 })],
  ["fields", everything, () => client.fields.list({ limit: 1 })],
  ["tags", everything, () => client.tags.list({ limit: 1 })],
  ["teams", everything, () => client.teams.list({ limit: 1 })],
  ["ticket_priorities", ["list"], () => client.ticketPriorities.list({ limit: 1 })],
  ["ticket_status", ["list"], () => client.ticketStatus.list({ limit: 1 })],
  ["ticket_types", ["list"], () => client.ticketTypes.list({ limit: 1 })],
  ["tickets", [...everything, "import"], () => client.tickets.list({ limit: 1 })],
  ["users", everything, () => client.users.list({ limit: 1 })],
  ["workspaces", everything, () => client.workspaces.list({ limit: 1 })],
] as const;

test("a client has all resources", () => {
  const names = resources.map(([path]) =>
    path.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase()),
  );

  expect(Object.keys(client)).toEqual(expect.arrayContaining(names));
});

describe.each(resources)("%s", (path, methods, list) => {
  test("has the methods of its document", () => {
    const name = path.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
    const resource: unknown = Reflect.get(client, name);
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
    expect(asked.map(({ pathname }) => pathname)).toEqual([
      `/unified/ticketing/${path}`,
      `/unified/ticketing/${path}`,
    ]);
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

    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ status: 404, body });
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
